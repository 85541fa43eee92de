package org.genloss.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.app.Catalog;
import org.genloss.app.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A chain of n-gram models on subwords, measured by all that measured text before subwords. */
class SubwordsRunTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Of text, and of types. */
    private static final List<String> METRICS = List.of(
            "held-out-perplexity",
            "distinct-n",
            "repetition",
            "compression-ratio",
            "support",
            "survival",
            "coverage-deficit",
            "tail-type-recall",
            "extinction",
            "next-generation-loss",
            "entropy",
            "heterozygosity",
            "hill-numbers",
            "divergence",
            "good-turing",
            "zipf-slope");

    @TempDir
    Path folder;

    @Test
    void nGramsOnSubwords() throws IOException {
        assumeTrue(Catalog.complete(), "a build without the module neural");
        String line = "The wheel %d turned the stone %d; they'd said so, and n\u00e4chstes Mal %d.\n\n";
        Files.writeString(
                folder.resolve("text.txt"),
                IntStream.range(0, 400)
                        .mapToObj(i -> String.format(Locale.ROOT, line, i % 7, i % 31, i))
                        .collect(Collectors.joining()));
        Path spec = folder.resolve("spec.yaml");
        Files.writeString(
                spec,
                "name: subwords\nsource: {kind: subwords, path: " + folder.resolve("text.txt")
                        + ", vocabulary_size: 300, block: 16}\nlearner: {kind: n-gram, order: 2}\n"
                        + "policy: replace\ngenerations: 2\nsize: 200\ntrials: 1\nseed: 4\n"
                        + "evaluation: {draws: 100, reference: 40}\nmetrics: [" + String.join(", ", METRICS) + "]\n");
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);
        Path run = folder.resolve("run");
        int code = Main.run(writer, writer, "run", spec.toString(), "--out", run.toString(), "--quiet", "--no-report");
        assertEquals(0, code, told.toString());
        Set<String> read = new TreeSet<>();
        double perplexity = Double.NaN;
        for (String row : Files.readAllLines(run.resolve("ledger.jsonl"))) {
            JsonNode node = MAPPER.readTree(row);
            read.add(node.path("metric").asString(""));
            if (node.path("metric").asString("").equals("perplexity")) {
                perplexity = node.path("value").asDouble();
            }
        }
        assertTrue(perplexity > 1 && perplexity < 300, "perplexity " + perplexity);
        for (String reading : List.of("support", "entropy", "zipf_slope", "repetition_2", "missing_mass")) {
            assertTrue(read.contains(reading), read.toString());
        }
    }
}
