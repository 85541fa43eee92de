package org.genloss.app.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.app.Catalog;
import org.genloss.data.Sample;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.ledger.Run;
import org.genloss.num.Seed;
import org.genloss.report.gallery.Claim;
import org.genloss.spec.UserError;
import org.genloss.theory.chain.GaussianChains;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full form of the checks on text, from end to end, with made-up text in place of WikiText-2 and a tiny model for OPT-125m. */
class TextRunsTest {

    /** What the test makes smaller. */
    private static final Map<String, String> SMALLER = Map.ofEntries(
            Map.entry("preset: mini", "preset: tiny"),
            Map.entry("vocabulary_size: 4096", "vocabulary_size: 280"),
            Map.entry("max_steps: 4000", "max_steps: 150"),
            Map.entry("warmup_steps: 200", "warmup_steps: 5"),
            Map.entry("size: 8000", "size: 60"),
            Map.entry("reference: 150", "reference: 1"));

    @TempDir
    Path folder;

    private final class Small implements Bench {

        private final LiveBench live;

        Small(Map<String, Path> data) {
            this.live = new LiveBench(data, 1, folder, false);
        }

        @Override
        public <S extends Sample<S>> Ensemble trials(Cell<S> cell, int trials, long seed) {
            return live.trials(cell, trials, seed);
        }

        @Override
        public GaussianChains.Paths chains(GaussianChains chains, int[] at, int trials, Seed seed) {
            return live.chains(chains, at, trials, seed);
        }

        @Override
        public Run run(String spec) {
            String small = spec;
            for (Map.Entry<String, String> each : SMALLER.entrySet()) {
                small = small.replace(each.getKey(), each.getValue());
            }
            return live.run(small);
        }

        @Override
        public Path data(String name) {
            return live.data(name);
        }
    }

    @BeforeEach
    void needsTransformers() {
        assumeTrue(Catalog.complete(), "a build without the module neural");
    }

    private Path text(String name, int lines, int shift) throws IOException {
        String line = "The wheel %d turned the stone %d ; they said so , and %d more .\n";
        String text = IntStream.range(0, lines)
                .mapToObj(i -> String.format(Locale.ROOT, line, (i + shift) % 7, i * i % 31, i * 17 % 101))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve(name), text);
    }

    private static Check check(String id) {
        return Checks.ALL.stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> results(Outcome outcome) {
        return outcome.rows().stream().map(Claim.Row::result).toList();
    }

    /** The published numbers are those of other weights: here all rows of numbers fail, each by what the run found. */
    @Test
    void theBaselinesAreThoseOfTheFolders() throws IOException {
        Path corpus = text("corpus.txt", 400, 0);
        Path data = Files.createDirectory(folder.resolve("wikitext"));
        Files.move(text("train", 300, 1), data.resolve("wiki.train.raw"));
        Files.move(text("valid", 60, 2), data.resolve("wiki.valid.tokens"));
        Files.move(text("test", 60, 3), data.resolve("wiki.test.tokens"));
        Path model = new Small(Map.of(TextRuns.CORPUS, corpus))
                .run(TextRuns.pretraining(corpus))
                .folder()
                .resolve("models/c0000-t0000-g00000");
        Bench bench = new Small(Map.of("opt-125m", model, "wikitext-2", data));
        Outcome plain = check("OPT").work().run(bench);
        assertEquals(List.of(Claim.Row.FAIL, Claim.Row.FAIL, Claim.Row.FAIL), results(plain));
        double zeroShot = plain.rows().get(1).ours();
        double fineTuned = plain.rows().get(2).ours();
        assertTrue(zeroShot > 1 && zeroShot < 100, "far better than 280 equal chances: " + zeroShot);
        assertTrue(fineTuned < zeroShot, fineTuned + " after, " + zeroShot + " before");

        Outcome marked = check("OPT").work().run(new Small(Map.of("opt-125m", marked(model), "wikitext-2", data)));
        assertEquals(Claim.Row.PASS, marked.rows().get(0).result());
        assertTrue(marked.rows().get(1).ours() > zeroShot, "marks that the model has never seen cost something");
    }

    /** The same model with a tokenizer that puts its mark before every row, as that of OPT does. */
    private Path marked(Path model) throws IOException {
        Path marked = Files.createDirectory(folder.resolve("marked"));
        for (String file : List.of("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json")) {
            Files.copy(model.resolve(file), marked.resolve(file));
        }
        String mark =
                "{\"type\":\"TemplateProcessing\",\"single\":[{\"SpecialToken\":{\"id\":\"<|endoftext|>\",\"type_id\":0}},"
                        + "{\"Sequence\":{\"id\":\"A\",\"type_id\":0}}],\"pair\":[],\"special_tokens\":{\"<|endoftext|>\":"
                        + "{\"id\":\"<|endoftext|>\",\"ids\":[0],\"tokens\":[\"<|endoftext|>\"]}}}";
        String json = Files.readString(model.resolve("tokenizer.json"));
        String changed = json.replace("\"post_processor\":null", "\"post_processor\":" + mark);
        assertNotEquals(json, changed);
        Files.writeString(marked.resolve("tokenizer.json"), changed);
        return marked;
    }

    @Test
    void aSplitThatIsNotThereIsNamed() throws IOException {
        Files.writeString(folder.resolve("wiki.test.parquet"), "x");
        Files.writeString(folder.resolve("wiki.test.tokens"), "x");
        assertEquals(folder.resolve("wiki.test.parquet"), OptChecks.split(folder, "test"));
        UserError error = assertThrows(UserError.class, () -> OptChecks.split(folder, "train"));
        assertTrue(error.getMessage().contains("wiki.train"), error.getMessage());
    }
}
