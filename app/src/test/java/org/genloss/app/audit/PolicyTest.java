package org.genloss.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.FakeAudit;
import org.genloss.spec.InvalidSpec;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Thresholds: how they are written, what is refused, and what they come to. */
class PolicyTest {

    @TempDir
    Path folder;

    private Policy policy(boolean compared, String... rules) throws IOException {
        Path file = folder.resolve("policy.yaml");
        Files.writeString(file, "rules:\n- " + String.join("\n- ", rules) + "\n");
        return Policy.read(file, compared);
    }

    private List<Audit.Result> results(String... rules) throws IOException {
        return Judge.apply(policy(true, rules), Path.of("policy.yaml"), FakeAudit.all())
                .results();
    }

    private static List<String> statuses(List<Audit.Result> results) {
        return results.stream().map(Audit.Result::status).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{measure: held-out-tail-recal, at_least: 1} | there is no measure 'held-out-tail-recal' | did you mean held-out-tail-recall",
                "{measure: rarefied-types} | at_least must be given, or at_most | Least value",
                "{measure: rarefied-types, at_least: many} | at_least: must be a finite number | Least value",
                "{measure: rarefied-types, at_least: .nan} | at_least: must be a finite number | Least value",
                "{measure: rarefied-types, at_least: 3, at_most: 2} | at_least must be at most at_most | Least value",
                "{measure: rarefied-types, atleast: 3} | there is no key 'atleast' | at_least",
                "{measure: rarefied-types, at_least: 3, judge: ratio} | must be one of value, change | judge",
                "{at_least: 3} | measure must be the name of a measure | Name of the measure",
                "{measure: missing-mass, at_most: 0.1} | the level of missing-mass decides nothing: it falls as a corpus collapses | judge: change",
                "{measure: next-generation-loss-types, at_least: 1} | the level of next-generation-loss-types decides nothing | judge: change",
                "{measure: type-token-ratio, at_least: 0.1} | type-token-ratio misleads | held-out-tail-recall",
            })
    void mistakesAreToldWithLineAndRemedy(String rule, String what, String remedy) {
        InvalidSpec error = assertThrows(InvalidSpec.class, () -> policy(true, "{measure: hill-1, at_least: 3}", rule));
        assertTrue(error.getMessage().contains("policy.yaml:3:"), error.getMessage());
        assertTrue(error.getMessage().contains(what), error.getMessage());
        assertTrue(error.getMessage().contains("remedy: "), error.getMessage());
        assertTrue(error.getMessage().contains(remedy), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"held-out-tail-recall, value", "rarefied-types, change", "missing-mass, change"})
    void whatNeedsAReferenceIsRefusedWithoutOne(String measure, String judge) throws IOException {
        String rule = "{measure: " + measure + ", at_least: 0.9, judge: " + judge + "}";
        assertEquals(1, policy(true, rule).rules().size());
        InvalidSpec error = assertThrows(InvalidSpec.class, () -> policy(false, rule));
        assertTrue(error.getMessage().contains("needs a reference"), error.getMessage());
        assertTrue(error.getMessage().contains("--reference"), error.getMessage());
    }

    @Test
    void whatIsNoPolicyIsTold() throws IOException {
        Path file = folder.resolve("policy.yaml");
        assertThrows(UserError.class, () -> Policy.read(file, true));
        for (String text : List.of("", "rules: []", "rules:", "- a", "rules: [{", "ruls: []")) {
            Files.writeString(file, text);
            InvalidSpec error = assertThrows(InvalidSpec.class, () -> Policy.read(file, true), text);
            assertTrue(error.getMessage().contains("policy.yaml"), error.getMessage());
            assertFalse(error.getMessage().contains("--set"), error.getMessage());
        }
    }

    @Test
    void theValueOrTheWholeIntervalHasToKeepAThreshold() throws IOException {
        // 0.58, 0.71, 0.99, each ± 0.0209
        assertEquals(
                List.of("broken", "holds", "holds"),
                statuses(results("{measure: held-out-tail-recall, of: words, at_least: 0.7}")));
        assertEquals(
                List.of("broken", "broken", "holds"),
                statuses(results("{measure: held-out-tail-recall, of: words, at_least: 0.7, sure: true}")));
        assertEquals(
                List.of("holds", "broken", "broken"),
                statuses(results("{measure: held-out-tail-recall, of: words, at_most: 0.7, sure: true}")));
        Audit.Result broken = results("{measure: held-out-tail-recall, at_least: 0.7, sure: true}")
                .get(1);
        assertEquals("lower limit 0.6891 is below 0.7", broken.reason());
    }

    @Test
    void groupsAreChosenByPattern() throws IOException {
        assertEquals(
                List.of("web-2025"),
                results("{measure: held-out-tail-recall, at_least: 0.7, groups: 'web*'}").stream()
                        .map(Audit.Result::group)
                        .toList());
        assertEquals(
                List.of("all"),
                results("{measure: held-out-tail-recall, at_least: 0.7, groups: all}").stream()
                        .map(Audit.Result::group)
                        .toList());
        Audit.Result none = results("{measure: held-out-tail-recall, at_least: 0.7, groups: 'wob-????'}")
                .get(0);
        assertEquals("broken", none.status());
        assertTrue(none.reason().startsWith("no group has a name like this"), none.reason());
    }

    @Test
    void whatWasNotEstimatedFailsUnlessAccepted() throws IOException {
        assertEquals(
                List.of("broken", "broken", "broken"), statuses(results("{measure: chao1, at_least: 1, groups: '*'}")));
        assertEquals(
                List.of("unknown", "unknown", "unknown"),
                statuses(results("{measure: chao1, at_least: 1, unknown: pass}")));
    }

    @Test
    void aChangeFromTheReferenceIsJudgedByItsInterval() throws IOException {
        assertEquals(
                List.of("broken", "broken", "holds"),
                statuses(results("{measure: missing-mass, at_least: -0.001, judge: change}")));
        // books: its value has not changed, but its interval is too wide to be sure
        assertEquals(
                List.of("broken", "broken", "broken"),
                statuses(results("{measure: missing-mass, at_least: -0.001, judge: change, sure: true}")));
    }

    @Test
    void resultsAreJUnit() throws Exception {
        Audit.Policy judged = FakeAudit.all().policy().orElseThrow();
        Path file = folder.resolve("junit.xml");
        JUnit.write(judged, file);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        Element suite = document.getDocumentElement();
        assertEquals("3", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals("1", suite.getAttribute("skipped"));
        assertEquals(3, suite.getElementsByTagName("testcase").getLength());
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertEquals("0.56 is below 0.9", failure.getAttribute("message"));
        assertEquals("web-2025", ((Element) failure.getParentNode()).getAttribute("classname"));
        Element hostile = (Element) suite.getElementsByTagName("testcase").item(1);
        assertTrue(hostile.getAttribute("classname").contains("</script><script>"), "text stays text");
        assertFalse(Files.readString(file).contains("\u001b"));
    }
}
