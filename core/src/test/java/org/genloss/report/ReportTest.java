package org.genloss.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReportTest {

    @TempDir
    static Path folder;

    private static Path run;
    private static String page;

    @BeforeAll
    static void write() throws Exception {
        run = folder.resolve("run");
        FakeRun.write(run);
        page = Files.readString(Report.write(run));
    }

    @Test
    void theSameFolderGivesTheSameBytesInAnyLocale() throws Exception {
        byte[] first = Files.readAllBytes(run.resolve("report.html"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            Report.write(run);
        } finally {
            Locale.setDefault(before);
        }
        assertArrayEquals(first, Files.readAllBytes(run.resolve("report.html")));
    }

    @Test
    void nothingIsLeftBesideTheReport() throws Exception {
        try (Stream<Path> files = Files.list(run)) {
            assertEquals(
                    List.of("laws.jsonl", "ledger.jsonl", "manifest.json", "report.html", "samples", "timing.jsonl"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    /** Tokens a second are shown where some are counted: of all generations that count them, and of no others. */
    @Test
    void whatItCostSaysTokensASecondWhereTheyAreCounted() throws Exception {
        assertFalse(page.contains("tokens/s"));
        Path other = folder.resolve("tokens");
        FakeRun.write(other);
        Files.writeString(other.resolve("timing.jsonl"), """
                {"cell":0,"trial":0,"generation":0,"fit_ms":1000,"sample_ms":500,"measure_ms":2,"heap_mb":64,"fit":{"tokens":3000,"tokens_per_second":3000},"sample":{"tokens":246,"tokens_per_second":492}}
                {"cell":0,"trial":0,"generation":1,"fit_ms":3000,"sample_ms":0,"measure_ms":2,"heap_mb":64,"fit":{"tokens":1234,"tokens_per_second":411.3}}
                {"cell":1,"trial":0,"generation":0,"fit_ms":1000,"sample_ms":500,"measure_ms":2,"heap_mb":64}
                """);
        String costs = Files.readString(Report.write(other)).replaceAll("(?s).*What it cost(.*?)</table>.*", "$1");
        assertTrue(
                costs.contains("<th scope=\"col\">Fit, tokens/s</th><th scope=\"col\">Sample, tokens/s</th>"), costs);
        // 4234 tokens in 4 s, 246 in 0.5 s
        assertTrue(
                costs.contains("<td class=\"number\">" + Figures.of(1058.5) + "</td><td class=\"number\">"
                        + Figures.of(492) + "</td></tr>"),
                costs);
        assertTrue(costs.contains("<td></td><td></td></tr>"), costs);
    }

    /** What a run calls itself is text wherever it stands: one way out of its place, and it would be markup. */
    @Test
    void textFromDataStaysText() {
        assertFalse(page.contains("<script>window.broken"));
        assertFalse(page.contains("<img src=x"));
        assertTrue(page.contains("&lt;/script&gt;&lt;script&gt;window.broken = 1"));
        assertTrue(page.contains("{{data}}"), "text that looks like our template is left alone");
        // three scripts: data, ECharts, ours
        assertEquals(3, page.split("<script", -1).length - 1 - occurrences(echarts(), "<script"));
    }

    private static int occurrences(String text, String of) {
        return text.split(of, -1).length - 1;
    }

    private static String echarts() {
        int start = page.indexOf("<script>");
        return page.substring(start + 8, page.indexOf("</script>", start));
    }

    @Test
    void theDataOfThePageAreJsonWithTheTextAsItWas() {
        int start = page.indexOf("id=\"data\">") + 10;
        String json = page.substring(start, page.indexOf("</script>", start));
        assertFalse(json.contains("<"));
        JsonNode data = Json.MAPPER.readTree(json);
        JsonNode passages = data.path("panels")
                .get(3)
                .path("distribution")
                .path("cells")
                .get(0)
                .path("rows")
                .get(1);
        assertEquals(FakeRun.HOSTILE, passages.get(2).asString());
        JsonNode first = data.path("panels").get(0).path("measures").get(0);
        assertEquals("support", first.path("name").asString());
        assertEquals(31, first.path("series").get(0).path("median").size());
        assertEquals(5, first.path("series").get(0).path("thin").size());
    }

    @Test
    void nothingIsFetched() {
        String ours = page.replace(echarts(), "");
        for (String fetching :
                List.of("src=\"", "href=\"http", "url(", "@import", "fetch(", "XMLHttpRequest", "import(")) {
            assertFalse(ours.contains(fetching), fetching);
        }
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void aTemplateIsFilledOnce() {
        assertEquals("a {{b}} c", Template.fill("a {{x}} c", Map.of("x", "{{b}}", "b", "no")));
        assertThrows(IllegalStateException.class, () -> Template.fill("{{y}}", Map.of()));
    }

    @Test
    void htmlTextIsHarmlessInAttributesToo() {
        assertEquals("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt; &amp;amp; 🦊", Html.text("<a b=\"c\" d='e'> &amp; 🦊"));
        assertEquals("\"\\u003c/script>\\u003c!--\"", Html.json("\"</script><!--\""));
    }

    @Test
    void comparesRunsInOnePage() throws Exception {
        Path out = folder.resolve("compare.html");
        Report.write(List.of(run, run), out);
        String both = Files.readString(out);
        assertTrue(both.contains("Genloss comparison of 2 runs"));
        assertTrue(both.contains("replace · fake (2)"));
        Path twin = folder.resolve("twin");
        FakeRun.write(twin);
        Report.write(List.of(run, twin), out);
        assertTrue(Files.readString(out).contains("replace · twin"), "folders tell runs of one experiment apart");
    }

    @Test
    void whatIsNoRunIsNamed() {
        UserError none = assertThrows(UserError.class, () -> Report.write(folder.resolve("nowhere")));
        assertTrue(none.getMessage().contains("nowhere is not a run folder"), none.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Report.write(List.of(), folder.resolve("x.html")));
    }

    @Test
    void aTornTimingLineCostsNoReport() throws Exception {
        Path torn = folder.resolve("torn");
        FakeRun.write(torn);
        Path timing = torn.resolve("timing.jsonl");
        Files.writeString(timing, "{\"cell\":0,\"tri{\"cell\":0,\"trial\":1}\n", StandardOpenOption.APPEND);
        assertEquals(page.length(), Files.readString(Report.write(torn)).length());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        Path out = folder.resolve("missing").resolve("deep.html");
        UserError error = assertThrows(UserError.class, () -> Report.write(List.of(run), out));
        assertTrue(error.getMessage().startsWith("cannot write " + out + ": "), error.getMessage());
    }

    @Test
    void aManifestOfAnotherSchemaOrNoneIsNamed() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("manifest.json"), "{\"schema\":2}");
        assertTrue(assertThrows(UserError.class, () -> Report.write(other))
                .getMessage()
                .contains("schema must be 1, but is 2"));
        Files.writeString(other.resolve("manifest.json"), "{\"schema\":");
        assertTrue(assertThrows(UserError.class, () -> Report.write(other))
                .getMessage()
                .contains("is damaged"));
        Files.writeString(other.resolve("manifest.json"), "{\"schema\":1}");
        assertTrue(assertThrows(UserError.class, () -> Report.write(other))
                .getMessage()
                .contains("has no ledger.jsonl"));
    }

    @Test
    void lawsAreToldWithTheirVerdicts() {
        String theory = page.substring(page.indexOf("<section class=\"theory\""));
        theory = theory.substring(0, theory.indexOf("</section>"));
        assertTrue(theory.contains(">violated</span>"), theory);
        assertTrue(theory.contains("tested to generation 20: beyond, rare trials rule"), theory);
        assertTrue(theory.contains("a tenth is real &lt;b&gt; <small>(keep 10 %)</small>"), theory);
        assertFalse(theory.contains("<script"));
        assertEquals(1, occurrences(page, "<section class=\"theory\""), "no law speaks of the other panels");
    }

    @Test
    void everySettingHasItsCollapseProfile() {
        assertEquals(4, occurrences(page, "<section class=\"profile\">"));
        assertTrue(page.contains("<span class=\"verdict alarm\">yes</span>"));
        assertTrue(page.contains("<span class=\"verdict fine\">no</span>"));
        assertTrue(page.contains("<span class=\"verdict unknown\">cannot tell</span>"));
    }

    @Test
    void chartsKnowWhatIsExpected() {
        int start = page.indexOf("id=\"data\">") + 10;
        JsonNode laws = Json.MAPPER
                .readTree(page.substring(start, page.indexOf("</script>", start)))
                .path("panels")
                .get(1)
                .path("laws");
        assertEquals(2, laws.size());
        JsonNode series = laws.get(0).path("series").get(0);
        assertEquals(31, series.path("expected").size());
        assertEquals(0, series.path("cell").asInt(), "its place in the panel");
        assertTrue(series.path("at").size() <= 21);
        assertEquals(
                series.path("expected").get(3).asDouble() + 1.959964 * 0.2 / Math.sqrt(20),
                series.path("high").get(3).asDouble(),
                1e-5);
    }
}
