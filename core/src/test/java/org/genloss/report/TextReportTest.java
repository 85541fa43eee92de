package org.genloss.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.genloss.report.TextExhibits.Words;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The report of a run whose models write text. */
class TextReportTest {

    @TempDir
    static Path folder;

    private static Path run;
    private static String page;
    private static JsonNode panel;
    private static Story story;

    @BeforeAll
    static void write() throws Exception {
        run = folder.resolve("run");
        FakeText.write(run);
        page = Files.readString(Report.write(run));
        int start = page.indexOf("id=\"data\">") + 10;
        panel = Json.MAPPER
                .readTree(page.substring(start, page.indexOf("</script>", start)))
                .path("panels")
                .get(0);
        story = Story.of(List.of(Evidence.read(run)));
    }

    @Test
    void theSameFolderGivesTheSameBytes() throws Exception {
        byte[] first = Files.readAllBytes(run.resolve("report.html"));
        Report.write(run);
        assertArrayEquals(first, Files.readAllBytes(run.resolve("report.html")));
    }

    @Test
    void aPageOfFiveSettingsAndTwentyGenerationsIsSmall() throws Exception {
        Path big = folder.resolve("big");
        FakeText.write(big, 5, 20, 5, 128);
        Path report = Report.write(big);
        assertTrue(Files.size(report) < 3_000_000, Files.size(report) + " bytes");
        assertTrue(Files.readString(report).contains("<div class=\"continued\""));
    }

    @Test
    void whatTellsMostOfTextComesFirst() {
        assertEquals(
                List.of(
                        "perplexity",
                        "perplexity_without_end",
                        "first_perplexity_low[q=0.05]",
                        "first_perplexity_high[q=0.99]",
                        "first_log_perplexity",
                        "distinct_2"),
                story.panels().get(0).main());
    }

    @Test
    void measuresAreCalledWhatTheyTell() {
        assertEquals(
                "too likely to generation 0, q = 0.05",
                story.measure("first_perplexity_low[q=0.05]", "share").title());
        assertTrue(page.contains("<span class=\"name\">perplexity without ends of texts</span>"));
    }

    @Test
    void fewTrialsAreDotsAndManyAreNot() throws Exception {
        JsonNode series = panel.path("measures").get(0).path("series").get(0);
        assertTrue(series.path("dots").asBoolean());
        assertEquals(3, series.path("thin").size());
        Path many = folder.resolve("many");
        FakeText.write(many, 1, 1, 11, 5);
        assertTrue(Files.readString(Report.write(many)).contains("\"dots\":false,\"thin\""));
    }

    @Test
    void perplexitiesStandOnALogarithmicScaleBesideThoseOfRealText() {
        JsonNode densities = panel.path("exhibits").path("first-perplexity");
        assertTrue(densities.path("log").asBoolean());
        assertEquals("perplexity", densities.path("unit").asString());
        JsonNode cell = densities.path("cells").get(0);
        // edges 10^0 and 10^(1/20)
        assertEquals(StrictMath.pow(10, 0.025), cell.path("x").get(0).asDouble(), 1e-5);
        assertEquals(-1, cell.path("curves").get(0).path("g").asInt(), "real text");
        assertEquals(7, cell.path("curves").size());
        // a bell around 3.4, in nats, has its median there
        assertEquals(
                StrictMath.exp(3.4), cell.path("curves").get(0).path("median").asDouble(), 0.1);
        assertTrue(page.contains("<span class=\"swatch dash real\"></span>real data</span>"));
    }

    /** Half of the mass lies below e: all of the first bin and a third of the second. */
    @Test
    void mediansOfLogarithmicDensitiesAreThoseOfTheirMass() {
        double e = StrictMath.E;
        Exhibits.Density of = new Exhibits.Density(
                new double[] {1, StrictMath.exp(0.5), StrictMath.exp(2)},
                new double[] {0.5, 0.5},
                Double.NaN,
                "",
                true);
        assertEquals(e, ExhibitData.median(of), 1e-12);
        Exhibits.Density none = new Exhibits.Density(new double[] {1, 2}, new double[] {0}, Double.NaN, "", true);
        assertTrue(Double.isNaN(ExhibitData.median(none)));
    }

    @Test
    void thePromptIsContinuedByEveryGenerationOfEverySetting() {
        String figure = figure("continuations");
        assertEquals(6, count(figure, "<div class=\"continued\""));
        assertEquals(5, count(figure, "<div class=\"continued\" hidden>"), "without scripts the first is there");
        String first = figure.substring(figure.indexOf("<div class=\"continued\">"), figure.indexOf("</table>"));
        assertEquals(6, count(first, "<th scope=\"row\">"));
        assertEquals(3 * 6, count(first, "<small>perplexity "));
        assertTrue(first.contains("some started before 1360 – the church was built by</span>"));
        assertTrue(first.contains("<small>perplexity 25</small>"));
        assertEquals(6, count(figure, "<option "));
        assertFalse(page.contains("Passages written by"), "the same texts are not told twice");
    }

    @Test
    void promptsThatDifferStandWithTheirSettings() throws Exception {
        Path other = folder.resolve("other");
        FakeText.write(other);
        for (int g = 0; g < 6; g++) {
            Path file = other.resolve("samples").resolve("c0001-g0000" + g + "-continuations.json");
            Files.writeString(file, Files.readString(file).replace("the church was", "the chapel was"));
        }
        String figure = figure(Files.readString(Report.write(other)), "continuations");
        assertEquals(1, count(figure, "<tr class=\"prompts\">"));
        assertTrue(figure.contains("the chapel was built by</span></td>"));
    }

    @Test
    void textsWithoutPromptsAreNumbered() throws Exception {
        Path free = folder.resolve("free");
        FakeText.write(free, 1, 1, 1, 5);
        for (int g = 0; g < 2; g++) {
            Files.writeString(
                    free.resolve("samples").resolve("c0000-g0000" + g + "-continuations.json"),
                    "{\"kind\":\"continuations\",\"prompts\":[],\"texts\":[\"one\",\"two\"]}");
        }
        Files.delete(free.resolve("samples").resolve("c0000-real-continuations.json"));
        String figure = figure(Files.readString(Report.write(free)), "continuations");
        assertTrue(figure.contains(">What every generation wrote<"));
        assertEquals(0, count(figure, "Prompt"));
        assertTrue(figure.contains("<option value=\"1\">2</option>"));
    }

    @Test
    void documentsHaveTheirTokensWithTheirSurprise() {
        JsonNode documents = panel.path("exhibits").path("documents");
        assertEquals(6, documents.path("generations").size());
        JsonNode one = documents.path("cells").get(0).path("rows").get(0).get(0);
        assertEquals(64, one.path("pieces").size());
        assertEquals(64, one.path("surprise").size());
        assertTrue(one.path("surprise").get(0).isNull(), "the first token was not scored");
        assertTrue(one.path("surprise").get(1).asDouble() >= 0);
        assertEquals(34, one.path("perplexity").asDouble());
        assertEquals(8, documents.path("cells").get(0).path("rows").get(0).size());
    }

    @Test
    void onlyWhatFitsIsRead() throws Exception {
        Path big = folder.resolve("long");
        FakeText.write(big, 1, 20, 1, 500);
        Story long_ = Story.of(List.of(Evidence.read(big)));
        Story.Panel all = long_.panels().get(0);
        assertEquals(8, TextData.documentGenerations(all, "documents").size());
        // 8 generations x 400 tokens: seven are 22,400, an eighth would pass 24,000
        assertEquals(7, TextData.documents(all, "documents"));
        assertEquals(12, SamePrompts.of(all, "continuations").generations().size());
    }

    @Test
    void wordsAreLostByBand() {
        // bands: three words of 100 and more, two from 10 on, two rarer, one that real text lacks
        Words words = new Words(
                List.of("a", "b", "c", "d", "e", "f", "g", "h"),
                new long[] {100, 500, 101, 99, 10, 9, 1, 0},
                new long[] {0, 40, 0, 5, 0, 400, 0, 7},
                List.of(),
                new long[0]);
        assertEquals(List.of(1, 2, 0), WordBands.of(words, 0));
        assertEquals(List.of(2, 0), WordBands.lost(words, 0), "the more frequent first");
        assertEquals(1.0 / 3, WordBands.share(words, 0), 1e-15);
        assertEquals(0.5, WordBands.share(words, 1));
        assertEquals(0.5, WordBands.share(words, 2));
        // (400 - 9) / sqrt(409) and 7 / sqrt(7)
        assertEquals(List.of(5, 7), WordBands.grown(words, 3));
        assertTrue(Double.isNaN(
                WordBands.share(new Words(List.of("a"), new long[] {1}, new long[] {1}, List.of(), new long[0]), 0)));
    }

    @Test
    void wordsAreNamedForEveryGenerationAndRealText() {
        JsonNode words = panel.path("exhibits").path("words");
        JsonNode cell = words.path("cells").get(0);
        assertEquals(6, cell.path("rows").size());
        assertEquals(3, cell.path("real").size());
        JsonNode band = cell.path("rows").get(5).path("bands").get(0);
        // 2000 / (i + 1) is 100 or more up to i = 19
        assertEquals(20, band.path("of").asInt());
        assertEquals(band.path("lost").asInt(), band.path("words").size());
        assertEquals(
                "jackrabbits",
                cell.path("rows").get(2).path("new").path("words").get(0).asString());
        assertEquals(
                120, cell.path("rows").get(2).path("new").path("counts").get(0).asInt());
        assertTrue(page.contains("Share of the 600 most frequent words"));
    }

    @Test
    void findingsSayWhatBecameOfThePerplexities() {
        List<String> found = Findings.of(story, story.panels().get(0));
        String perplexity = found.get(0);
        Trials.Series series =
                story.panels().get(0).cells().get(0).trials().series().get("perplexity");
        assertTrue(
                perplexity.contains("replace rose from "
                        + Figures.of(series.summary(0).median()) + " to <b>"
                        + Figures.of(series.summary(5).median()) + "</b> <small>(up in 3 of 3 trials)</small>, "),
                perplexity);
        assertTrue(
                found.stream()
                        .anyMatch(
                                line -> line.startsWith(
                                        "Share of written text that is more predictable to generation 0 than the 0.05 quantile of real text: ")));
        assertTrue(
                found.stream()
                        .anyMatch(line -> line.contains("from generation 0 to 5 ")
                                && line.contains("replace stayed at <b>0.01</b>, ")),
                "the far tail");
        assertTrue(found.stream()
                .anyMatch(line -> line.startsWith("Mean log-perplexity") && line.endsWith("; real text 3.4.")));
        assertTrue(found.stream().anyMatch(line -> line.startsWith("Words that real text has 100 times and more")));
        assertEquals(
                1,
                found.stream()
                        .filter(line -> line.startsWith("Perplexity of real held-out text:"))
                        .count());
    }

    /** While a run goes on, the trials of the first generation are not those of the last. */
    @Test
    void findingsCompareTrialsWithThemselves() throws Exception {
        Path half = folder.resolve("half");
        FakeText.write(half, 1, 1, 2, 5);
        Path ledger = half.resolve("ledger.jsonl");
        List<String> lines = Files.readAllLines(ledger).stream()
                .filter(line -> !line.contains("\"metric\"") && !line.contains("\"event\""))
                .collect(Collectors.toCollection(ArrayList::new));
        for (String same : List.of("perplexity", "perplexity_without_end")) {
            lines.add(reading(0, 0, same, 40));
            lines.add(reading(0, 1, same, 30));
            lines.add(reading(1, 0, same, 90));
        }
        Files.write(ledger, lines);
        Story.Panel unfinished = Story.of(List.of(Evidence.read(half))).panels().get(0);
        List<String> found = TextFindings.of(unfinished);
        assertTrue(found.get(0).contains("replace fell from 40 to <b>30</b>."), found.get(0));
        assertTrue(found.stream().noneMatch(line -> line.contains("the tokens that end")), "said once: " + found);
    }

    private static String reading(int trial, int g, String metric, double value) {
        return "{\"cell\":0,\"trial\":" + trial + ",\"generation\":" + g + ",\"metric\":\"" + metric + "\",\"value\":"
                + value + ",\"unit\":\"1\"}";
    }

    @Test
    void tokensASecondAreToldWhereTheyAreKnown() throws Exception {
        String times = page.substring(page.indexOf("<details class=\"times\">"));
        assertTrue(times.contains("<th scope=\"col\">Fit, tokens/s</th>"));
        // a fit has its own rate; 400 tokens are written in half a second
        assertTrue(times.contains("<td class=\"number\">2000</td><td class=\"number\">800</td></tr>"), times);
        Path images = folder.resolve("images");
        FakeImages.write(images);
        assertFalse(Files.readString(Report.write(images)).contains("tokens/s"));
    }

    @Test
    void everyCurveOfAFitHasAnAxisOfItsOwn() {
        JsonNode fits = panel.path("fits").get(0);
        assertEquals(
                List.of("loss", "validation loss", "learning rate"),
                fits.valueStream().map(curve -> curve.path("name").asString()).toList());
        assertEquals(3 * 3, count(page, "<figure class=\"fit\""));
    }

    /** What models write may hold anything: it stays text, and is seen. */
    @Test
    void oddTextIsHarmless() {
        assertFalse(page.contains("<script>window.broken"));
        assertFalse(page.contains("<img src=x"));
        assertTrue(page.contains("&lt;/script&gt;&lt;script&gt;window.broken = 1"));
        assertFalse(page.contains("\u202e"), "nothing turns the page around");
        assertFalse(page.chars().anyMatch(c -> c < ' ' && c != '\n'), "no control characters");
        assertTrue(page.contains("⟨U+202E⟩olleh␇\uFFFD שלום " + "x".repeat(300)));
        JsonNode pieces = panel.path("exhibits")
                .path("documents")
                .path("cells")
                .get(0)
                .path("rows")
                .get(0)
                .get(1)
                .path("pieces");
        assertEquals("</script><b>", pieces.get(2).asString());
        assertEquals("⟨U+202E⟩␀", pieces.get(3).asString());
        assertEquals("y".repeat(200) + " …", pieces.get(4).asString());
    }

    @Test
    void whatCannotBeSeenIsMadeVisible() {
        assertEquals("a\n\tb␀␛␡\uFFFD", Passage.visible("a\n\tb\u0000\u001b\u007f\u0085"));
        assertEquals("\uFFFD🦊\uFFFD", Passage.visible("\ud83e🦊\udd8a"));
        String turning = IntStream.of(0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069)
                .mapToObj(Character::toString)
                .reduce("", String::concat);
        assertEquals("⟨U+061C⟩⟨U+200E⟩⟨U+200F⟩⟨U+202A⟩⟨U+202E⟩⟨U+2066⟩⟨U+2069⟩", Passage.visible(turning));
        assertEquals("שלום e\u0301 \u200d", Passage.visible("שלום e\u0301 \u200d"), "writing itself is left alone");
        assertEquals("🦊🦊 …", Passage.cut("🦊🦊🦊", 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "continuations|{\"kind\":\"continuations\",\"prompts\":[\"a\",\"b\"],\"texts\":[\"c\"]}|1 texts for 2 prompts",
                "continuations|{\"kind\":\"continuations\",\"prompts\":[],\"texts\":[\"c\"],\"perplexities\":[1,2]}|2 perplexities for 1 texts",
                "documents|{\"kind\":\"documents\",\"documents\":[]}|no documents",
                "documents|{\"kind\":\"documents\",\"documents\":[{\"pieces\":[\"a\"],\"log_probabilities\":[]}]}|0 log-probabilities for 1 pieces",
                "words|{\"kind\":\"words\",\"words\":[]}|no words",
                "words|{\"kind\":\"words\",\"words\":[\"a\"],\"real\":[]}|0 counts of real text for 1 words",
                "words|{\"kind\":\"words\",\"words\":[\"a\"],\"real\":[1],\"drawn\":[1,2]}|2 counts of drawn text for 1 words",
                "words|{\"kind\":\"words\",\"words\":[\"a\"],\"real\":[1],\"new\":[\"b\"]}|0 counts for 1 new words",
                "first-perplexity|{\"kind\":\"density\",\"scale\":\"log\",\"edges\":[0,1],\"density\":[1]}|an edge at or below 0",
                "first-perplexity|{\"kind\":\"density\",\"edges\":[1,2],\"density\":[1],\"real\":[1,2]}|2 edges for 2 bins"
            })
    void aDamagedExhibitIsNamed(String exhibit, String content, String why) throws Exception {
        Path damaged = folder.resolve("damaged");
        if (!Files.exists(damaged)) {
            FakeText.write(damaged, 1, 1, 1, 5);
        }
        Path place = damaged.resolve("samples").resolve("c0000-g00001-" + exhibit + ".json");
        byte[] before = Files.readAllBytes(place);
        Files.writeString(place, content);
        UserError error = assertThrows(UserError.class, () -> Report.write(damaged));
        assertTrue(error.getMessage().contains(place.getFileName() + " is damaged: " + why), error.getMessage());
        Files.write(place, before);
    }

    /** A figure of this class, without the scripts. */
    private static String figure(String kind) {
        return figure(page, kind);
    }

    private static String figure(String of, String kind) {
        int start = of.indexOf("<figure class=\"" + kind + "\"");
        return of.substring(start, of.indexOf("</figure>", start));
    }

    private static int count(String text, String of) {
        return text.split(of, -1).length - 1;
    }
}
