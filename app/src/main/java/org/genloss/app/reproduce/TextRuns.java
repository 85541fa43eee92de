package org.genloss.app.reproduce;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The runs behind the checks on text: a language model is trained from scratch on one text, then the protocol of Shumailov et
 * al. (2024) is run on another. Both are kept in folders of their own, so that a killed check goes on, and so that the checks
 * that read the same run share it.
 */
final class TextRuns {

    /** The text that the first model is trained on. */
    static final String CORPUS = "corpus";

    /** The text that models are fine-tuned on, and tested on. */
    static final String TEXT = "text";

    /** The last generation. */
    static final int LAST = 5;

    static final int TRIALS = 3;

    /** The panel of settings A, B and those between. */
    static final String SETTINGS = "settings";

    /** Setting A of the paper: five epochs, nothing kept. */
    static final String A = "learner.epochs=5, replace";

    /** Setting B: ten epochs, a tenth of the real blocks kept. */
    static final String B = "learner.epochs=10, keep 10%";

    /** A with a tenth kept, and nothing else changed. */
    static final String A_KEPT = "learner.epochs=5, keep 10%";

    /** A with ten epochs, and nothing else changed. */
    static final String A_LONGER = "learner.epochs=10, replace";

    /** The panel of setting A with a repetition penalty. */
    static final String PENALTY = "penalty";

    private TextRuns() {}

    /** The paper's protocol in small, done or gone on with. */
    static Told protocol(Bench bench) {
        return Told.of(bench.run(spec(bench, "protocol", LAST, 5) + PANELS));
    }

    /** The model that all of it starts from, as it is: the same text measured, and the same seeds. */
    static Told start(Bench bench) {
        return Told.of(bench.run(spec(bench, "start", 0, 0)));
    }

    private static String spec(Bench bench, String name, int generations, int epochs) {
        Path model = pretrained(bench).resolve("models").resolve("c0000-t0000-g00000");
        return String.format(
                Locale.ROOT,
                PROTOCOL,
                name,
                TRIALS,
                generations,
                quoted(bench.data(TEXT)),
                quoted(model),
                quoted(model),
                epochs);
    }

    private static Path pretrained(Bench bench) {
        return bench.run(pretraining(bench.data(CORPUS))).folder();
    }

    /** A run that keeps a small model of a text. */
    static String pretraining(Path corpus) {
        return PRETRAINING.formatted(quoted(corpus));
    }

    /** A path as a scalar of YAML. */
    static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    /** Blocks as long as a prompt and its continuation: no place at which text is written is new to the model. */
    private static final String PRETRAINING = """
            name: pretraining
            seed: 20261122
            trials: 1
            generations: 0
            keep_models: last
            source: {kind: subwords, path: %s, vocabulary_size: 4096, block: 128, rows: document, end_of_text: true,
              held_out: 0.02}
            learner:
              kind: transformer
              preset: mini
              epochs: 1000
              max_steps: 4000
              batch_size: 16
              learning_rate: 0.002
              schedule: cosine
              warmup_steps: 200
              weight_decay: 0.1
              max_grad_norm: 1
              dropout: 0
            size: 8000
            evaluation: {draws: 100, reference: 150}
            metrics: [held-out-perplexity]
            """;

    private static final String PROTOCOL = """
            name: %s
            seed: 20261122
            trials: %d
            generations: %d
            source: {kind: subwords, path: %s, tokenizer: %s, end_of_text: true, held_out: 0.3}
            learner:
              kind: transformer
              weights: %s
              epochs: %d
              batch_size: 16
              learning_rate: 0.0005
              schedule: cosine-epochs
              min_learning_rate: 0.00001
              decay: all
            sampling: continuations
            decoding: {num_beams: 5, min_new_tokens: 64, max_new_tokens: 64}
            size: 500
            evaluation: {draws: 250, reference: 250}
            metrics: [held-out-perplexity, first-perplexity]
            """;

    private static final String PANELS = """
            panels:
              settings:
                sweep: {learner.epochs: [5, 10], policy: [replace, keep 10%]}
              penalty:
                decoding: {num_beams: 5, min_new_tokens: 64, max_new_tokens: 64, repetition_penalty: 2}
            """;
}
