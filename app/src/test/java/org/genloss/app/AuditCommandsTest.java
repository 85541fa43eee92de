package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.genloss.num.Seed;
import org.genloss.report.audit.FakeAudit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Auditing as its user meets it. */
class AuditCommandsTest {

    @TempDir
    Path folder;

    private String human;
    private String filtered;

    /** 300 documents of 100 words of a Zipf law; filtered are those without words of rank 800 and more. */
    @BeforeEach
    void corpora() throws IOException {
        var random = new Seed(7).stream();
        List<String> all = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (int d = 0; d < 300; d++) {
            StringBuilder text = new StringBuilder();
            boolean rare = false;
            for (int w = 0; w < 100; w++) {
                int rank = (int) Math.min(4000, 1 / Math.max(1e-9, random.nextDouble()));
                rare |= rank >= 800;
                text.append("w")
                        .append(Integer.toString(rank, 26).replaceAll("\\d", "q$0"))
                        .append(' ');
            }
            String line = JsonMapper.shared()
                            .writeValueAsString(java.util.Map.of(
                                    "text",
                                    text.toString(),
                                    "source",
                                    d % 2 == 0 ? "books" : "web",
                                    "stage",
                                    rare ? "raw" : "kept"))
                    + "\n";
            all.add(line);
            if (!rare) {
                kept.add(line);
            }
        }
        human = write("human.jsonl", all);
        filtered = write("filtered.jsonl", kept);
    }

    private String write(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, String.join("", lines));
        return file.toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String profile(String file, String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of("profile", file, "--out", path(out)));
        arguments.addAll(List.of(more));
        Cli cli = Cli.run(arguments.toArray(String[]::new));
        assertEquals(0, cli.code(), cli.err());
        return path(out);
    }

    private static void isTheUsersMistake(Cli cli, String... expected) {
        assertEquals(2, cli.code(), cli.out() + cli.err());
        for (String text : expected) {
            assertTrue(cli.err().contains(text), cli.err());
        }
        assertTrue(cli.err().contains("remedy: "), cli.err());
        assertFalse(cli.err().contains("Exception"), cli.err());
    }

    @Test
    void aProfileIsTheSameWhateverTheThreadsAndPartsAreMerged() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(profile(human, "a.glp")));
        assertArrayEquals(whole, Files.readAllBytes(Path.of(profile(human, "b.glp", "--threads", "3"))));
        assertFalse(Files.exists(folder.resolve("a.glp.resume")), "nothing is left to go on with");
        String books = profile(human, "books.glp", "--where", "source = 'books'");
        String web = profile(human, "web.glp", "--where", "source = 'web'");
        Cli merge = Cli.run("merge", books, web, "--out", path("m.glp"));
        assertEquals(0, merge.code(), merge.err());
        Cli same = Cli.run("compare", path("a.glp"), path("m.glp"), "--json");
        JsonNode audit = JsonMapper.shared().readTree(same.out());
        for (JsonNode one : audit.path("corpus").path("differences")) {
            if (one.path("unknown").isNull()) {
                assertEquals(
                        one.path("reference").asDouble(), one.path("candidate").asDouble(), one.toString());
            }
        }
        isTheUsersMistake(Cli.run("merge", books, books, "--out", path("m.glp")), "named twice");
        isTheUsersMistake(
                Cli.run("merge", books, profile(human, "l.glp", "--lowercase"), "--out", path("m.glp")), "lower case");
    }

    @Test
    void candidatesAreComparedAndTheLostAreNamed() throws IOException {
        String reference = profile(human, "human.glp");
        String candidate = profile(filtered, "filtered.glp");
        Cli compare = Cli.run("compare", reference, candidate, "--out", path("compare.html"));
        assertEquals(0, compare.code(), compare.err());
        assertTrue(compare.out().contains("held-out-tail-recall"), compare.out());
        assertTrue(compare.out().contains("▼ worse"), compare.out());
        assertTrue(Files.size(folder.resolve("compare.html")) > 100_000);
        Cli lost = Cli.run("show", "lost", reference, candidate, "--top", "3", "--context");
        assertEquals(0, lost.code(), lost.err());
        assertTrue(lost.out().contains("1 times in the reference"), lost.out());
        assertTrue(lost.out().contains("human.jsonl:"), lost.out());
        JsonNode json = JsonMapper.shared()
                .readTree(Cli.run("show", "lost", reference, candidate, "--json", "--band", "1-3", "--context")
                        .out());
        JsonNode item = json.path("bands").path(0).path("items").path(0);
        assertTrue(item.path("context").asString().contains(item.path("text").asString()), item.toString());
        assertTrue(item.path("count").asInt() >= 1 && item.path("count").asInt() <= 3, item.toString());
        isTheUsersMistake(Cli.run("show", "lost", reference, candidate, "--band", "9-2"), "ends before it begins");
        isTheUsersMistake(Cli.run("show", "lost", reference, candidate, "--band", "many"), "--band many");
        isTheUsersMistake(Cli.run("show", "lost", reference, candidate, "--top", "0"), "--top");
        isTheUsersMistake(Cli.run("show", "lost", reference, candidate, "--band", "0-3"), "begins below 1");
        isTheUsersMistake(Cli.run("show", "lost", reference, candidate, "--band", "90000000-"), "has no words");
        assertEquals(
                bandOf(reference, candidate, "4") + bandOf(reference, candidate, "5"),
                bandOf(reference, candidate, "4-5"),
                "numbers are those of the band that was asked for");
        assertTrue(bandOf(reference, candidate, "4-5") < bandOf(reference, candidate, "3-5"));
        isTheUsersMistake(Cli.run("show"), "no name");
        isTheUsersMistake(Cli.run("compare", reference), "one profile only");
        isTheUsersMistake(Cli.run("compare", reference, folder.toString()), "cannot be compared with each other");
        isTheUsersMistake(Cli.run("compare", reference, path("none.glp")), "is not a file");
        isTheUsersMistake(Cli.run("compare", reference, profile(human, "l.glp", "--lowercase")), "--lowercase");
        Files.writeString(folder.resolve("text.glp"), "not a profile at all");
        isTheUsersMistake(Cli.run("compare", reference, path("text.glp")), "is no profile");
    }

    @Test
    void anAuditWritesItsFilesAndAPolicyDecides() throws Exception {
        String reference = profile(human, "human.glp");
        Files.writeString(folder.resolve("policy.yaml"), """
                rules:
                - {measure: rarefied-types, at_least: 0.99, judge: change, sure: true, groups: books}
                - {measure: rarefied-types, at_least: 10}
                """);
        Cli audit = Cli.run(
                "audit",
                filtered,
                "--by",
                "source",
                "--reference",
                reference,
                "--policy",
                path("policy.yaml"),
                "--junit",
                path("junit.xml"),
                "--out",
                path("audit"));
        assertEquals(3, audit.code(), audit.err());
        assertTrue(audit.out().contains("The policy is broken: 1 of 3 thresholds does not hold."), audit.out());
        assertTrue(Files.readString(folder.resolve("junit.xml")).contains("failures=\"1\""));
        String json = Files.readString(folder.resolve("audit/audit.json"));
        JsonNode tree = JsonMapper.shared().readTree(json);
        assertEquals("genloss-audit/1", tree.path("schema").asString());
        assertEquals(2, tree.path("groups").size());
        assertEquals("human", tree.path("reference").path("name").asString());
        assertTrue(Files.size(folder.resolve("audit/report.html")) > 100_000);
        assertEquals(0, Cli.run("compare", reference, path("audit/profile.glp")).code());
        Files.writeString(folder.resolve("policy.yaml"), "rules: [{measure: rarefied-types, at_least: 10}]");
        Cli holds = Cli.run(
                "audit", path("audit/profile.glp"), "--policy", path("policy.yaml"), "--out", path("again"), "--json");
        assertEquals(0, holds.code(), holds.err());
        assertEquals(
                tree.path("groups").size(),
                JsonMapper.shared().readTree(holds.out()).path("groups").size());
    }

    @Test
    void stagesTellWhichOfThemTookWhat() throws IOException {
        Cli files = Cli.run(
                "audit", "--stage", "raw=" + human, "--stage", "kept=" + filtered, "--out", path("stages"), "--json");
        assertEquals(0, files.code(), files.err());
        JsonNode stages = JsonMapper.shared().readTree(files.out()).path("stages");
        assertEquals("kept", stages.path("names").path(1).asString());
        JsonNode types = null;
        for (JsonNode loss : stages.path("losses")) {
            types = loss.path("measure").asString().equals("types")
                            && loss.path("of").asString().equals("words")
                    ? loss
                    : types;
        }
        assertEquals(
                types.path("last").asDouble() - types.path("first").asDouble(),
                types.path("steps").path(0).path("change").asDouble(),
                1e-9);
        assertEquals(1, types.path("steps").path(0).path("share").asDouble(), 1e-12);
        Cli column = Cli.run("audit", human, "--stage-column", "stage=raw,kept", "--out", path("column"), "--json");
        assertEquals(0, column.code(), column.err());
        assertEquals(
                types,
                find(JsonMapper.shared().readTree(column.out()).path("stages").path("losses")),
                "a column says the same as two files");
        assertEquals(
                List.of("audit.json", "profile.glp", "report.html"),
                Files.list(folder.resolve("column"))
                        .map(file -> file.getFileName().toString())
                        .sorted()
                        .toList());
    }

    private static JsonNode find(JsonNode losses) {
        for (JsonNode loss : losses) {
            if (loss.path("measure").asString().equals("types")
                    && loss.path("of").asString().equals("words")) {
                return loss;
            }
        }
        return null;
    }

    /** Documents of 10 sentences of 8 words of a Zipf law over the letters of words, three in four of which begin with {@code first}. */
    private static List<String> prose(long seed, String first, int documents, String source) {
        var random = new Seed(seed).stream();
        List<String> lines = new ArrayList<>();
        for (int d = 0; d < documents; d++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 80; w++) {
                int rank = (int) Math.min(200, 1 / Math.max(1e-9, random.nextDouble()));
                // both use the words of both, but each its own three times as often
                String begin = w % 4 == 0 ? first.equals("hu") ? "ma" : "hu" : first;
                text.append(begin)
                        .append((char) ('a' + rank % 26))
                        .append((char) ('a' + rank / 26))
                        .append(w % 8 == 7 ? ". " : " ");
            }
            lines.add(
                    JsonMapper.shared().writeValueAsString(java.util.Map.of("text", text.toString(), "source", source))
                            + "\n");
        }
        return lines;
    }

    @Test
    void theShareIsEstimatedAgainstSlicesAndUnknownWithoutThem() throws IOException {
        String people = write("people.jsonl", prose(1, "hu", 600, ""));
        String machines = write("machines.jsonl", prose(2, "ma", 600, ""));
        List<String> both = new ArrayList<>(prose(3, "hu", 300, "pure"));
        both.addAll(prose(4, "hu", 150, "mixed"));
        both.addAll(prose(5, "ma", 150, "mixed"));
        String corpus = write("both.jsonl", both);
        Cli made = Cli.run(
                "audit",
                "references",
                "--human",
                people,
                "--synthetic",
                machines,
                "--out",
                path("v.gls"),
                "--language-model");
        assertEquals(0, made.code(), made.err());
        Cli audit = Cli.run(
                "audit",
                corpus,
                "--by",
                "source",
                "--share",
                path("v.gls"),
                "--human-null",
                path("v.human.glp"),
                "--synthetic-slice",
                path("v.synthetic.glp"),
                "--perplexity",
                path("v.lm"),
                "--out",
                path("known"),
                "--json");
        assertEquals(0, audit.code(), audit.err());
        JsonNode groups = JsonMapper.shared().readTree(audit.out()).path("groups");
        JsonNode mixed = groups.path(0).path("share");
        // four standard errors at least; what is wrong with the wiring is wrong by more
        assertEquals(0.5, mixed.path("value").asDouble(), 0.1, audit.out());
        assertEquals("above floor", mixed.path("verdict").asString());
        assertEquals("at floor", groups.path(1).path("share").path("verdict").asString());
        assertTrue(audit.out().contains("perplexity-profile"));
        Cli unknown = Cli.run("audit", corpus, "--share", path("v.gls"), "--out", path("unknown"), "--json");
        assertEquals(0, unknown.code(), unknown.err());
        assertEquals(
                "unknown",
                JsonMapper.shared()
                        .readTree(unknown.out())
                        .path("corpus")
                        .path("share")
                        .path("verdict")
                        .asString());
        isTheUsersMistake(
                Cli.run("audit", corpus, "--share", path("v.gls"), "--lowercase", "--out", path("x1")),
                "leave out --lowercase");
        isTheUsersMistake(
                Cli.run(
                        "audit",
                        corpus,
                        "--share",
                        path("v.gls"),
                        "--human-null",
                        profile(human, "h.glp"),
                        "--out",
                        path("x2")),
                "was not made with the vocabularies");
        Cli told = Cli.run(
                "audit",
                path("unread.jsonl"),
                "--share",
                path("v.gls"),
                "--human-null",
                path("h.glp"),
                "--out",
                path("x5"));
        isTheUsersMistake(told, "was not made with the vocabularies");
        isTheUsersMistake(
                Cli.run("audit", corpus, "--share", path("v.gls"), "--human-null", path("none/"), "--out", path("x6")),
                "none does not exist");
        isTheUsersMistake(
                Cli.run("audit", corpus, "--share", path("v.gls"), "--human-null", people, "--human-where", "1=1"),
                "leave out one of them");
        isTheUsersMistake(
                Cli.run(
                        "audit",
                        path("unread.jsonl"),
                        "--lowercase",
                        "--reference",
                        path("h.glp"),
                        "--out",
                        path("x7")),
                "counts words as written");
        for (String x : List.of("x2", "x5", "x6", "x7")) {
            try (var files = Files.list(folder.resolve(x))) {
                assertEquals(0, files.count(), "nothing was read before it was refused");
            }
        }
        isTheUsersMistake(Cli.run("audit", corpus, "--human-null", people, "--out", path("x3")), "no vocabularies");
        isTheUsersMistake(
                Cli.run("audit", corpus, "--synthetic", people, "--out", path("x4")), "--synthetic needs --human");
    }

    @Test
    void wrongCommandLinesAreTold() throws IOException {
        isTheUsersMistake(Cli.run("audit"), "there is nothing to audit");
        isTheUsersMistake(Cli.run("audit", human, "--stage", "a=b", "--stage", "c=d"), "cannot be given together");
        isTheUsersMistake(Cli.run("audit", "--stage", "raw=" + human), "only one --stage");
        isTheUsersMistake(Cli.run("audit", "--stage", "raw", "--stage", "b=c"), "not of the form NAME=PATH");
        isTheUsersMistake(Cli.run("audit", "--stage", "a=b", "--stage", "a=c"), "two stages are called a");
        isTheUsersMistake(Cli.run("audit", human, "--stage-column", "stage"), "not of the form COLUMN=FIRST,SECOND");
        isTheUsersMistake(Cli.run("audit", human, "--junit", path("j.xml")), "--junit needs thresholds");
        isTheUsersMistake(Cli.run("audit", human, "--policy", path("none.yaml")), "is not a file");
        isTheUsersMistake(Cli.run("profile", path("none.jsonl"), "--out", path("x.glp")), "none.jsonl");
        isTheUsersMistake(Cli.run("profile", human), "--out");
        isTheUsersMistake(Cli.run("profile", human, "--out", path("x.glp"), "--threads", "0"), "--threads");
        isTheUsersMistake(
                Cli.run("profile", human, "--out", path("x.glp"), "--where", "source = 'none'"),
                "all 300 were left out by the condition source = 'none'");
        // and the next command is not asked to go on with that
        profile(human, "x.glp");
        Files.writeString(folder.resolve("policy.yaml"), "rules: [{measure: missing-mass, at_most: 0.1}]");
        isTheUsersMistake(
                Cli.run("audit", human, "--policy", path("policy.yaml"), "--out", path("never")),
                "policy.yaml:1:",
                "the level of missing-mass decides nothing");
        assertFalse(Files.exists(folder.resolve("never")));
    }

    @Test
    void aSampleOfBlocksIsLookedAtAndTheRateIsTold() throws IOException {
        String whole = profile(human, "whole.glp");
        String fourth = profile(human, "fourth.glp", "--sample", "4", "--by", "source");
        Cli compare = Cli.run("compare", whole, fourth);
        assertEquals(0, compare.code(), compare.err());
        assertTrue(compare.out().matches("(?s).*compression-ratio +\\d+ blocks, one in 4 .*"), compare.out());
        Cli merge = Cli.run("merge", fourth, profile(filtered, "f.glp", "--by", "source"), "--out", path("m.glp"));
        isTheUsersMistake(merge, "different shares of their blocks", "--sample");
        isTheUsersMistake(
                Cli.run("profile", human, "--sample", "0", "--out", path("x.glp")), "--sample must be at least 1");
    }

    @Test
    void tooLittleTextIsNoGoodNews() throws IOException {
        String reference = profile(human, "human.glp");
        String few = write("few.txt", List.of("two words"));
        Cli audit = Cli.run("audit", few, "--reference", reference, "--out", path("few"));
        assertEquals(0, audit.code(), audit.err());
        assertTrue(audit.out().contains("cannot be told: of what decides nothing could be estimated"), audit.out());
        assertFalse(audit.out().contains("Nothing that decides is worse"), audit.out());
        write(
                "both.jsonl",
                List.of(Files.readString(Path.of(human)), "{\"text\": \"two words\", \"source\": \"few\"}\n"));
        Cli groups = Cli.run(
                "audit", path("both.jsonl"), "--by", "source", "--reference", reference, "--out", path("groups"));
        assertTrue(groups.out().replaceAll("\\s+", " ").contains("Of 1 of 3 groups that cannot be told"), groups.out());
    }

    private static double bandOf(String reference, String candidate, String band) {
        Cli lost = Cli.run("show", "lost", reference, candidate, "--json", "--band", band);
        assertEquals(0, lost.code(), lost.err());
        return JsonMapper.shared().readTree(lost.out()).path("types").asDouble();
    }

    @Test
    void whatGenlossHasNotWrittenIsNotOverwritten() throws IOException {
        String reference = profile(human, "human.glp");
        String text = write("novel.txt", List.of("once upon a time\n"));
        isTheUsersMistake(Cli.run("profile", human, "--out", text), "novel.txt exists and is not a profile");
        isTheUsersMistake(Cli.run("merge", reference, reference + "2", "--out", text), "is not a profile");
        isTheUsersMistake(Cli.run("compare", reference, reference, "--out", reference), "is not a report");
        isTheUsersMistake(Cli.run("audit", "references", "--human", text, "--out", human), "is not a reference file");
        isTheUsersMistake(Cli.run("profile", human, "--out", folder.toString()), "it is a folder");
        isTheUsersMistake(Cli.run("provenance", "export", human, "--out", text), "is not a file of Croissant");
        for (int again = 0; again < 2; again++) {
            assertEquals(
                    0,
                    Cli.run("provenance", "export", human, "--out", path("c.json"))
                            .code());
        }
        assertEquals("once upon a time\n", Files.readString(Path.of(text)));
        profile(human, "human.glp");
    }

    @Test
    void aColumnThatNoRecordHasIsTheUsersMistake() throws IOException {
        isTheUsersMistake(
                Cli.run("profile", human, "--by", "source,sorce", "--out", path("x.glp")),
                "no record of",
                "in the column sorce");
        isTheUsersMistake(Cli.run("profile", human, "--numbers", "scor", "--out", path("x.glp")), "the column scor");
        isTheUsersMistake(Cli.run("audit", human, "--by", "month", "--out", path("au")), "the column month");
        assertFalse(Files.exists(folder.resolve("x.glp")));
        assertFalse(Files.exists(folder.resolve("x.glp.resume")));
    }

    @Test
    void damageStopsOrIsCounted() throws IOException {
        Files.writeString(
                Path.of(filtered), "{\"text\": \n", StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.APPEND);
        isTheUsersMistake(Cli.run("profile", filtered, "--out", path("x.glp")), "filtered.jsonl");
        Cli skip = Cli.run("profile", filtered, "--out", path("x.glp"), "--damage", "skip");
        assertEquals(0, skip.code(), skip.err());
        assertTrue(skip.err().contains("1 damaged place was left out"), skip.err());
    }

    @Test
    void hostileTextDoesNotReachTheTerminal() throws IOException {
        String line = JsonMapper.shared()
                .writeValueAsString(java.util.Map.of(
                        "text",
                        "one two three " + FakeAudit.HOSTILE + " w\u009b31mord \u202ereversed ".repeat(30),
                        "source",
                        FakeAudit.HOSTILE));
        Files.writeString(Path.of(filtered), (line + "\n").repeat(3));
        Cli audit = Cli.run("audit", filtered, human, "--by", "source", "--out", path("hostile"));
        assertEquals(0, audit.code(), audit.err());
        isHarmless(audit.out() + audit.err());
        assertTrue(
                audit.out().contains("rarefied-types"), "a group of three documents does not keep others from theirs");
        String page = Files.readString(folder.resolve("hostile/report.html"));
        assertFalse(page.contains("<script>window"), "text became markup");
        isHarmless(page.substring(0, page.indexOf("<script>")));
        String reference = profile(filtered, "hostile.glp");
        isHarmless(Cli.run("show", "lost", reference, profile(human, "h.glp"), "--context", "--bigrams")
                .out());
        isHarmless(Cli.run("show", "lost", reference, path("h.glp"), "--json").out());
        isHarmless(Cli.run("merge", reference, path("h.glp"), "--out", path("\u001b[31m.glp"))
                .out());
        isHarmless(Cli.run("profile", human, "--out", path("\u001b[32m.glp")).out());
        isHarmless(Cli.run("profile", path("no\u001b[2Jfile.jsonl"), "--out", path("x.glp"))
                .err());
    }

    private static void isHarmless(String text) {
        text.codePoints()
                .filter(c -> c != '\n' && c != '\r')
                .forEach(c -> assertTrue(
                        c >= ' ' && (c < 0x7f || c > 0x9f) && c != 0x202e, () -> "U+" + Integer.toHexString(c)));
    }
}
