package org.genloss.app.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.genloss.audit.Profile;
import org.genloss.audit.Settings;
import org.genloss.data.corpus.Columns;
import org.genloss.data.corpus.Damage;
import org.genloss.data.corpus.Reading;
import org.genloss.data.corpus.RecordFiles;
import org.genloss.data.corpus.Shard;
import org.genloss.data.corpus.Tally;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.Harmless;
import org.genloss.spec.UserError;

/** Reads files into a profile; goes on where it was stopped. */
public final class Profiler {

    /** How often what was made is saved. */
    private static final Duration EVERY = Duration.ofSeconds(30);

    /**
     * A corpus that is being read.
     *
     * @param name for people
     * @param bytes of all its files
     * @param done how many of them have been dealt with
     */
    public record NowReading(String name, long bytes, LongSupplier done) {}

    /** Who is told how it is getting on. */
    public interface Watcher {

        /** A corpus begins to be read. */
        void begins(NowReading reading);

        /** It has been read. */
        void ends();

        /** Something that takes a while is computed: step {@code done + 1} of {@code of}. */
        void measuring(String what, int done, int of);
    }

    private Profiler() {}

    /**
     * Reads a corpus.
     *
     * @param out where the profile will be: notes for going on lie beside it
     * @throws UserError if files are missing, damaged (if that stops it), or without a record
     */
    public static Profiled read(Corpus corpus, Observers observers, Path out, Watcher watcher) {
        RecordFiles files = open(corpus);
        Outputs.PROFILE.prepare(out);
        Settings settings =
                new Settings(corpus.by(), corpus.lowercase(), true, corpus.numbers(), observers.references());
        Path notes = out.resolveSibling(out.getFileName() + ".resume");
        Reading reading = Reading.resumable(files, notes, options(settings));
        Profile profile = reading.partial()
                .map(bytes -> Profile.fromBytes(bytes, observers.all(), notes.toString()))
                .orElseGet(() -> new Profile(settings, observers.all()));
        watcher.begins(new NowReading(name(corpus), files.bytes(), files::bytesRead));
        Tally tally;
        try {
            tally = reading.run(corpus.threads(), profile::add, profile::toBytes, EVERY);
        } finally {
            watcher.ends();
        }
        Profiled profiled = new Profiled(corpus, profile, tally, files(files), reading::forget);
        try {
            requireSomething(profiled);
        } catch (UserError e) {
            // the same command would end in the same way, and another one must not be asked to go on with this
            reading.forget();
            throw e;
        }
        return profiled;
    }

    /**
     * Looks at what a corpus is said to be, and reads nothing.
     *
     * @throws UserError if a file is missing, or its condition is none
     */
    public static void requireReadable(Corpus corpus) {
        open(corpus);
    }

    private static RecordFiles open(Corpus corpus) {
        return new RecordFiles(
                corpus.files(),
                new Columns(corpus.text(), corpus.numbers(), corpus.by()),
                corpus.where(),
                corpus.skipDamage() ? Damage.Policy.SKIP : Damage.Policy.STOP);
    }

    /** What decides what is made of the records, besides what the files' description says. */
    private static String options(Settings settings) {
        return (settings.lowercase() ? "--lowercase " : "") + String.join(" ", settings.references());
    }

    private static void requireSomething(Profiled profiled) {
        Tally tally = profiled.tally();
        String corpus = name(profiled.corpus());
        if (tally.records() == 0) {
            String condition = profiled.corpus().where().orElse("");
            throw new UserError(
                    "there is no record in " + corpus
                            + (tally.leftOut() > 0
                                    ? ": all " + tally.leftOut() + " were left out by the condition "
                                            + Harmless.of(condition, 200)
                                    : ""),
                    "check the files" + (tally.leftOut() > 0 ? " and the condition" : ""));
        }
        List<String> missing = profiled.missingColumns();
        if (!missing.isEmpty()) {
            throw new UserError(
                    "no record of " + corpus + " has a value in the column "
                            + missing.stream().map(one -> Harmless.of(one, 60)).collect(Collectors.joining(", or in ")),
                    "check the name (--by, --numbers); month and year are taken from the column created; plain files"
                            + " have no columns");
        }
    }

    private static String name(Corpus corpus) {
        String first = Harmless.of(corpus.files().get(0), 40);
        int more = corpus.files().size() - 1;
        return more == 0 ? first : first + " and " + more + " more";
    }

    /** Files with their sizes; shards of one file are one. */
    private static List<Audit.File> files(RecordFiles corpus) {
        Map<String, Long> sizes = new TreeMap<>();
        List<String> order = new ArrayList<>();
        for (Shard shard : corpus.shards()) {
            if (sizes.merge(shard.name(), shard.bytes(), Long::sum) == shard.bytes()) {
                order.add(shard.name());
            }
        }
        return order.stream()
                .distinct()
                .map(name -> new Audit.File(name, sizes.get(name)))
                .toList();
    }
}
