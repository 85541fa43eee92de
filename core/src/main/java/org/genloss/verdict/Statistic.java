package org.genloss.verdict;

import java.util.Arrays;
import org.genloss.ledger.Expectation;
import org.genloss.num.Empirical;
import org.genloss.verdict.LawVerdict.Look;
import org.hipparchus.util.FastMath;

/**
 * One summary over trials against what a law expects of it.
 *
 * <p>Means and means of squares: by the normal law where the law knows the spread over trials, by Student's where the trials
 * must tell it. Both are right for symmetric readings and too sure of themselves for skewed ones. With a known spread the
 * p-value is therefore the largest of the normal law's and those of gamma laws with the skewness of the trials and, for
 * readings that are never negative, of a lognormal law with the expected coefficient of variation. With an unknown spread
 * Student's t is transformed by Hall (1992), which takes the skewness out to first order, and too much skewness is
 * refused. Few trials of a skewed reading seldom show its skewness, least of all where their mean lies low: for readings that
 * are never negative the p-value of a mean below its expectation is therefore the largest of those by the skewness of the
 * trials and by that of gamma and lognormal laws with their coefficient of variation.
 *
 * <p>Medians: by the sign test, with trials on the expected value on neither side, so that it holds for discrete readings
 * too.
 *
 * <p>The stated accuracy of an expansion is a dead zone: only what goes beyond it counts.
 */
final class Statistic {

    /** Fewest trials where the law knows the spread. */
    static final int FEW = 5;

    /** Fewest trials where it does not, and for medians. */
    static final int MANY = 20;

    /** Skewness over the root of the number of trials from which Student's law cannot be mended. */
    private static final double TOO_SKEWED = 0.5;

    /** Relative difference of what is the same but for rounding. */
    private static final double ROUNDING = 1e-9;

    /** Absolute difference of what is 0 but for rounding. */
    private static final double TINY = 1e-15;

    private Statistic() {}

    /** Why there is no test; empty if there is one. */
    static String refusal(Expectation law, int i, double[] values) {
        boolean median = law.statistic().equals("median");
        int fewest = median || Double.isNaN(law.spread()[i]) ? MANY : FEW;
        if (values.length < fewest) {
            return "needs at least " + fewest + " trials"
                    + (fewest == MANY && !median ? ", as the law gives no spread" : "") + ", but has " + values.length;
        }
        if (median) {
            return "";
        }
        double[] x = summands(law, values);
        if (Arrays.stream(x).anyMatch(Double::isInfinite)) {
            return "a trial is infinite, and so is the mean";
        }
        if (Double.isNaN(law.spread()[i])) {
            double mean = Empirical.mean(x);
            if (sd(x, mean) <= ROUNDING * Math.abs(mean) && !same(mean, law.expected()[i])) {
                return "all trials are alike, and the law gives no spread";
            }
            if (Math.abs(skewness(x, mean)) > TOO_SKEWED * FastMath.sqrt(x.length)) {
                return "rare trials rule the mean, and the law gives no spread";
            }
        }
        return "";
    }

    /** The test; only where nothing was refused. */
    static Look look(Expectation law, int i, Draw draw) {
        return law.statistic().equals("median") ? median(law, i, draw) : mean(law, i, draw);
    }

    private static double[] summands(Expectation law, double[] values) {
        return law.statistic().equals("mean_of_squares")
                ? Arrays.stream(values).map(v -> v * v).toArray()
                : values;
    }

    private static Look mean(Expectation law, int i, Draw draw) {
        double[] x = summands(law, draw.values());
        double expected = law.expected()[i];
        double mean = Empirical.mean(x);
        boolean known = !Double.isNaN(law.spread()[i]);
        double sd = known ? law.spread()[i] : sd(x, mean);
        double error = sd / FastMath.sqrt(x.length);
        double beyond = beyond(law, mean, expected);
        double z = beyond == 0 || same(mean, expected) ? 0 : beyond / error;
        double p = known ? known(z, x, mean, expected, sd) : estimated(z, x, mean, sd);
        return new Look(draw.generation(), x.length, draw.ended(), mean, expected, error, z, sided(law, p));
    }

    /** How far the mean lies outside what the law allows, with its sign. */
    private static double beyond(Expectation law, double mean, double expected) {
        double off = mean - expected;
        double outside = Math.max(0, Math.abs(off) - law.accuracy() * Math.abs(expected));
        boolean allowed = law.side().equals("at_least") && off > 0 || law.side().equals("at_most") && off < 0;
        return allowed ? 0 : FastMath.copySign(outside, off);
    }

    /** Two-sided for an equality. */
    private static double sided(Expectation law, double p) {
        return law.side().equals("equal") ? Math.min(1, 2 * p) : p;
    }

    private static double known(double z, double[] x, double mean, double expected, double spread) {
        if (z == 0 || Double.isInfinite(z)) {
            return z == 0 ? 1 : 0;
        }
        double root = FastMath.sqrt(x.length);
        double size = Math.abs(z);
        double side = FastMath.signum(z);
        double p = Math.max(Tails.normal(size), Tails.gamma(size, side * skewness(x, mean) / root));
        if (expected > 0 && Arrays.stream(x).allMatch(v -> v >= 0)) {
            double variation = spread / expected;
            double lognormal = variation * (3 + variation * variation);
            p = Math.max(p, Tails.gamma(size, side * lognormal / root));
        }
        return p;
    }

    private static double estimated(double z, double[] x, double mean, double sd) {
        if (z == 0) {
            return 1;
        }
        double p = hall(z, skewness(x, mean), x.length);
        if (z < 0 && mean > 0 && Arrays.stream(x).allMatch(v -> v >= 0)) {
            double variation = sd / mean;
            p = Math.max(p, hall(z, 2 * variation, x.length));
            p = Math.max(p, hall(z, variation * (3 + variation * variation), x.length));
        }
        return p;
    }

    /** Hall (1992), a monotone transformation that takes the skewness out of Student's t to first order. */
    private static double hall(double z, double skewness, int n) {
        double bend = skewness / FastMath.sqrt(n);
        double t = z + bend * (z * z / 3 + 1.0 / 6) + bend * bend * z * z * z / 27;
        return Tails.student(z > 0 ? t : -t, n - 1);
    }

    private static Look median(Expectation law, int i, Draw draw) {
        double[] sorted = draw.values().clone();
        Arrays.sort(sorted);
        double expected = law.expected()[i];
        double slack = Math.max(law.accuracy(), ROUNDING) * Math.abs(expected);
        int below = law.side().equals("at_most")
                ? 0
                : (int) Arrays.stream(sorted).filter(v -> v < expected - slack).count();
        int above = law.side().equals("at_least")
                ? 0
                : (int) Arrays.stream(sorted).filter(v -> v > expected + slack).count();
        int n = sorted.length;
        int most = Math.max(below, above);
        double p = Tails.heads(most, n);
        double z = 2 * most <= n ? 0 : FastMath.copySign((2.0 * most - n) / FastMath.sqrt(n), above - below);
        return new Look(
                draw.generation(),
                n,
                draw.ended(),
                Empirical.quantile(sorted, 0.5),
                expected,
                Double.NaN,
                z,
                sided(law, p));
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= Math.max(ROUNDING * Math.max(Math.abs(a), Math.abs(b)), TINY);
    }

    private static double sd(double[] x, double mean) {
        double squares = 0;
        for (double value : x) {
            squares += (value - mean) * (value - mean);
        }
        return FastMath.sqrt(squares / (x.length - 1));
    }

    /** Third central moment over the cube of the standard deviation; 0 if all are alike. */
    private static double skewness(double[] x, double mean) {
        double cubes = 0;
        for (double value : x) {
            cubes += (value - mean) * (value - mean) * (value - mean);
        }
        double sd = sd(x, mean);
        return sd == 0 ? 0 : cubes / x.length / (sd * sd * sd);
    }
}
