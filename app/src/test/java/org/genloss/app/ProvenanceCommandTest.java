package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.ledger.Disk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the laboratory writes says where it comes from, and the commands can show it. */
class ProvenanceCommandTest {

    private static final String SPEC = """
            name: chain
            version: 1
            seed: 7
            trials: 2
            generations: 3
            size: 40
            evaluation: {draws: 20, reference: 30}
            panels:
              symbols:
                source: {kind: zipf, types: 30}
                learner: categorical
                policy: accumulate
                metrics: [support]
              warm:
                source: {kind: gaussian-mixture, means: [[-2, 0], [2, 1]], weights: [0.9, 0.1]}
                learner: {kind: gaussian-mixture, n_components: 2, warm_start: true}
                policy: keep 25%
                metrics: [variance-ratio]
              text:
                source: {kind: text, path: 'WORDS', split: line, held_out: 0.2}
                learner: {kind: n-gram, order: 2}
                policy: fresh 20%
                metrics: [support]
              summed:
                source: {kind: gaussian}
                learner: gaussian
                sampling: sufficient
                policy: replace
                metrics: [variance-ratio]
            """;

    @TempDir
    static Path folder;

    private static Path run;

    @BeforeAll
    static void runOnce() throws IOException {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            words.append("the whale ")
                    .append(i % 17)
                    .append(" saw ")
                    .append(i % 5)
                    .append(" ships\n");
        }
        Path text = Files.writeString(folder.resolve("words.txt"), words);
        Path spec = Files.writeString(
                folder.resolve("chain.yaml"),
                SPEC.replace("WORDS", text.toString().replace('\\', '/')));
        run = folder.resolve("run");
        Cli done = Cli.run("run", spec.toString(), "--out", run.toString(), "--quiet", "--no-report");
        assertEquals(0, done.code(), done.err());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(ProvenanceCommandTest::json)
                .toList();
    }

    @Test
    void everyTrainingSetHasAChainToItsSource() throws IOException {
        Path sets = folder.resolve("sets");
        Cli written = Cli.run("export", run.toString(), "--data", sets.toString());
        assertEquals(0, written.code(), written.err());
        assertTrue(written.err().contains("12 data sets"), written.err());

        Cli verified = Cli.run("provenance", "verify", sets.toString(), "--json");
        assertEquals(0, verified.code(), verified.out());
        JsonNode found = json(verified.out());
        assertTrue(found.get("holds").asBoolean());
        assertEquals("genloss-provenance/1", found.get("schema").asString());
        assertEquals(
                40 * (1 + 2 + 3 + 4) + 40 * 4 + 40 * 4, found.get("records").asInt());
        assertEquals(found.get("records").asInt(), found.get("with_hash").asInt());
        assertEquals(found.get("records").asInt(), found.get("with_parents").asInt());
        assertEquals(0, found.get("without_generation").asInt());
        assertEquals(3 + 12, found.get("sets").asInt());
        // sets are recomputed from their records, laws from their description; the file of words is not among the files
        assertEquals(2 + 12, found.get("sets_checked").asInt());
        // of the text, 40 real records at first, then 8 of 40
        assertEquals(40 + 3 * 8, origin(found, "unknown"));
        assertEquals(0, origin(found, "human"));

        List<JsonNode> last = lines(sets.resolve("c0002-t00000-g00003.jsonl"));
        JsonNode model = last.stream()
                .filter(record -> record.get("generation").asInt() == 3)
                .findFirst()
                .orElseThrow();
        assertTrue(model.get("generator").asString().matches("genloss:chain/[0-9a-f]{12}/c0002/t00000/g00002#n-gram"));
        assertEquals("synthetic", model.get("origin").asString());
        List<JsonNode> nodes = lines(sets.resolve("datasets.jsonl"));
        JsonNode second = nodes.stream()
                .filter(node -> node.get("name").asString().equals("c0002-t00000-g00002"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                second.get("sha256").asString(), model.get("parents").get(0).asString());
        assertEquals(
                Disk.sha256(folder.resolve("words.txt")),
                nodes.stream()
                        .filter(node -> node.get("kind").asString().equals("source") && !node.has("description"))
                        .findFirst()
                        .orElseThrow()
                        .get("sha256")
                        .asString());
        // a fit that begins from the model before has read everything before
        assertEquals(
                3,
                lines(sets.resolve("c0001-t00000-g00003.jsonl"))
                        .get(39)
                        .get("parents")
                        .size());
    }

    private static int origin(JsonNode found, String name) {
        for (JsonNode share : found.get("origins")) {
            if (share.get("name").asString().equals(name)) {
                return share.get("records").asInt();
            }
        }
        return -1;
    }

    @Test
    void itemsKeptToLookAtSayWhoWroteThem() throws IOException {
        JsonNode drawn =
                json(Files.readString(run.resolve("samples/c0000-g00002.json"))).get("provenance");
        assertEquals("synthetic", drawn.get("origin").asString());
        assertEquals(3, drawn.get("generation").asInt());
        assertEquals(64, drawn.get("sha256").asString().length());
        Path sets = folder.resolve("second");
        Cli.run(
                "export",
                run.toString(),
                "--data",
                sets.toString(),
                "--cell",
                "0",
                "--generations",
                "2",
                "--format",
                "parquet");
        assertTrue(Files.exists(sets.resolve("c0000-t00000-g00002.parquet")));
        assertFalse(Files.exists(sets.resolve("c0000-t00000-g00001.parquet")));
        assertEquals(0, Cli.run("provenance", "verify", sets.toString()).code());
        assertEquals(
                drawn.get("parents").get(0).asString(),
                lines(sets.resolve("datasets.jsonl")).get(3).get("sha256").asString());
        JsonNode real =
                json(Files.readString(run.resolve("samples/c0002-real.json"))).get("provenance");
        assertEquals("unknown", real.get("origin").asString());
        assertEquals(
                Disk.sha256(folder.resolve("words.txt")),
                real.get("parents").get(0).asString());
        JsonNode summed =
                json(Files.readString(run.resolve("samples/c0003-g00001.json"))).get("provenance");
        assertEquals(0, summed.get("parents").size(), "what is summed up has no records to be hashed");
    }

    @Test
    void aPersonMaySayWhoWroteTheRealData() {
        Path sets = folder.resolve("told");
        Cli.run(
                "export",
                run.toString(),
                "--data",
                sets.toString(),
                "--cell",
                "2",
                "--trial",
                "1",
                "--origin",
                "human");
        Cli verified = Cli.run("provenance", "verify", sets.toString(), "--max-unknown", "0", "--max-synthetic", "0.5");
        assertEquals(3, verified.code());
        // 96 of 160 records are synthetic
        assertTrue(verified.out().contains("60.00 %"), verified.out());
        assertFalse(verified.out().contains("exceeded: 0"), verified.out());
        assertEquals(
                0,
                Cli.run("provenance", "verify", sets.toString(), "--max-unknown", "0", "--max-synthetic", "0.99")
                        .code());
    }

    @Test
    void aFileMaySayWhoWroteIt() throws IOException {
        Path beside = Files.writeString(
                folder.resolve("words.txt.provenance.jsonl"), "{\"origin\": \"human\", \"generation\": 0}\n");
        Path sets = folder.resolve("said");
        Cli written = Cli.run("export", run.toString(), "--data", sets.toString(), "--cell", "2", "--generations", "0");
        Files.delete(beside);
        assertEquals(0, written.code(), written.err());
        assertEquals(
                0,
                Cli.run("provenance", "verify", sets.toString(), "--max-unknown", "0", "--max-synthetic", "0")
                        .code());
    }

    @Test
    void whatWasChangedIsFound() throws IOException {
        Path sets = folder.resolve("changed");
        Cli.run("export", run.toString(), "--data", sets.toString(), "--cell", "2");
        Path file = sets.resolve("c0002-t00000-g00001.jsonl");
        List<String> lines = Files.readAllLines(file);
        Files.write(
                file,
                Stream.concat(
                                Stream.of(lines.get(0).replace("whale", "shark\u202e")),
                                lines.stream().skip(1))
                        .toList());
        Cli verified = Cli.run("provenance", "verify", sets.toString());
        assertEquals(3, verified.code());
        assertTrue(verified.out().contains("broken, hash: 1"), verified.out());
        assertTrue(verified.out().contains("c0002-t00000-g00001.jsonl, record 1"), verified.out());
        assertTrue(verified.out().contains("broken, data set: 1"), verified.out());
        Path croissant = sets.resolve("croissant.json");
        assertEquals(
                3,
                Cli.run("provenance", "export", sets.toString(), "--out", croissant.toString())
                        .code());
        assertFalse(Files.exists(croissant));
        // without the manifest nobody knows the parents
        Cli bare = Cli.run(
                "provenance",
                "verify",
                sets.resolve("c0002-t00000-g00003.jsonl").toString());
        assertEquals(3, bare.code());
        assertTrue(bare.out().contains("broken, missing parent: 40"), bare.out());
    }

    @Test
    void duplicatesKeepTheirParents() {
        Path sets = folder.resolve("doubled");
        Cli.run("export", run.toString(), "--data", sets.toString(), "--cell", "0");
        Path out = sets.resolve("mixed.parquet");
        Cli done =
                Cli.run("provenance", "dedup", sets.resolve("*.jsonl").toString(), "--out", out.toString(), "--json");
        assertEquals(0, done.code(), done.err());
        assertEquals(400, json(done.out()).get("read").asInt());
        assertTrue(json(done.out()).get("written").asInt() <= 30);
        Cli verified = Cli.run(
                "provenance",
                "verify",
                out.toString(),
                "--manifest",
                sets.resolve("datasets.jsonl").toString());
        assertEquals(0, verified.code(), verified.out());
    }

    @Test
    void mistakesAreExplained() {
        Path none = folder.resolve("none");
        Cli summed = Cli.run("export", run.toString(), "--data", none.toString(), "--cell", "3");
        assertEquals(2, summed.code());
        assertTrue(summed.err().contains("sampling: sufficient"), summed.err());
        assertEquals(
                2, Cli.run("export", run.toString(), "--data", run.toString()).code());
        assertEquals(
                2,
                Cli.run("export", run.toString(), "--data", none.toString(), "--cell", "9")
                        .code());
        assertEquals(
                2,
                Cli.run("export", run.toString(), "--data", none.toString(), "--trial", "2")
                        .code());
        assertEquals(
                2,
                Cli.run("export", run.toString(), "--data", none.toString(), "--format", "csv")
                        .code());
        assertEquals(2, Cli.run("export", run.toString(), "--format", "jsonl").code());
        assertEquals(
                2,
                Cli.run("provenance", "verify", none.toString(), "--max-unknown", "5")
                        .code());
        assertEquals(
                2,
                Cli.run("provenance", "verify", folder.resolve("no.jsonl").toString())
                        .code());
        assertEquals(0, Cli.run("provenance").code());
        for (String command : List.of("verify", "dedup", "export")) {
            assertTrue(
                    Cli.run("provenance", command, "--help").out().contains("Example: genloss provenance " + command));
        }
    }
}
