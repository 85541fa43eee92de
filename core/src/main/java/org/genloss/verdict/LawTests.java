package org.genloss.verdict;

import java.util.ArrayList;
import java.util.List;
import org.genloss.ledger.Expectation;
import org.genloss.verdict.LawVerdict.Look;
import org.genloss.verdict.LawVerdict.Ruling;

/**
 * Tests expectations against trials.
 *
 * <p>A law is tested at every generation that was measured, up to the last at which it says a test makes sense. The smallest
 * p-value is multiplied by the number of these looks (Bonferroni): generations of a chain depend on each other, so this is
 * too strict on the evidence, never too lax. Over all laws of a run that could be tested Holm's method (1979) keeps the
 * chance that any right law is called violated below {@link #LEVEL}.
 *
 * <p>A trial that has ended early takes part with its last reading if nothing was left in it that could vary (variance or
 * heterozygosity 0, one type): then that is what it would have read. If anything was left, the trials that still run are not
 * a fair sample any more, and neither this generation nor a later one is tested.
 */
final class LawTests {

    /** Chance that any of a run's laws, all of them right, is called violated. */
    static final double LEVEL = 0.01;

    private LawTests() {}

    /** Whether a law speaks of a reading that was made. */
    static boolean measured(Expectation law, List<Readings> cells) {
        return cells.get(law.cell()).names().contains(law.reading());
    }

    /** Verdicts in the order of {@code laws}; those that speak of no reading that was made have none. */
    static List<LawVerdict> of(List<Expectation> laws, List<Readings> cells) {
        List<LawVerdict> single = laws.stream()
                .filter(law -> measured(law, cells))
                .map(law -> one(law, cells.get(law.cell())))
                .toList();
        List<LawVerdict> told =
                single.stream().filter(verdict -> !verdict.looks().isEmpty()).toList();
        double[] holm = Tails.holm(told.stream().mapToDouble(LawVerdict::p).toArray());
        List<LawVerdict> corrected = new ArrayList<>();
        int at = 0;
        for (LawVerdict verdict : single) {
            corrected.add(verdict.looks().isEmpty() ? verdict : verdict.corrected(holm[at++]));
        }
        return List.copyOf(corrected);
    }

    private static LawVerdict one(Expectation law, Readings cell) {
        List<Look> looks = new ArrayList<>();
        String why = "";
        for (int i = 0; i < law.generations().length && law.generations()[i] <= law.until(); i++) {
            if (!Double.isFinite(law.expected()[i])) {
                continue;
            }
            Draw draw = Draw.of(cell, law.reading(), law.generations()[i]);
            if (draw.refusal().isEmpty() && draw.values().length == 0) {
                continue;
            }
            String refusal = draw.refusal().isEmpty() ? Statistic.refusal(law, i, draw.values()) : draw.refusal();
            if (refusal.isEmpty()) {
                looks.add(Statistic.look(law, i, draw));
            } else {
                why = why.isEmpty() ? refusal : why;
            }
        }
        if (looks.isEmpty()) {
            return untold(law, why.isEmpty() ? silence(law) : why);
        }
        return told(law, looks);
    }

    private static String silence(Expectation law) {
        return law.until() < 0 && !law.because().isEmpty()
                ? law.because()
                : "no generation that the law speaks of was measured";
    }

    private static LawVerdict untold(Expectation law, String why) {
        return new LawVerdict(law, Ruling.CANNOT_TELL, why, List.of(), -1, Double.NaN, Double.NaN);
    }

    private static LawVerdict told(Expectation law, List<Look> looks) {
        int worst = 0;
        for (int i = 1; i < looks.size(); i++) {
            Look one = looks.get(i);
            Look most = looks.get(worst);
            boolean equal = one.p() == most.p();
            worst = one.p() < most.p() || equal && Math.abs(one.z()) > Math.abs(most.z()) ? i : worst;
        }
        double p = Math.min(1, looks.size() * looks.get(worst).p());
        return new LawVerdict(law, Ruling.HOLDS, "", List.copyOf(looks), worst, p, p);
    }
}
