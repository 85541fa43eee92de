package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss reproduce} as its user meets it. */
class ReproduceCommandTest {

    @TempDir
    Path folder;

    @Test
    void aCheckIsRunOnceAndToldAgain() throws Exception {
        String out = folder.resolve("a").toString();
        Cli first = Cli.run("reproduce", "k26", "--out", out);
        assertEquals(0, first.code(), first.err() + first.out());
        assertTrue(first.out().contains("K26  pass"), first.out());
        assertTrue(first.out().contains("1 pass, 0 fail, 0 not run"), first.out());
        assertTrue(Files.exists(folder.resolve("a/K26.json")));
        assertTrue(Files.readString(folder.resolve("a/reproduce.html")).contains("K26"));

        Cli second = Cli.run("reproduce", "K26", "--out", out, "--json", "--threads", "1");
        assertEquals(0, second.code(), second.err());
        assertTrue(second.err().contains("\"done_before\":true"), second.err());
        assertFalse(second.err().contains("begins"), second.err());
        JsonNode result = JsonMapper.shared().readTree(second.out());
        assertEquals(1, result.get("pass").asInt());
        JsonNode check = result.get("checks").get(0);
        assertEquals("K26", check.get("id").asString());
        assertEquals("pass", check.get("status").asString());
        assertTrue(check.get("rows").get(0).has("tolerance"), second.out());
    }

    /** Threads change who does a trial, and nothing else. */
    @Test
    void theSameNumbersWithAnyNumberOfThreads() {
        Cli one = Cli.run("reproduce", "K26", "--out", folder.resolve("one").toString(), "--json", "--threads", "1");
        Cli three =
                Cli.run("reproduce", "K26", "--out", folder.resolve("three").toString(), "--json", "--threads", "3");
        JsonMapper json = JsonMapper.shared();
        assertEquals(
                json.readTree(one.out()).get("checks").get(0).get("rows"),
                json.readTree(three.out()).get("checks").get(0).get("rows"));
    }

    @Test
    void anUnknownCheckIsTheUsersMistake() {
        Cli cli = Cli.run("reproduce", "K266", "--out", folder.toString());
        assertEquals(2, cli.code(), cli.out());
        assertTrue(cli.err().contains("there is no check 'K266'"), cli.err());
        assertTrue(cli.err().contains("did you mean K26"), cli.err());
        assertFalse(cli.err().contains("\tat "), cli.err());
    }

    /** Before any check has been run, which may take an hour. */
    @Test
    void aFolderThatCannotBeIsToldAtOnce() throws Exception {
        Path file = folder.resolve("file");
        Files.writeString(file, "x");
        Cli cli = Cli.run("reproduce", "K26", "--out", file.toString());
        assertEquals(2, cli.code(), cli.out());
        assertTrue(cli.err().startsWith("genloss: cannot create the folder"), cli.err());
        assertTrue(cli.err().contains("is a file, not a folder"), cli.err());
    }

    @Test
    void choicesExcludeEachOther() {
        assertEquals(
                2,
                Cli.run("reproduce", "--quick", "--all", "--out", folder.toString())
                        .code());
    }

    @Test
    void aNamedCheckThatCannotBeRunEndsWithTwo() {
        Cli cli = Cli.run("reproduce", "K29", "--out", folder.toString());
        assertEquals(2, cli.code(), cli.out());
        assertTrue(cli.out().contains("--data mnist=PATH"), cli.out());
    }

    @Test
    void dataThatCannotBeAreTheUsersMistake() {
        Path missing = folder.resolve("nowhere");
        refused("mnist=" + missing, "--data mnist: there is no " + missing, "give the file or folder of the data");
        refused("minst=" + folder, "--data minst: no check needs it", "did you mean mnist");
        refused("mnist", "--data", "NAME=PATH");
        refused("=" + folder, "--data : no check needs it", "mnist");
    }

    private void refused(String data, String problem, String remedy) {
        Cli cli = Cli.run("reproduce", "K29", "--data", data, "--out", folder.toString());
        assertEquals(2, cli.code(), cli.out());
        assertTrue(cli.err().contains(problem), cli.err());
        assertTrue(cli.err().contains(remedy), cli.err());
        assertFalse(cli.err().contains("\tat "), cli.err());
        assertFalse(Files.exists(folder.resolve("reproduce.html")), "nothing is begun");
    }

    /** An outcome that says no ends with 3: here one that a folder already holds, made to fail. */
    @Test
    void aFailedCheckEndsWithThree() throws Exception {
        Path kept = folder.resolve("K26.json");
        Cli.run("reproduce", "K26", "--out", folder.toString());
        Files.writeString(kept, Files.readString(kept).replace("\"result\":\"pass\"", "\"result\":\"fail\""));
        Cli cli = Cli.run("reproduce", "K26", "--out", folder.toString());
        assertEquals(3, cli.code(), cli.out());
        assertTrue(cli.out().contains("K26  fail"), cli.out());
    }
}
