package org.genloss.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.genloss.app.audit.Audits;
import org.genloss.app.audit.Corpus;
import org.genloss.app.audit.Profiled;
import org.genloss.audit.Profile;
import org.genloss.audit.TextObservers;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.AuditFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands, each with a Spark of its own inside of this process. */
class CommandsTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void make() throws IOException, SQLException {
        Corpora.folder(folder.resolve("corpus"), 2, 30_000);
        SparkProfileTest.SETTINGS.forEach(System::setProperty);
    }

    @AfterAll
    static void forget() {
        SparkProfileTest.SETTINGS.keySet().forEach(System::clearProperty);
    }

    private record Said(int code, String out, String err) {}

    private static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Said(code, out.toString(), err.toString());
    }

    private void refused(String message, String remedy, String... arguments) {
        Said said = run(arguments);
        assertEquals(2, said.code(), said.toString());
        assertTrue(said.err().contains(message), said.err());
        assertTrue(said.err().contains(remedy), said.err());
        assertFalse(said.err().contains("\tat "), said.err());
    }

    @Test
    void mistakesAreToldBeforeAnythingIsRead() {
        String corpus = folder.resolve("corpus").toString();
        String out = folder.resolve("x.glp").toString();
        refused("is a folder", "--out", "profile", corpus, "--format", "parquet", "--out", corpus);
        refused("say one format", "--format", "profile", corpus, "--out", out);
        refused("nothing to read", "--table", "profile", "--out", out);
        refused("nowhere", "paths", "profile", folder + "/nowhere", "--format", "parquet", "--out", out);
        refused("lang", "--where", "profile", corpus, "--format", "parquet", "--where", "lang = 'en'", "--out", out);
        assertFalse(Files.exists(folder.resolve("x.glp")));
    }

    @Test
    void damageOfARecordStopsTheRunOrIsCounted() throws IOException {
        Path file = folder.resolve("bad.jsonl");
        Files.writeString(file, "{\"text\": \"one two\", \"n\": \"1\"}\n{\"text\": \"three\", \"n\": \"many\"}\n");
        String out = folder.resolve("bad.glp").toString();
        refused(
                "has no finite number in column 'n', but 'many'",
                "skip",
                "profile",
                file.toString(),
                "--numbers",
                "n",
                "--out",
                out);
        Said said = run("profile", file.toString(), "--numbers", "n", "--damage", "skip", "--out", out);
        assertEquals(0, said.code(), said.err());
        assertTrue(said.out().contains("1 records, 1 damaged"), said.out());
        assertTrue(said.err().contains("'many'"), said.err());
    }

    @Test
    void theConditionIsOfSparkAndTheProfileIsAFile() throws IOException {
        Path out = folder.resolve("one.glp");
        Said said = run(
                "profile",
                folder.resolve("corpus") + "/*.parquet",
                "--where",
                "source = 's1'",
                "--by",
                "source",
                "--out",
                out.toUri().toString());
        assertEquals(0, said.code(), said.err());
        Profile read = Profile.fromBytes(Files.readAllBytes(out), TextObservers.all(), "one.glp");
        assertEquals(List.of(List.of("s1")), List.copyOf(read.groups().keySet()));
        assertFalse(Files.exists(folder.resolve(".one.glp.crc")));
    }

    /** The JSON is what one machine writes of the same profile. */
    @Test
    void anAuditIsThatOfOneMachine() throws IOException {
        String out = folder.resolve("audited").toString();
        Said said = run("audit", folder.resolve("corpus") + "/*.parquet", "--by", "source", "--out", out);
        assertEquals(0, said.code(), said.err());
        Path profile = folder.resolve("audited/profile.glp");
        Audit there = AuditFile.read(folder.resolve("audited/audit.json"));
        Corpus corpus = new Corpus(
                List.of(profile.toString()), Optional.empty(), List.of(), List.of(), Optional.empty(), false, false, 1);
        Audit here = Audits.of(
                there.title(),
                Profiled.of(corpus, List.of(profile)),
                new Audits.Plan(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), 50),
                new AuditCommand.Nobody());
        assertEquals(3, there.groups().size());
        JsonNode expected = JsonMapper.shared().readTree(AuditFile.text(here));
        JsonNode found = JsonMapper.shared().readTree(AuditFile.text(there));
        assertEquals(expected.path("corpus"), found.path("corpus"));
        assertEquals(expected.path("groups"), found.path("groups"));
    }

    @Test
    void aPolicyWithoutItsReferenceIsRefusedBeforeAnythingIsRead() throws IOException {
        Path policy = folder.resolve("policy.yaml");
        Files.writeString(policy, "nonsense: 1\n");
        refused("nonsense", "", "audit", "nowhere.parquet", "--policy", policy.toString(), "--out", folder + "/x");
    }
}
