package org.genloss.report;

import java.util.ArrayList;
import java.util.List;
import org.genloss.verdict.Answer;
import org.genloss.verdict.CollapseProfile;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Meaning;

/** The collapse profile of a panel: eight verdicts on each setting instead of one word, and what each rests on. */
final class Profiles {

    private Profiles() {}

    static void write(Story story, Story.Panel panel, StringBuilder out) {
        out.append(
                "<section class=\"profile\">\n<h3>Collapse profile</h3>\n<p class=\"doc\">Eight meanings of collapse"
                        + " (Schaeffer et al. 2025, arXiv 2503.03150), each judged on its own at the last generation. All eight"
                        + " of a setting hold together with 95 % confidence; what the trials cannot decide is said so. Early: information"
                        + " about the tail is lost. Late: little resemblance, or much less variance (Shumailov et al. 2024).</p>\n");
        List<String> heads = new ArrayList<>(List.of("Setting"));
        for (Meaning meaning : Meaning.values()) {
            heads.add(meaning.words());
        }
        heads.addAll(List.of("early collapse", "late collapse"));
        Closing.table(out, "Collapse profile, " + panel.title(), heads.toArray(String[]::new));
        for (Story.Cell cell : panel.cells()) {
            CollapseProfile profile = profile(story, cell);
            List<Object> row = new ArrayList<>(List.of(cell.name()));
            profile.findings().forEach(finding -> row.add(verdict(finding.answer())));
            row.add(verdict(profile.early()));
            row.add(verdict(profile.late()));
            Closing.row(out, row.toArray());
        }
        out.append("</tbody></table></div>\n");
        reasons(story, panel, out);
        out.append("</section>\n");
    }

    private static CollapseProfile profile(Story story, Story.Cell cell) {
        return story.runs().get(cell.run()).verdicts().profiles().get(cell.of().index());
    }

    private static Theory.Verdict verdict(Answer answer) {
        return new Theory.Verdict(
                answer.words(),
                switch (answer) {
                    case YES -> "alarm";
                    case NO -> "fine";
                    case CANNOT_TELL -> "unknown";
                });
    }

    private static void reasons(Story story, Story.Panel panel, StringBuilder out) {
        out.append("<details class=\"reasons\"><summary>What each verdict rests on</summary>\n");
        Closing.table(
                out,
                "What each verdict rests on, " + panel.title(),
                "Setting",
                "Meaning",
                "Verdict",
                "Statistic",
                "Centre over trials",
                "Interval from",
                "to",
                "Threshold",
                "Reading",
                "Remarks");
        for (Story.Cell cell : panel.cells()) {
            for (Finding finding : profile(story, cell).findings()) {
                Closing.row(
                        out,
                        cell.name(),
                        finding.meaning().words(),
                        verdict(finding.answer()),
                        finding.statistic(),
                        finding.value(),
                        finding.low(),
                        finding.high(),
                        finding.threshold(),
                        finding.reading(),
                        finding.why());
            }
        }
        out.append(
                "</tbody></table></div>\n<p class=\"doc\">Intervals are those of the median over trials (of the mean below"
                        + " nine trials) at 99.4 %, so that eight of them hold together with 95 %.</p>\n</details>\n");
    }
}
