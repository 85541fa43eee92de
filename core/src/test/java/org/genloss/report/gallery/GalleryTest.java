package org.genloss.report.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GalleryTest {

    @TempDir
    static Path folder;

    private static Path file;
    private static String page;

    @BeforeAll
    static void write() throws Exception {
        file = folder.resolve("reproduce.html");
        Gallery.write(FakeClaims.all(), file);
        page = Files.readString(file);
    }

    @Test
    void theSameClaimsGiveTheSameBytesInAnyLocale() throws Exception {
        byte[] first = Files.readAllBytes(file);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            Gallery.write(FakeClaims.all(), file);
        } finally {
            Locale.setDefault(before);
        }
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void countsWhatHolds() {
        assertTrue(page.contains("✓ <b>3</b> pass"));
        assertTrue(page.contains("✗ <b>1</b> fail"));
        assertTrue(page.contains("○ <b>1</b> not run"));
    }

    @Test
    void everyNumberStandsBesideWhatItShouldBe() {
        String all = page.substring(page.indexOf("<h2 id=\"all\">"), page.indexOf("id=\"figure-fig4\""));
        assertEquals(6, all.split("<th scope=\"row\">", -1).length - 1, "five numbers and one check that was not run");
        assertTrue(all.contains("<td class=\"number\">1e−7</td><td>published</td><td class=\"number\">3</td>"
                + "<td class=\"number\">0.01</td><td class=\"number\">0.04</td><td class=\"text\">4 SE</td>"
                + "<td class=\"fail\">✗ fail</td>"));
        assertTrue(all.contains("<td class=\"not-run\">○ not run</td>"));
        assertTrue(all.contains("<a href=\"#figure-fig4\">fig4</a>"));
        assertTrue(all.contains("<a href=\"#check-K1\">K1</a>"));
    }

    @Test
    void aFigureHasItsNumbersBesideIt() {
        String section = page.substring(page.indexOf("id=\"figure-fig4\""), page.indexOf("id=\"figure-fig7\""));
        assertTrue(section.contains("Figure 4: recursive fitting"));
        assertTrue(section.contains("Lines are single runs."));
        assertTrue(section.contains("as the released code does: n. {{data}}"), "text like our template is left alone");
        assertEquals(2, section.split("<figure class=\"chart\"", -1).length - 1);
        assertEquals(2, section.split("<tr><td class=\"text\">", -1).length - 1);
    }

    @Test
    void textStaysTextAndNothingIsFetched() {
        assertFalse(page.contains("<script>window.broken"));
        assertFalse(page.contains("<img src=x"));
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void theScriptGetsWhatItDraws() {
        int start = page.indexOf("id=\"data\">") + 10;
        JsonNode plates = JsonMapper.shared()
                .readTree(page.substring(start, page.indexOf("</script>", start)))
                .path("plates");
        assertEquals(3, plates.size());
        JsonNode walk = plates.get(0).get(0);
        assertTrue(walk.path("x").path("log").asBoolean());
        assertTrue(walk.path("y").path("low").isNull());
        assertEquals(3, walk.path("series").size());
        assertEquals(301, walk.path("series").get(0).path("high").size());
        assertTrue(walk.path("series").get(2).path("low").isMissingNode());
        assertEquals("scatter", plates.get(1).get(7).path("kind").asString());
    }

    @Test
    void imagesStandInLinesBehindTheirLabelsOrInBlocksBelowThem() {
        String section = page.substring(page.indexOf("id=\"figure-fig9\""), page.indexOf("<h2>What each check says"));
        int second = section.lastIndexOf("<figure class=\"mosaic\">");
        String blocks = section.substring(0, second);
        String lines = section.substring(second);
        // 4 x 4 images of 12 x 10 pixels with seams of one, each pixel twice as large
        assertEquals(4, blocks.split("width=\"86\" height=\"102\" alt=\"", -1).length - 1);
        assertTrue(blocks.contains("<div class=\"sheets\" tabindex=\"0\""));
        assertTrue(blocks.contains("<span class=\"of\">generation 3</span>"));
        assertTrue(blocks.contains("alt=\"generation 3: 16 images\""));
        // a line of 8 x 1, each pixel five times as large
        assertEquals(4, lines.split("width=\"435\" height=\"60\" alt=\"", -1).length - 1);
        assertTrue(lines.contains(
                "<div class=\"sheets lines\" tabindex=\"0\" role=\"region\" aria-label=\"Lines &lt;b&gt;\">"));
    }

    @Test
    void generationsHaveAScaleOfColoursInThePlaceOfKeys() {
        String section = page.substring(page.indexOf("id=\"figure-fig9\""), page.indexOf("<h2>What each check says"));
        assertTrue(section.contains("<span class=\"scale generations\">generation 0 <i></i> generation 5</span>"));
        assertTrue(section.contains("swatch dash real\"></span>real data</span>"));
    }

    @Test
    void whatCannotBeWrittenIsNamed() {
        Path out = folder.resolve("missing").resolve("deep.html");
        UserError error = assertThrows(UserError.class, () -> Gallery.write(FakeClaims.all(), out));
        assertTrue(error.getMessage().startsWith("cannot write " + out + ": "), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Gallery.write(List.of(), out));
    }
}
