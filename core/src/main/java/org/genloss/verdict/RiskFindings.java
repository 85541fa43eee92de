package org.genloss.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.hipparchus.util.FastMath;

/** The three verdicts on the risk of one cell. */
final class RiskFindings {

    /**
     * From how many times generation 0's excess over the truth a rise is called catastrophic. Excess risk of a model with a
     * fixed number of parameters falls as one over the size of the sample: ten times as much is what is left when nine
     * tenths of the data are thrown away.
     */
    static final double CATASTROPHE = 10;

    /** For a risk that cannot pass a bound: from which part of it. */
    static final double HALF = 0.5;

    /** A rise below this part of generation 0's excess is none. */
    static final double TOLERANCE = 0.1;

    /** The same where the truth is unknown, in the risk's unit (nats for likelihoods). */
    static final double SMALL = 0.01;

    /** Growth goes on if the second half of the run adds at least this part of what the first half added. */
    static final double GOES_ON = 0.25;

    /** Fewest generations in which levelling off could be seen. */
    static final int LONG = 10;

    private RiskFindings() {}

    static List<Finding> of(Readings cell) {
        Optional<Risk> risk = Risk.of(cell);
        if (risk.isEmpty()) {
            String why = "no reading of risk was made that is finite in generation 0 (held-out-log-likelihood,"
                    + " held-out-perplexity, divergence, wasserstein, excess-risk)";
            return List.of(
                    Finding.untold(Meaning.RISK_CATASTROPHIC, why),
                    Finding.untold(Meaning.RISK_UP, why),
                    Finding.untold(Meaning.RISK_DIVERGING, why));
        }
        return List.of(catastrophic(risk.get()), up(risk.get()), diverging(risk.get()));
    }

    private static Finding catastrophic(Risk risk) {
        Meaning meaning = Meaning.RISK_CATASTROPHIC;
        int last = risk.last();
        if (Double.isFinite(risk.bound())) {
            double[] part = pairs(risk, 0, last, (start, end) -> end / risk.bound());
            return Finding.above(
                    meaning, risk.reading(), "its part of the largest value it can have", part, HALF, HALF);
        } else if (Double.isNaN(risk.floor())) {
            double[] times = pairs(risk, 0, last, (start, end) -> FastMath.exp(end - start));
            String what = "times less probable a held-out " + (risk.perToken() ? "token" : "record") + " has become";
            return Finding.above(meaning, risk.reading(), what, times, CATASTROPHE, CATASTROPHE)
                    .because("nobody knows the risk of the truth here, so that the rise is measured on its own");
        }
        double excess = risk.excess();
        if (!(excess > 0)) {
            return Finding.untold(meaning, "generation 0 is as good as the truth, and a multiple of that says nothing");
        }
        double[] times = pairs(risk, 0, last, (start, end) -> (end - risk.floor()) / excess);
        return Finding.above(
                meaning,
                risk.reading(),
                "excess over the truth, in multiples of generation 0's",
                times,
                CATASTROPHE,
                CATASTROPHE);
    }

    private static Finding up(Risk risk) {
        double[] rise = pairs(risk, 0, risk.last(), (start, end) -> end - start);
        return Finding.above(Meaning.RISK_UP, risk.reading(), "rise since generation 0", rise, 0, tolerance(risk));
    }

    private static Finding diverging(Risk risk) {
        Meaning meaning = Meaning.RISK_DIVERGING;
        if (risk.last() < LONG) {
            return Finding.untold(
                    meaning, "needs at least " + LONG + " generations to level off in, but has " + risk.last());
        } else if (Double.isFinite(risk.bound())) {
            return Finding.untold(meaning, risk.reading() + " cannot pass its bound, whatever the risk does");
        }
        int middle = middle(risk.generations());
        double[] first = pairs(risk, 0, middle, (start, end) -> end - start);
        double[] second = pairs(risk, middle, risk.last(), RiskFindings::rise);
        double[] goesOn = new double[second.length];
        for (int i = 0; i < goesOn.length; i++) {
            goesOn[i] = second[i] - GOES_ON * Math.max(0, first[i]);
            goesOn[i] = Double.isInfinite(second[i]) ? second[i] : goesOn[i];
        }
        String what = "rise from generation " + middle + " to " + risk.last()
                + " less a quarter of the rise before: above 0 it goes on, faster than a logarithm";
        Finding finding = Finding.above(meaning, risk.reading(), what, goesOn, 0, tolerance(risk));
        return finding.answer() == Answer.YES
                ? finding.because("as far as this run goes: what levels off later looks the same")
                : finding;
    }

    /** What was infinite and stays so has risen without end. */
    private static double rise(double start, double end) {
        return end == Double.POSITIVE_INFINITY ? end : end - start;
    }

    /** The generation in the middle of the run, among those that were read. */
    private static int middle(List<Integer> generations) {
        int last = generations.get(generations.size() - 1);
        return generations.stream()
                .min((a, b) -> Integer.compare(Math.abs(2 * a - last), Math.abs(2 * b - last)))
                .orElse(0);
    }

    private static double tolerance(Risk risk) {
        double excess = risk.excess();
        return Double.isNaN(excess) ? SMALL : TOLERANCE * Math.max(0, excess);
    }

    private static double[] pairs(Risk risk, int from, int to, DoubleBinaryOperator statistic) {
        double[] start = risk.at(from);
        double[] end = risk.at(to);
        double[] values = new double[end.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = statistic.applyAsDouble(start[i], end[i]);
        }
        return values;
    }
}
