package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as its user meets it. */
class CommandLineTest {

    private static final String SMALL = """
            name: small
            trials: 3
            generations: 4
            source: {kind: zipf, types: 20}
            learner: categorical
            size: 30
            metrics: [support, entropy]
            sweep: {policy: [replace, keep 10%, accumulate]}
            """;

    @TempDir
    Path folder;

    private String spec(String text) throws IOException {
        Path file = folder.resolve("spec.yaml");
        Files.writeString(file, text);
        return file.toString();
    }

    private Cli run(String spec, String out, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("run", spec, "--out", folder.resolve(out).toString(), "--no-report"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static void isTheUsersMistake(Cli cli, String... expected) {
        assertEquals(2, cli.code(), cli.out() + cli.err());
        for (String text : expected) {
            assertTrue(cli.err().contains(text), cli.err());
        }
        assertTrue(cli.err().contains("remedy: "), cli.err());
        assertFalse(cli.err().contains("\tat "), cli.err());
        assertFalse(cli.err().contains("Exception"), cli.err());
    }

    @Test
    void aRunLeavesAFolderAndATable() throws IOException {
        Cli first = run(spec(SMALL), "a");
        assertEquals(0, first.code(), first.err());
        assertTrue(first.out().contains("support, types"), first.out());
        assertTrue(first.out().contains("keep 10%"), first.out());
        assertTrue(first.out().contains("0/3"), first.out());
        assertTrue(first.err().contains("small: 3 cells x 3 trials, 45 generations in all"), first.err());
        byte[] ledger = Files.readAllBytes(folder.resolve("a/ledger.jsonl"));

        Cli again = run(spec(SMALL), "a");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.err().contains("(goes on there)"), again.err());
        assertArrayEquals(ledger, Files.readAllBytes(folder.resolve("a/ledger.jsonl")));

        assertEquals(0, run(spec(SMALL), "b", "--threads", "3").code());
        assertArrayEquals(ledger, Files.readAllBytes(folder.resolve("b/ledger.jsonl")));
        isTheUsersMistake(run(spec(SMALL), "a", "--seed", "9"), "holds another experiment", "--out");
    }

    @Test
    void quietSaysNothingAndJsonIsForPrograms() throws IOException {
        Cli quiet = run(spec(SMALL), "a", "--quiet");
        assertEquals(new Cli(0, "", ""), quiet);
        Cli json = run(spec(SMALL), "b", "--json");
        JsonNode result = JsonMapper.shared().readTree(json.out());
        assertEquals("done", result.path("event").asString());
        assertEquals(6, result.path("summary").size());
        assertEquals(3, result.path("summary").path(0).path("trials").asInt());
        json.err().lines().forEach(line -> JsonMapper.shared().readTree(line));
        assertTrue(json.err().startsWith("{\"event\":\"started\"") || json.err().contains("\"event\":\"started\""));
    }

    @Test
    void aReportIsWrittenAndCanBeWrittenAgain() throws IOException {
        Path run = folder.resolve("r");
        Cli cli = Cli.run("run", spec(SMALL), "--out", run.toString());
        assertEquals(0, cli.code(), cli.err());
        assertTrue(cli.out().endsWith("report: " + run.resolve("report.html") + System.lineSeparator()));
        Files.delete(run.resolve("report.html"));
        assertEquals(0, Cli.run("report", run.toString()).code());
        assertTrue(Files.size(run.resolve("report.html")) > 1000);
    }

    @Test
    void settingsHoldForEveryCell() throws IOException {
        String spec = spec(SMALL);
        assertTrue(Cli.run("check", spec, "--set", "policy=replace").out().contains(": 1 cells x 3 trials"));
        Cli check = Cli.run("check", spec, "--set", "source.types=9", "--set", "size.growth=power", "--trials", "2");
        assertTrue(check.out().contains("30 to 150"), check.out() + check.err());
        assertTrue(check.out().contains("x 2 trials"), check.out());
        Cli panels = Cli.run("check", "first-look", "--set", "generations=3", "--set", "panels.zipf.size=77");
        assertTrue(panels.out().contains("864 generations in all"), panels.out());
        assertTrue(panels.out().contains("77"), panels.out());
        isTheUsersMistake(Cli.run("check", spec, "--set", "sice=3"), "--set sice=3: sice: there is no key", "size");
        isTheUsersMistake(Cli.run("check", spec, "--set", "size"), "not of the form key=value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trials: 3 | trails: 3 | spec.yaml:2:1: trails: there is no key 'trails' here | did you mean trials",
                "trials: 3 | trials: many | spec.yaml:2:1: trials: must be a whole number | Repetitions",
                "trials: 3 | trials: 0 | trials must be at least 1, but is 0 | Repetitions",
                "trials: 3 | trials: .nan | must be a whole number, but is the number .nan | Repetitions",
                "size: 30 | size: -30 | spec.yaml:6:1: size: size must be at least 1, but is -30 | sample size",
                "size: 30 | size: .inf | size is a whole number from 1 to 2147483647, but is '.inf' | sample size",
                "keep 10% | keep 110% | spec.yaml:8:27: sweep.policy[1]: share must be from 0.0 to 1.0, but is 1.1 | What the next",
                "keep 10% | kep 10% | there is no policy 'kep 10%' | known are replace",
                "replace, | paper 0.5 0.6 0.1, | alpha + beta + gamma must be 1 | What the next",
                "types: 20 | types: -1 | spec.yaml:4:22: source.types: types must be | Number of symbols",
                "types: 20 | type: 20 | source.type: there is no key 'type' here | did you mean types",
                "kind: zipf | kind: zip | there is no source 'zip' | did you mean zipf",
                "categorical | gaussian | gaussian does not learn from symbols, which zipf gives | categorical",
                "entropy] | variance-ratio] | variance-ratio does not measure symbols, which zipf gives | support",
                "size: 30 | size: 30, decoding: {lambda: 0.5} | not YAML | line",
                "name: small | name: a/b | name must be letters, digits, dots | name",
                "name: small | # | name: is missing | --set name=VALUE",
                "replace, | replace, replace, | two cells have the same labels: {policy=replace} | once",
                "[replace, keep 10%, accumulate] | [] | sweep.policy: must be a list of at least one value, but is an empty list | write [",
                "sweep: | swept: | did you mean sweep | sweep",
                "policy: [ | polcy: [ | there is no key 'polcy' that a sweep could vary | did you mean policy",
                "{kind: zipf, types: 20} | {kind: table, path: none.csv, columns: [a]} | path 'none.csv' does not exist | --set source.path=PATH",
                "learner: categorical | learner: null | must be the name of a learner or a mapping with the key 'kind', but is nothing | known here",
            })
    void mistakesInASpecAreToldWithLineAndRemedy(String right, String wrong, String what, String remedy)
            throws IOException {
        assertTrue(SMALL.contains(right), right);
        Cli check = Cli.run("check", spec(SMALL.replace(right, wrong)));
        isTheUsersMistake(check, what, remedy);
        isTheUsersMistake(run(folder.resolve("spec.yaml").toString(), "never"), what);
        assertFalse(Files.exists(folder.resolve("never")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "decoding: {lambda: 0.5} | models of categorical do not obey lambda",
                "size: {start: 10, growth: power} | wants 20 of the first real records, but there are only 10",
                "stop: {metric: entropie} | no metric of this experiment reads entropie",
                "evaluation: {draws: 0} | draws must be at least 1, but is 0",
            })
    void partsThatDoNotFitAreTold(String line, String what) throws IOException {
        String base = SMALL.replace("size: 30\n", line.startsWith("size") ? "" : "size: 30\n")
                .replace("replace, keep 10%", line.startsWith("size") ? "frozen 100%" : "replace, keep 10%");
        isTheUsersMistake(Cli.run("check", spec(base + line + "\n")), what);
    }

    @Test
    void allMistakesAreToldAtOnce() throws IOException {
        Cli check = Cli.run("check", spec("name: a b\ntrials: x\nsource: {kind: zipf, typs: 3}\nlerner: n-gram\n"));
        isTheUsersMistake(
                check,
                "There are 7 problems",
                "name must be",
                "trials: must be",
                "typs",
                "source.types",
                "lerner",
                "learner: is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "just text\n", "- a\n- list\n", "a: [\n", "name: x\n---\nname: y\n"})
    void whatIsNoSpecIsTold(String text) throws IOException {
        isTheUsersMistake(Cli.run("check", spec(text)), "spec.yaml");
    }

    @Test
    void wrongCommandLinesAreTold() throws IOException {
        isTheUsersMistake(Cli.run("run", "no-such-experiment"), "there is no experiment 'no-such-experiment'");
        isTheUsersMistake(Cli.run("run", "first-lok"), "did you mean first-look?");
        isTheUsersMistake(Cli.run("check", "missing/spec.yaml"), "spec missing/spec.yaml does not exist");
        isTheUsersMistake(Cli.run("check", folder.toString()), "has no experiment.yaml");
        isTheUsersMistake(Cli.run("run", "--trails", "3"), "--trails");
        isTheUsersMistake(Cli.run("run", "first-look", "--threads", "0"), "--threads must be at least 1, but is 0");
        isTheUsersMistake(Cli.run("run", "first-look", "--threads", "x"), "--threads");
        isTheUsersMistake(Cli.run("rum"), "there is no command 'rum'", "genloss run");
        isTheUsersMistake(Cli.run("report", folder.toString()), "is not a run folder");
        isTheUsersMistake(Cli.run("export", folder.toString()), "is not a run folder");
        isTheUsersMistake(Cli.run("compare", folder.toString()), "is not a run folder");
        Files.writeString(folder.resolve("mine.txt"), "x");
        isTheUsersMistake(
                Cli.run("run", spec(SMALL), "--out", folder.toString()), "is not empty and is not a run folder");
        isTheUsersMistake(
                Cli.run("run", spec(SMALL), "--out", folder.resolve("mine.txt").toString()), "is a file, not a folder");
    }

    @Test
    void wrongDataAreTold() throws IOException {
        String table = SMALL.replace("{kind: zipf, types: 20}", "{kind: table, path: PATH, columns: [a]}")
                .replace("categorical", "gaussian")
                .replace("[support, entropy]", "[mean-error]");
        Path data = folder.resolve("data.csv");
        String spec = spec(table.replace("PATH", data.toString()));
        Files.writeString(data, "");
        isTheUsersMistake(run(spec, "empty"), "data.csv");
        Files.writeString(data, "a\n1\n2\n3\n");
        isTheUsersMistake(run(spec, "few"));
        Files.writeString(data, "a\n1\ntwo\n3\n");
        isTheUsersMistake(run(spec, "text"), "a");
        Files.writeString(data, "b\n1\n");
        isTheUsersMistake(run(spec, "column"), "a");
    }

    @Test
    void readingsAreExportedInThreeFormats() throws Exception {
        assertEquals(0, run(spec(SMALL), "a", "--quiet").code());
        String run = folder.resolve("a").toString();
        Cli csv = Cli.run("export", run);
        List<String> lines = csv.out().lines().toList();
        assertEquals(
                "run,panel,cell,policy,trial,generation,metric,value,standard_error,low,high,unit,items", lines.get(0));
        assertTrue(csv.out().contains("\r\nsmall,main,0,replace,0,0,support,"), lines.get(1));
        JsonNode json = JsonMapper.shared()
                .readTree(Cli.run("export", run, "--format", "json").out());
        assertEquals(lines.size() - 1, json.size());
        Path parquet = folder.resolve("it's.parquet");
        assertEquals(
                0,
                Cli.run("export", run, "--format", "parquet", "--out", parquet.toString())
                        .code());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*), count(value), min(generation) FROM '"
                        + parquet.toString().replace("'", "''") + "'")) {
            assertTrue(rows.next());
            assertEquals(lines.size() - 1, rows.getInt(1));
            assertEquals(lines.size() - 1, rows.getInt(2));
            assertEquals(-1, rows.getInt(3));
        }
        isTheUsersMistake(Cli.run("export", run, "--format", "parquet"), "needs a file");
        isTheUsersMistake(
                Cli.run("export", run, "--out", folder.resolve("no/such/file").toString()), "cannot write");
    }

    @Test
    void runsAreComparedPairedWhereSeedsAreCommon() throws IOException {
        run(spec(SMALL), "a", "--quiet");
        run(spec(SMALL), "b", "--quiet", "--seed", "5", "--set", "generations=3");
        Cli one = Cli.run("compare", folder.resolve("a").toString());
        assertEquals(0, one.code(), one.err());
        assertTrue(one.out().contains("At generation 4"), one.out());
        assertTrue(one.out().contains("paired t"), one.out());
        assertTrue(one.out().contains("Collapse profile"), one.out());
        Path out = folder.resolve("compare.html");
        Cli two = Cli.run(
                "compare",
                folder.resolve("a").toString(),
                folder.resolve("b").toString(),
                "--json",
                "--metric",
                "support",
                "--out",
                out.toString());
        JsonNode result = JsonMapper.shared().readTree(two.out());
        assertEquals(3, result.path("generation").asInt());
        assertTrue(two.out().contains("Mann-Whitney"), two.out());
        isTheUsersMistake(
                Cli.run("compare", folder.resolve("a").toString(), "--metric", "suport"),
                "no reading of these runs starts with 'suport'");
        isTheUsersMistake(
                Cli.run("compare", folder.resolve("a").toString(), "--out", folder.toString()),
                "it is a folder",
                "name a file");
        assertFalse(result.path("rows").toString().contains("entropy"), "--metric chooses rows");
        assertTrue(Files.size(out) > 1000);
        assertEquals(6, result.path("profiles").size(), "a profile for each cell of both runs");
        assertEquals(8, result.path("profiles").get(0).path("findings").size());
        assertTrue(result.path("laws").isArray());
    }

    @Test
    void theEndOfARunTellsLawsAndCollapseInShort() throws IOException {
        String spec = spec(SMALL.replace("[support, entropy]", "[support, entropy, heterozygosity]"));
        Cli run = run(spec, "laws", "--trials", "30");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().matches("(?s).*laws: \\d+ laws? holds?, 0 violated, \\d+ cannot tell.*"), run.out());
        assertTrue(run.out().contains("of eight meanings"), run.out());
        Cli compare = Cli.run("compare", folder.resolve("laws").toString());
        assertTrue(compare.out().contains("Laws: the generation that speaks most against each"), compare.out());
        assertTrue(compare.out().contains("heterozygosity"), compare.out());
    }
}
