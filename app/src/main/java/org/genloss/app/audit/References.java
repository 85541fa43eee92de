package org.genloss.app.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.genloss.audit.Block;
import org.genloss.audit.Blocks;
import org.genloss.audit.Profile;
import org.genloss.audit.Settings;
import org.genloss.audit.perplexity.FrozenModel;
import org.genloss.audit.perplexity.ReferenceText;
import org.genloss.audit.share.Ghostwriter;
import org.genloss.audit.share.Reserve;
import org.genloss.audit.share.ShareObserver;
import org.genloss.audit.share.Vocabularies;
import org.genloss.audit.share.VocabularyCounts;
import org.genloss.data.Row;
import org.genloss.data.corpus.Columns;
import org.genloss.data.corpus.Damage;
import org.genloss.data.corpus.Reading;
import org.genloss.data.corpus.RecordFiles;
import org.genloss.ledger.Disk;
import org.genloss.model.Decoding;
import org.genloss.model.ngram.NGram;
import org.genloss.num.Seed;

/**
 * Makes what the synthetic share and the perplexity are measured against: vocabularies of human and of synthetic text, slices of
 * both that no vocabulary has seen, and a language model of the human text.
 */
public final class References {

    /** The learner of language models. */
    static final NGram LEARNER = new NGram(3, NGram.Smoothing.KNESER_NEY, 1000);

    private static final String HUMAN = ".human.glp";
    private static final String SYNTHETIC = ".synthetic.glp";
    private static final String MODEL = ".lm";

    /** Words that a language model writes where there is no synthetic text: as many as these, at least. */
    private static final int LEAST_DOCUMENTS = 200;

    /**
     * What was made.
     *
     * @param vocabularies the file
     * @param human profile of the slice of human text
     * @param synthetic profile of the slice of synthetic text
     * @param model a language model, if it was asked for
     * @param words how many words the vocabularies have in common
     */
    public record Made(Path vocabularies, Path human, Path synthetic, Optional<Path> model, int words) {}

    private final boolean lowercase;
    private final Profiler.Watcher watcher;

    private References(boolean lowercase, Profiler.Watcher watcher) {
        this.lowercase = lowercase;
        this.watcher = watcher;
    }

    /**
     * Makes references.
     *
     * @param human text that people wrote, surely
     * @param synthetic text that machines wrote; where there is none, a language model of the human text writes it
     * @param out the vocabularies; slices and model are beside it
     * @param keepModel whether the language model is wanted
     */
    public static Made make(
            Corpus human, Optional<Corpus> synthetic, Path out, boolean keepModel, Profiler.Watcher watcher) {
        return new References(human.lowercase(), watcher).made(human, synthetic, out, keepModel);
    }

    private Made made(Corpus human, Optional<Corpus> synthetic, Path out, boolean keepModel) {
        Outputs.REFERENCE.prepare(out);
        Outputs.PROFILE.prepare(beside(out, HUMAN));
        Outputs.PROFILE.prepare(beside(out, SYNTHETIC));
        if (keepModel) {
            Outputs.REFERENCE.prepare(beside(out, MODEL));
        }
        VocabularyCounts counts = new VocabularyCounts(lowercase);
        boolean writes = synthetic.isEmpty();
        ReferenceText text = new ReferenceText(lowercase);
        int[] documents = new int[1];
        read(human, row -> {
            List<Block> blocks = blocks(row);
            if (!kept(blocks)) {
                blocks.forEach(counts::addHuman);
                if (writes || keepModel) {
                    blocks.forEach(text::add);
                }
            }
            documents[0]++;
        });
        Optional<FrozenModel> model = Optional.empty();
        if (writes || keepModel) {
            watcher.measuring("fitting a language model to the human text", 0, 1);
            model = Optional.of(FrozenModel.fit(text, LEARNER, new Seed(1)));
        }
        List<String> written = new ArrayList<>();
        if (writes) {
            watcher.measuring("writing synthetic text", 0, 1);
            Ghostwriter.write(
                    model.orElseThrow().model(),
                    Math.max(LEAST_DOCUMENTS, documents[0]),
                    Decoding.PLAIN,
                    new Seed(2),
                    written::add);
        }
        Consumer<Consumer<Row>> others = synthetic
                .<Consumer<Consumer<Row>>>map(one -> each -> read(one, each))
                .orElse(each -> rows(written, each));
        others.accept(row -> {
            List<Block> blocks = blocks(row);
            if (!kept(blocks)) {
                blocks.forEach(counts::addSynthetic);
            }
        });
        Vocabularies vocabularies = counts.vocabularies();
        Disk.replace(out.toAbsolutePath(), vocabularies.toBytes());
        Path humanSlice = beside(out, HUMAN);
        Path syntheticSlice = beside(out, SYNTHETIC);
        slice(vocabularies, each -> read(human, each), humanSlice);
        slice(vocabularies, others, syntheticSlice);
        Optional<Path> file = Optional.empty();
        if (keepModel) {
            file = Optional.of(beside(out, MODEL));
            Disk.replace(file.get().toAbsolutePath(), model.orElseThrow().toBytes());
        }
        return new Made(out, humanSlice, syntheticSlice, file, vocabularies.size());
    }

    private static Path beside(Path out, String ending) {
        return out.resolveSibling(out.getFileName().toString().replaceFirst("\\.gls$", "") + ending);
    }

    private List<Block> blocks(Row row) {
        return new Blocks(lowercase).of(row.text().orElse(""), row.file(), row.number());
    }

    private static boolean kept(List<Block> blocks) {
        return !blocks.isEmpty() && Reserve.keeps(blocks.get(0));
    }

    /** Profiles what vocabularies were not built from. */
    private void slice(Vocabularies vocabularies, Consumer<Consumer<Row>> rows, Path file) {
        Settings settings = new Settings(
                List.of(), lowercase, true, List.of(), List.of(ShareObserver.NAME + "=" + vocabularies.sha256()));
        Profile slice = new Profile(settings, List.of(new ShareObserver(vocabularies)));
        rows.accept(row -> {
            if (kept(blocks(row))) {
                slice.add(row);
            }
        });
        Profiles.write(slice, file);
    }

    private static void rows(List<String> documents, Consumer<Row> each) {
        for (int i = 0; i < documents.size(); i++) {
            each.accept(new Row(
                    List.of(), Optional.of(documents.get(i)), new double[0], "written by a language model", i + 1));
        }
    }

    /** One record after the other: counts are not safe for several threads. */
    private void read(Corpus corpus, Consumer<Row> each) {
        RecordFiles files = new RecordFiles(
                corpus.files(),
                new Columns(corpus.text(), List.of(), List.of()),
                corpus.where(),
                corpus.skipDamage() ? Damage.Policy.SKIP : Damage.Policy.STOP);
        watcher.begins(new Profiler.NowReading("references", files.bytes(), files::bytesRead));
        try {
            Reading.of(files).run(1, each, () -> new byte[0], Duration.ofDays(1));
        } finally {
            watcher.ends();
        }
    }
}
