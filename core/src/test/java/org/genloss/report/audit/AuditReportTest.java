package org.genloss.report.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit's file and page. */
class AuditReportTest {

    @TempDir
    Path folder;

    @Test
    void theFileGivesBackWhatWasWritten() {
        for (Audit audit : List.of(FakeAudit.all(), FakeAudit.alone())) {
            String text = AuditFile.text(audit);
            Audit again = AuditFile.parse(text, "audit.json");
            assertEquals(text, AuditFile.text(again));
            assertEquals(audit.groups().size(), again.groups().size());
        }
        Audit again = AuditFile.parse(AuditFile.text(FakeAudit.all()), "audit.json");
        assertEquals(FakeAudit.HOSTILE, again.groups().get(1).name());
        assertTrue(Double.isNaN(again.groups().get(2).share().orElseThrow().value()));
        assertEquals(Double.POSITIVE_INFINITY, infinite().groups().get(0).rank() == 1 ? read(infinite()) : 0);
    }

    @Test
    void aPlaceOfACurveMayHaveNoNumber() {
        String text = AuditFile.text(FakeAudit.all());
        String holed = text.replaceFirst("\"low\" : \\[ [^,]+,", "\"low\" : [ null,");
        assertNotEquals(text, holed);
        assertEquals(holed, AuditFile.text(AuditFile.parse(holed, "audit.json")));
    }

    private static Audit infinite() {
        return AuditFile.parse(
                AuditFile.text(FakeAudit.all()).replace("\"value\" : 0.58", "\"value\" : \"Infinity\""), "x");
    }

    private static double read(Audit audit) {
        return audit.groups()
                .get(0)
                .measure("held-out-tail-recall", "words")
                .orElseThrow()
                .value();
    }

    @Test
    void nothingInTheFileDisturbsATerminal() {
        AuditFile.text(FakeAudit.all())
                .codePoints()
                .filter(c -> c != '\n')
                .forEach(c -> assertTrue(
                        c >= ' ' && (c < 0x7f || c > 0x9f) && c != 0x202e, () -> "U+" + Integer.toHexString(c)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "{\"schema\": \"genloss-audit/2\"}", "{\"schema\":", "\u001b", ""})
    void whatIsNoAuditIsTold(String text) {
        UserError error = assertThrows(UserError.class, () -> AuditFile.parse(text, "x.json"));
        assertTrue(error.getMessage().startsWith("x.json is "), error.getMessage());
        assertFalse(error.getMessage().contains("\u001b"), error.getMessage());
    }

    @Test
    void aMissingFileIsTold() {
        assertThrows(UserError.class, () -> AuditFile.read(folder.resolve("none.json")));
    }

    @Test
    void thePageIsAPureFunctionOfTheFileAndLetsNoTextOut() throws Exception {
        Path page = folder.resolve("report.html");
        AuditReport.write(FakeAudit.all(), page);
        String html = Files.readString(page);
        assertEquals(html, AuditReport.page(AuditFile.parse(AuditFile.text(FakeAudit.all()), "audit.json")));
        assertFalse(html.contains("window.broken=1</script>"), "markup was let out");
        assertFalse(html.contains("onerror=\""), "an attribute was let out");
        assertFalse(html.contains("\u001b") || html.contains("\u202e") || html.contains("\u0000"));
        assertTrue(html.contains("⟨1b⟩[2J⟨202e⟩"), "what is obeyed elsewhere is shown");
        for (String id :
                List.of("policy", "groups", "stages", "curves", "lost", "share", "measures", "missing", "traps")) {
            assertTrue(html.contains("id=\"" + id + "\""), id);
        }
        assertTrue(
                html.contains("<small>8.1 to 11.4 %</small><small>floor 1.5 %</small>"),
                "a share has its floor beside it");
    }

    @Test
    void aPageOfOneCorpusHasNoEmptyParts() {
        String html = AuditReport.page(FakeAudit.alone());
        for (String id : List.of("policy", "stages", "curves", "lost", "share", "damage")) {
            assertFalse(html.contains("id=\"" + id + "\""), id);
            assertFalse(html.contains("href=\"#" + id + "\""), id);
        }
        assertTrue(html.contains("There is no reference"));
        assertTrue(html.contains("fewer than 1,000 bigrams"));
    }

    @Test
    void theVerdictIsInPlainWords() {
        List<String> verdict = Verdict.of(FakeAudit.all());
        assertEquals("The policy is broken: 1 of 3 thresholds does not hold; 1 could not be judged.", verdict.get(0));
        assertEquals(
                "2 of 3 groups have lost what “raw” has: Tail recall (words) 80 % → 46.4 % (−33.6 pp,"
                        + " −37.1 to −30.1 pp) in “web-2025”.",
                verdict.get(1));
        assertTrue(verdict.get(2).contains("stage “filtered” made 97 % (95 to 99 %)"), verdict.get(2));
        assertEquals(
                "Machines wrote about 9.7 % (8.1 to 11.4 %) of “web-2025”, above the floor of 1.5 %. For 1 of 3 it is unknown.",
                verdict.get(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.58234 | share | 58.2 %",
                "0.000123 | share | 0.0123 %",
                "16400.4 | types | 16,400",
                "-16400.4 | types | −16,400",
                "127.46 | types | 127",
                "NaN | share | –",
                "0 | share | 0 %",
                "Infinity | 1 | ∞",
            })
    void numbersAreForPeople(double value, String unit, String shown) {
        assertEquals(shown, Shown.value(value, unit));
    }

    @Test
    void differencesOfSharesAreInPercentagePoints() {
        assertEquals("−4.42 pp", Shown.change(-0.0442, "share"));
        assertEquals("−5.19 to −3.64 pp", Shown.changeLimits(-0.0519, -0.0364, "share"));
        assertEquals("+12", Shown.change(12, "types"));
        assertEquals("under 0.1", Shown.expected(1.29e-7));
        assertEquals("0", Shown.expected(0));
    }

    @Test
    void whatIsObeyedIsShownAndLongTextsAreCut() {
        assertEquals("a⟨0a⟩b⟨9b⟩⟨200f⟩⟨d800⟩", Harmless.of("a\nb\u009b\u200f\ud800"));
        assertEquals("a\nb⟨1b⟩", Harmless.lines("a\nb\u001b"));
        assertEquals("né 日本 🙂", Harmless.of("né 日本 🙂"));
        assertEquals(Harmless.LONGEST + 1, Harmless.of("x".repeat(1_000_000)).length());
        assertTrue(Harmless.of("e" + "\u0301".repeat(100)).length() < 10);
        assertEquals("\"\\u202e\\u009b\\ud83f\\uffff\"", Harmless.json("\"\u202e\u009b\ud83f\uffff\""));
    }
}
