package org.genloss.data.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.genloss.data.Row;
import org.genloss.spec.UserError;

/**
 * Reads a corpus with several threads, and can go on with a reading that was ended. Now and then no new shards are begun until those that
 * are being read are done; then what was made of them is saved beside their list. So what is saved is always what was made of
 * whole shards, and no thread needs a copy of it. Where there are fewer shards than threads, the others help with what the readers
 * read. A shard that was not done is begun anew.
 */
public final class Reading {

    private final RecordFiles corpus;
    private final Optional<Path> file;
    private final String settings;
    private final Map<Notes.Key, Notes.Note> done = new TreeMap<>();
    private Optional<byte[]> partial = Optional.empty();

    private Reading(RecordFiles corpus, Optional<Path> file, String settings) {
        this.corpus = corpus;
        this.file = file;
        this.settings = settings;
    }

    /** A reading that is not saved. */
    public static Reading of(RecordFiles corpus) {
        return new Reading(corpus, Optional.empty(), "");
    }

    /**
     * A reading that is saved to a file, or goes on with what a file has of it.
     *
     * @param file of the notes; need not exist
     * @param settings all that decides what is made of the records, besides {@link RecordFiles#description}
     * @throws UserError if the notes are damaged or of other settings, or if a file in them has changed or is no longer in the
     *     corpus
     */
    public static Reading resumable(RecordFiles corpus, Path file, String settings) {
        Reading reading = new Reading(corpus, Optional.of(file), corpus.description() + " " + settings.strip());
        if (Files.exists(file)) {
            reading.goOn(Notes.read(file), file);
        }
        return reading;
    }

    private void goOn(Notes notes, Path from) {
        if (!notes.settings().equals(settings)) {
            throw new UserError(
                    from + " was left by a reading with other options: "
                            + Labels.shown(notes.settings().strip()) + "; now they are "
                            + Labels.shown(settings.strip()),
                    "give the same options to go on, or remove that file to begin anew");
        }
        Map<Notes.Key, Shard> shards = new TreeMap<>();
        corpus.shards().forEach(shard -> shards.put(key(shard), shard));
        Map<Path, Fingerprint> now = new TreeMap<>();
        notes.done().forEach((key, note) -> {
            Shard shard = shards.get(key);
            String change = shard == null
                    ? "is not among the files now"
                    : now.computeIfAbsent(shard.path(), Fingerprint::of).equals(note.fingerprint())
                            ? ""
                            : "has changed since";
            if (!change.isEmpty()) {
                throw new UserError(
                        key.file() + " was read before the run was ended, and " + change + " (" + from + ")",
                        "put it back as it was, or remove " + from + " to begin anew");
            }
            done.put(key, note);
            shard.skip();
        });
        partial = Optional.of(notes.partial());
    }

    /** What had been made of the shards that are done already; empty if there are none, and once it runs. */
    public Optional<byte[]> partial() {
        return partial;
    }

    /**
     * Reads what is not done yet.
     *
     * @param threads that read shards side by side, or help those that do
     * @param consumer takes every record, from several threads at the same time
     * @param made what was made of all records so far, the saved ones included; called while no thread reads
     * @param every how often it is saved, if it is
     * @return what was read in all, from the beginning
     * @throws UserError as {@link Shard#read}, or if a file changes while it is read; where several files are damaged and that
     *     stops the run, it names one of them
     */
    public Tally run(int threads, Consumer<Row> consumer, Supplier<byte[]> made, Duration every) {
        partial = Optional.empty();
        List<Shard> open = new ArrayList<>(corpus.shards());
        open.removeIf(shard -> done.containsKey(key(shard)));
        while (!open.isEmpty()) {
            long until = System.nanoTime() + every.toNanos();
            BooleanSupplier due = () -> file.isPresent() && System.nanoTime() - until >= 0;
            new Team(threads, consumer).read(open, due).forEach((shard, note) -> done.put(key(shard), note));
            open.removeIf(shard -> done.containsKey(key(shard)));
            file.ifPresent(path -> new Notes(settings, done, made.get()).write(path));
        }
        return corpus.shards().stream()
                .map(shard -> done.get(key(shard)).tally())
                .reduce(Tally.none(), Tally::plus);
    }

    /** Removes the notes, once what they were for is safe. */
    public void forget() {
        file.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UserError("cannot remove " + path + ": " + e.getMessage(), "remove it by hand", e);
            }
        });
    }

    private static Notes.Key key(Shard shard) {
        return new Notes.Key(Expansion.name(shard.path()), shard.part());
    }
}
