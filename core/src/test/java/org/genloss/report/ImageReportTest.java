package org.genloss.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The report of a run whose models draw images. */
class ImageReportTest {

    @TempDir
    static Path folder;

    private static Path run;
    private static String page;
    private static JsonNode panel;
    private static Story story;

    @BeforeAll
    static void write() throws Exception {
        run = folder.resolve("run");
        FakeImages.write(run);
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
    void aSweepHasARowOfSquaresForEachSetting() {
        String section = section(0);
        String squares = section.substring(section.indexOf("<div class=\"squares\""), section.indexOf("</table>"));
        assertEquals(3, count(squares, "scope=\"rowgroup\""));
        assertEquals(6, count(squares, "scope=\"col\""), "real data and five generations");
        assertTrue(squares.contains("<th scope=\"col\">real</th><th scope=\"col\">generation 0</th>"));
        assertTrue(squares.contains("<th scope=\"col\">generation 10</th></tr>"));
        // replace ended before generation 10, and generation 4 of accumulate was not kept
        assertEquals(3 * 6 - 2, count(squares, "<img class=\"pixels\" width=\"154\" height=\"154\""));
        assertEquals(2, count(squares, "none kept"));
        assertTrue(squares.contains("alt=\"replace, generation 0: 36 images\""));
    }

    @Test
    void aSettingAloneHasItsSquaresInARow() {
        String section = section(1);
        assertFalse(section.contains("class=\"squares\""));
        // 64 of the 100 images of 8 x 8 pixels, three times as large
        assertEquals(4, count(section, "<img class=\"pixels\" width=\"213\" height=\"213\""));
        assertTrue(section.contains("<span class=\"of\">generation 2</span>"));
    }

    @Test
    void nothingSpeaksOfPointsOrTypes() {
        String words = page.substring(page.indexOf("<header>"), page.indexOf("<footer>"));
        assertFalse(words.contains("oints"), "points");
        assertFalse(words.contains("types"));
        assertFalse(words.contains("Passages"));
    }

    @Test
    void whatTellsMostOfImagesComesFirst() {
        assertEquals(
                List.of("latent_std", "precision[k=5]", "class_entropy", "latent_std_within_dimensions"),
                story.panels().get(0).main());
    }

    @Test
    void streamedTrainingDataAreNamedWithTheirSettings() {
        assertEquals(1, Sampled.words(story.panels().get(0)).size());
        String words = Sampled.words(story.panels().get(0)).get(0);
        assertTrue(words.startsWith(
                "replace: Training data from models are streamed: every batch is decoded afresh, as the"
                        + " released code"));
        assertTrue(page.contains(words));
        assertEquals(List.of(), Sampled.words(story.panels().get(1)));
    }

    @Test
    void densitiesHaveTheirMiddlesAndDeviations() {
        JsonNode densities = panel.path("exhibits").path("latent-density");
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 7, 10), integers(densities.path("generations")));
        JsonNode curve = densities.path("cells").get(0).path("curves").get(0);
        assertEquals(0.7, curve.path("sd").asDouble());
        assertTrue(curve.path("x").isMissingNode(), "its bins are those of the setting");
        assertEquals(-3.9, densities.path("cells").get(0).path("x").get(0).asDouble());
        assertEquals(40, curve.path("y").size());
        assertEquals(6, densities.path("cells").get(0).path("curves").size(), "it ended at generation 5");
    }

    @Test
    void aClassThatVanishedIsNamedInWords() {
        List<String> lines = Vanished.of(story.panels().get(0), "class-shares");
        assertEquals(
                List.of(
                        "replace: at generation 5 no image is drawn of class <b> (from generation 3 on).",
                        "accumulate, keep 10 %: at the last generation every class is still drawn."),
                lines);
        assertTrue(page.contains("no image is drawn of class &lt;b&gt; (from generation 3 on)."));
        assertTrue(Findings.of(story, story.panels().get(0)).stream()
                .anyMatch(line ->
                        line.startsWith("Under replace, at generation 5 no image is drawn of class &lt;b&gt;")));
        JsonNode shares = panel.path("exhibits").path("class-shares");
        assertTrue(shares.path("cells").get(0).path("rows").get(0).isNull(), "no shares of real data were kept");
        assertEquals(0, shares.path("cells").get(0).path("rows").get(4).get(1).asDouble());
    }

    @Test
    void survivorsAreCountedOverAllAndShownAsFarAsTheyFit() {
        JsonNode rarest = panel.path("exhibits").path("rarest").path("cells").get(0);
        assertEquals(20, rarest.path("all").asInt());
        assertEquals(18, rarest.path("shown").asInt());
        // i / 0.7 < 19.5 for i up to 13
        assertEquals(14, rarest.path("rows").get(0).path("count").asInt());
        assertEquals(18, rarest.path("rows").get(0).path("survives").size());
        assertTrue(rarest.path("rows").get(7).isNull(), "it ended before");
        assertTrue(page.contains("The first 18 of 20 are shown."));
        assertTrue(page.contains("replace: 14 at generation 0, 3 at generation 5, of 20"));
    }

    @Test
    void latentsAreFollowedThroughEveryGenerationThatWasKept() {
        JsonNode morph = panel.path("exhibits").path("morph");
        assertEquals(8, morph.path("generations").size());
        JsonNode accumulate = morph.path("cells").get(1);
        assertTrue(accumulate.path("frames").get(4).isNull());
        assertTrue(accumulate.path("frames").get(5).asString().startsWith("iVBORw0KGgo"), "a PNG");
        // 16 x 2 images of 12 pixels with seams of one, four times as large
        assertEquals(4 * (16 * 13 - 1), accumulate.path("width").asInt());
        assertEquals(4 * (2 * 13 - 1), accumulate.path("height").asInt());
    }

    @Test
    void fitsHaveACurveForEachGeneration() {
        assertEquals(3, panel.path("fits").size());
        JsonNode elbo = panel.path("fits").get(0).get(0);
        assertEquals("ELBO", elbo.path("name").asString());
        assertEquals("nats", elbo.path("unit").asString());
        assertEquals(6, elbo.path("runs").size());
        assertEquals(-83, elbo.path("runs").get(3).path("values").get(2).asInt());
        assertTrue(panel.path("fits")
                .get(0)
                .get(1)
                .path("runs")
                .get(0)
                .path("values")
                .get(1)
                .isNull());
        assertEquals(6, count(page, "<figure class=\"fit\""));
        assertEquals(11, integers(panel.path("fitted")).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c0000-g00001-morph.json|{\"kind\":\"images\",\"channels\":1,\"height\":2,\"width\":2,\"pixels\":\"AAAA\"}|3 bytes do not fill",
                "c0000-g00001-morph.json|{\"kind\":\"images\",\"channels\":1,\"height\":2,\"width\":2,\"pixels\":\"%%\"}|Illegal base64",
                "c0000-g00001.json|{\"kind\":\"images\",\"channels\":1,\"height\":2,\"width\":2,\"pixels\":\"\"}|no images",
                "c0000-g00001-latent-density.json|{\"kind\":\"density\",\"edges\":[0,1],\"density\":[1,2]}|2 edges for 2 bins",
                "c0000-g00001-class-shares.json|{\"kind\":\"shares\",\"classes\":[\"a\"],\"shares\":[]}|0 shares of 1 classes",
                "c0000-g00001-rarest.json|{\"kind\":\"survivors\",\"channels\":1,\"height\":1,\"width\":1,\"pixels\":\"AA==\",\"nearest\":\"AA==\"}|0 neighbours",
                "c0000-g00001-rarest.json|{\"kind\"|Unexpected"
            })
    void aDamagedExhibitIsNamed(String file, String content, String why) throws Exception {
        Path damaged = folder.resolve("damaged");
        if (!Files.exists(damaged)) {
            FakeImages.write(damaged);
        }
        Path place = damaged.resolve("samples").resolve(file);
        byte[] before = Files.readAllBytes(place);
        Files.writeString(place, content);
        UserError error = assertThrows(UserError.class, () -> Report.write(damaged));
        assertTrue(error.getMessage().contains(file + " is damaged: " + why), error.getMessage());
        Files.write(place, before);
    }

    @Test
    void exhibitsOfAnUnknownKindAreLeftOut() throws Exception {
        Path later = folder.resolve("later");
        FakeImages.write(later);
        Files.writeString(later.resolve("samples").resolve("c0000-g00001-hologram.json"), "{\"kind\":\"hologram\"}");
        assertEquals(page, Files.readString(Report.write(later)));
    }

    /** The HTML of a panel, without the scripts. */
    private static String section(int panel) {
        int start = page.indexOf("id=\"panel-" + panel + "\"");
        int end = page.indexOf("id=\"panel-" + (panel + 1) + "\"");
        return page.substring(start, end < 0 ? page.indexOf("<footer>") : end);
    }

    private static List<Integer> integers(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }

    private static int count(String text, String of) {
        return text.split(of, -1).length - 1;
    }
}
