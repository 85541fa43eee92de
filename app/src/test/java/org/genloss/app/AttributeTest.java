package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss attribute}, and what {@code check} says of sampling. */
class AttributeTest {

    private static final String HEAD =
            "name: blame\ntrials: 5\ngenerations: 3\nsize: 60\n" + "evaluation: {draws: 500, reference: 500}\n";

    @TempDir
    Path folder;

    private int runs;

    private Cli attribute(String out, String spec, String... more) throws IOException {
        Path file = folder.resolve("spec.yaml");
        Files.writeString(file, HEAD + spec);
        String[] arguments = new String[more.length + 5];
        System.arraycopy(
                new String[] {
                    "attribute", file.toString(), "--out", folder.resolve(out).toString(), "--threads=1"
                },
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Cli.run(arguments);
    }

    private JsonNode rows(String spec, String... more) throws IOException {
        String[] json = java.util.Arrays.copyOf(more, more.length + 1);
        json[more.length] = "--json";
        Cli cli = attribute("out-" + runs++, spec, json);
        assertEquals(0, cli.code(), cli.err());
        return JsonMapper.shared().readTree(cli.out()).path("rows");
    }

    /** The Jensen-Shannon divergence of an exact histogram without sampling is 0: all of the loss is statistical. */
    @Test
    void ofAnExactHistogramAllIsStatisticalError() throws IOException {
        JsonNode rows = rows(
                "source: {kind: zipf, types: 30}\nlearner: categorical\n" + "sweep: {policy: [replace, keep 50%]}\n");
        assertEquals(10, rows.size());
        for (int cell = 0; cell < 10; cell += 5) {
            double whole = rows.get(cell).path("loss").asDouble();
            assertTrue(whole > 0.01, rows.toString());
            assertEquals("js_divergence", rows.get(cell).path("metric").asString());
            assertEquals(
                    "due to statistical error", rows.get(cell + 1).path("part").asString());
            assertEquals(whole, rows.get(cell + 1).path("loss").asDouble(), 1e-12);
            for (int zero : new int[] {2, 3}) {
                assertEquals(0, rows.get(cell + zero).path("loss").asDouble());
                assertTrue(rows.get(cell + zero).path("note").asString().startsWith("0 by construction: "));
            }
            assertEquals(0, rows.get(cell + 4).path("loss").asDouble(), 1e-12);
        }
        assertEquals("main: keep 50%", rows.get(5).path("cell").asString());
    }

    /**
     * One normal law for two modes at -3 and 3: without sampling, W2 squared of N(0, 10) from the mixture, 1.190
     * (core/src/test/golden/one_normal_for_two_modes.py), but for the noise of what is drawn to be measured: over 5 trials
     * of 5,000 items about 0.03.
     */
    @Test
    void aFamilyThatIsTooSmallIsFound() throws IOException {
        String mixture = "source: {kind: gaussian-mixture, means: [[-3], [3]]}\n";
        JsonNode rows = rows(mixture + "learner: gaussian\n", "--set", "evaluation.draws=5000");
        assertEquals("wasserstein_2_squared", rows.get(0).path("metric").asString());
        assertEquals(
                "oracle family: gaussian-mixture of 2", rows.get(2).path("note").asString());
        assertEquals("population limit, exact", rows.get(1).path("note").asString());
        double limit =
                rows.get(0).path("loss").asDouble() - rows.get(1).path("loss").asDouble();
        assertEquals(1.190, limit, 0.15, rows.toString());
        assertTrue(rows.get(4).path("loss").asDouble() < 0.1, rows.toString());
    }

    @Test
    void aFitThatStopsTooEarlyIsConverged() throws IOException {
        JsonNode rows = rows(
                "source: {kind: gaussian-mixture, means: [[-3], [3]]}\n"
                        + "learner: {kind: gaussian-mixture, n_components: 2, tol: 0.5, max_iter: 1}\n",
                "--set",
                "size=20",
                "--trials=2",
                "--set",
                "generations=1");
        assertTrue(rows.get(1).path("note").asString().startsWith("approximation: samples 100 times as large"));
        assertEquals(0, rows.get(2).path("half_width").asDouble());
        assertTrue(rows.get(3).path("note").asString().startsWith("EM to a change of 1.0E-8"), rows.toString());
        assertTrue(Files.exists(folder.resolve("out-0/cell-0/without-limited-fit/ledger.jsonl")));
        String manifest = Files.readString(folder.resolve("out-0/cell-0/without-statistical-error/manifest.json"));
        assertTrue(manifest.contains("start: 2000"), manifest);
    }

    @Test
    void theOracleOfOtherSources() throws IOException {
        JsonNode poisson = rows("source: {kind: poisson, mean: 3}\nlearner: gaussian\n");
        assertEquals("oracle family: poisson", poisson.get(2).path("note").asString());
        JsonNode heavy = rows("source: {kind: laplace}\nlearner: gaussian\n");
        assertEquals(
                "cannot tell: no learner's family is known to contain the law of laplace",
                heavy.get(2).path("note").asString());
        assertFalse(heavy.get(2).has("loss"));
        assertEquals(
                "what remains; still on: limited family",
                heavy.get(4).path("note").asString());
        JsonNode line = rows("source: {kind: linear-model, dimension: 2}\nlearner: linear-regression\n", "--trials=2");
        assertEquals("excess_risk", line.get(0).path("metric").asString());
    }

    @Test
    void itGoesOnWhereItWasAndReadsTheMeasureThatIsNamed() throws IOException {
        String spec = "source: {kind: zipf, types: 30}\nlearner: categorical\n";
        Cli first = attribute("out-0", spec, "--metric", "coverage_deficit[of=model]");
        assertEquals(0, first.code(), first.err());
        assertTrue(first.out().contains("coverage_deficit[of=model] at the last generation"), first.out());
        Path ledger = folder.resolve("out-0/cell-0/whole/ledger.jsonl");
        FileTime written = Files.getLastModifiedTime(ledger);
        Cli again = attribute("out-0", spec, "--metric", "coverage_deficit[of=model]");
        assertEquals(first.out(), again.out());
        assertEquals(written, Files.getLastModifiedTime(ledger));
        Cli unknown = attribute("out-1", spec, "--metric", "js_divergance");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("js_divergence"), unknown.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: gaussian} | gaussian | sufficient | keep 10% | generation 1 reads 6 of 60 first real items",
                "{kind: gaussian} | kernel-density | sufficient | replace | kernel-density reads the items themselves",
                "{kind: gaussian} | gaussian-mixture | population | replace | gaussian-mixture has no exact fit",
                "{kind: table, columns: [a], path: spec.yaml} | gaussian | population | replace | gives records without a law"
            })
    void checkSaysWhatSamplingCannotDo(String source, String learner, String sampling, String policy, String what)
            throws IOException {
        Path file = folder.resolve("spec.yaml");
        Files.writeString(
                file,
                HEAD + "source: " + source.replace("spec.yaml", "'" + file + "'") + "\nlearner: " + learner
                        + "\nsampling: " + sampling + "\npolicy: " + policy + "\n");
        Cli cli = Cli.run("check", file.toString());
        assertEquals(2, cli.code(), cli.out());
        assertTrue(cli.err().contains(what), cli.err());
        assertTrue(cli.err().contains("remedy: use sampling: points"), cli.err());
    }
}
