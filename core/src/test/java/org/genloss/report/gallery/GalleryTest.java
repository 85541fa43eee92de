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
        assertTrue(page.contains("✓ <b>2</b> pass"));
        assertTrue(page.contains("✗ <b>1</b> fail"));
        assertTrue(page.contains("○ <b>1</b> not run"));
    }

    @Test
    void everyNumberStandsBesideWhatItShouldBe() {
        String all = page.substring(page.indexOf("<h2 id=\"all\">"), page.indexOf("id=\"figure-fig4\""));
        assertEquals(5, all.split("<th scope=\"row\">", -1).length - 1, "four numbers and one check that was not run");
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
        assertEquals(2, plates.size());
        JsonNode walk = plates.get(0).get(0);
        assertTrue(walk.path("x").path("log").asBoolean());
        assertTrue(walk.path("y").path("low").isNull());
        assertEquals(3, walk.path("series").size());
        assertEquals(301, walk.path("series").get(0).path("high").size());
        assertTrue(walk.path("series").get(2).path("low").isMissingNode());
        assertEquals("scatter", plates.get(1).get(7).path("kind").asString());
    }

    @Test
    void whatCannotBeWrittenIsNamed() {
        Path out = folder.resolve("missing").resolve("deep.html");
        UserError error = assertThrows(UserError.class, () -> Gallery.write(FakeClaims.all(), out));
        assertTrue(error.getMessage().startsWith("cannot write " + out + ": "), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Gallery.write(List.of(), out));
    }
}
