package org.genloss.verdict;

import java.util.ArrayList;
import java.util.List;
import org.genloss.ledger.Expectation;
import org.genloss.ledger.Run;

/**
 * All that is judged of one run; the same folder gives the same verdicts.
 *
 * @param laws a verdict for each curve of {@code laws.jsonl}, in its order
 * @param excused the lines of {@code laws.jsonl} that say why a law does not apply
 * @param profiles one a cell, in their order
 */
public record Verdicts(List<LawVerdict> laws, List<Expectation> excused, List<CollapseProfile> profiles) {

    /** Chance that any right law of a run is called violated. */
    public static final double LAW_LEVEL = LawTests.LEVEL;

    /** Reads a run, finished or not, and judges it. */
    public static Verdicts of(Run run) {
        Judge judge = new Judge(run);
        run.read(judge::add, judge::add);
        return judge.verdicts();
    }

    static Verdicts of(Run run, List<Expectation> expectations, List<Readings> cells) {
        List<Finding> scaling = ScalingFindings.of(run, cells);
        List<CollapseProfile> profiles = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            List<Finding> findings = new ArrayList<>(RiskFindings.of(cells.get(cell)));
            findings.add(scaling.get(cell));
            findings.addAll(ShapeFindings.of(cells.get(cell)));
            profiles.add(CollapseProfile.of(cell, findings));
        }
        return new Verdicts(
                LawTests.of(expectations, cells),
                expectations.stream().filter(law -> !law.why().isEmpty()).toList(),
                List.copyOf(profiles));
    }
}
