package org.genloss.app.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.genloss.report.gallery.Picture;
import org.genloss.theory.chain.GaussianChains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks on text as they are, with models and texts so small that they find nothing: what they read must be there. */
class TextChecksTest {

    /** What makes them small. */
    private static final Map<String, String> SMALLER = Map.ofEntries(
            Map.entry("block: 128", "block: 16"),
            Map.entry("held_out: 0.3", "held_out: 0.3, block: 16"),
            Map.entry("vocabulary_size: 4096", "vocabulary_size: 300"),
            Map.entry("preset: mini", "preset: tiny"),
            Map.entry("max_steps: 4000", "max_steps: 10"),
            Map.entry("warmup_steps: 200", "warmup_steps: 2"),
            Map.entry("size: 8000", "size: 200"),
            Map.entry("{draws: 100, reference: 150}", "{draws: 10, reference: 4}"),
            Map.entry("trials: 3", "trials: 2"),
            Map.entry("size: 500", "size: 10"),
            Map.entry("{draws: 250, reference: 250}", "{draws: 8, reference: 10}"),
            Map.entry("min_new_tokens: 64", "min_new_tokens: 4"),
            Map.entry("max_new_tokens: 64", "max_new_tokens: 4"));

    @TempDir
    Path folder;

    private final Bench small = new Bench() {

        private LiveBench live() {
            Map<String, Path> data =
                    Map.of("corpus", folder.resolve("corpus.txt"), "text", folder.resolve("it's text.txt"));
            return new LiveBench(data, 1, folder, false);
        }

        @Override
        public <S extends Sample<S>> Ensemble trials(Cell<S> cell, int trials, long seed) {
            throw new IllegalStateException("checks on text have runs of their own");
        }

        @Override
        public GaussianChains.Paths chains(GaussianChains chains, int[] at, int trials, Seed seed) {
            throw new IllegalStateException("checks on text have runs of their own");
        }

        @Override
        public Run run(String spec) {
            String smaller = spec;
            for (Map.Entry<String, String> change : SMALLER.entrySet()) {
                smaller = smaller.replace(change.getKey(), change.getValue());
            }
            return live().run(smaller);
        }

        @Override
        public Path data(String name) {
            return live().data(name);
        }
    };

    private static void write(Path file, int lines, String line) throws IOException {
        Files.writeString(
                file,
                IntStream.range(0, lines)
                        .mapToObj(i -> String.format(Locale.ROOT, line, i % 7, i % 31, i))
                        .collect(Collectors.joining()));
    }

    @Test
    void whatTheyReadIsThere() throws IOException {
        assumeTrue(Catalog.complete(), "a build without the module neural");
        write(
                folder.resolve("corpus.txt"),
                400,
                "The wheel %d turned the stone %d, and the miller counted %d sacks.\n");
        write(folder.resolve("it's text.txt"), 100, "A stone %d lay under wheel %d; nobody turned it %d times.\n");
        for (Check check : TextChecks.ALL) {
            assertEquals(List.of(TextRuns.CORPUS, TextRuns.TEXT), check.data());
            Outcome outcome = check.work().run(small);
            // so little a fit need not learn more than chance does
            assertTrue(
                    outcome.rows().stream()
                            .allMatch(row -> row.holds() || row.rule().startsWith("below by")),
                    check.id() + ": " + outcome.rows());
            for (Claim.Row row : outcome.rows()) {
                assertTrue(Double.isFinite(row.ours()), check.id() + ": " + row);
            }
            for (Picture.Chart chart : outcome.picture().orElseThrow().charts()) {
                assertTrue(chart.series().size() >= 4, check.id() + ": " + chart.title());
                for (Picture.Series series : chart.series()) {
                    assertTrue(Arrays.stream(series.y()).anyMatch(y -> y > 0), check.id() + ": " + series.name());
                }
            }
        }
    }
}
