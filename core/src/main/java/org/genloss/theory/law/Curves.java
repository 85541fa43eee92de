package org.genloss.theory.law;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.genloss.data.Moments;
import org.genloss.theory.Curve;
import org.genloss.theory.Setting;

/** Curves at the generations that are measured, from arrays with one entry a generation. */
final class Curves {

    /**
     * How long a curve can be tested.
     *
     * @param last last generation, -1 for none
     * @param because why not later, or empty
     */
    record Reach(int last, String because) {

        /** The shorter of the two. */
        Reach and(Reach other) {
            return other.last < last ? other : this;
        }
    }

    private Curves() {}

    /** An exact equality. */
    static Curve equal(
            Setting setting,
            String reading,
            Curve.Statistic statistic,
            double[] expected,
            double[] spread,
            Reach reach,
            double limit) {
        return make(setting, reading, statistic, Curve.Side.EQUAL, expected, spread, 0, reach, limit);
    }

    /** A bound of the mean. */
    static Curve bound(Setting setting, String reading, Curve.Side side, double[] expected, Reach reach, double limit) {
        return make(setting, reading, Curve.Statistic.MEAN, side, expected, unknown(expected), 0, reach, limit);
    }

    /** An expansion of the mean. */
    static Curve expansion(
            Setting setting,
            String reading,
            double[] expected,
            double[] spread,
            double accuracy,
            Reach reach,
            double limit) {
        return make(setting, reading, Curve.Statistic.MEAN, Curve.Side.EQUAL, expected, spread, accuracy, reach, limit);
    }

    private static Curve make(
            Setting setting,
            String reading,
            Curve.Statistic statistic,
            Curve.Side side,
            double[] expected,
            double[] spread,
            double accuracy,
            Reach reach,
            double limit) {
        return new Curve(
                reading,
                statistic,
                side,
                setting.measured(),
                at(expected, setting.measured()),
                at(spread, setting.measured()),
                accuracy,
                reach.last(),
                reach.because(),
                limit);
    }

    /** NaN for every generation. */
    static double[] unknown(double[] like) {
        double[] unknown = new double[like.length];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    /** All generations. */
    static Reach throughout(Setting setting) {
        return new Reach(setting.generations(), "");
    }

    /**
     * Until rare trials rule the mean: until the logarithm of a positive, nearly log-normal quantity has variance 1, which is
     * a standard deviation of sqrt(e - 1) = 1.3 means. Half of the second moment of a log-normal law of log-variance v lies
     * beyond 2 sqrt(v) standard deviations of the logarithm; at v = 1 that is 2.3 % of the trials, and a hundred trials
     * still hold two of those that decide their own mean and standard error.
     *
     * @param logVariance non-decreasing, one a generation
     */
    static Reach commonTrials(double[] logVariance) {
        return whileTrue(logVariance, v -> v <= 1, "beyond, rare trials rule the mean");
    }

    /** Not at all where the first sample is so small for the tails of the truth that rare trials rule its variance. */
    static Reach tame(Moments truth, int first) {
        // false for NaN too: what nobody has worked out is taken to be normal
        return truth.kurtosis() - 1 > first
                ? new Reach(-1, "the truth's tails are too heavy for the first sample: rare trials rule the mean")
                : new Reach(Integer.MAX_VALUE, "");
    }

    /** The last generation up to which a condition holds without a gap. */
    static Reach whileTrue(double[] values, DoublePredicate holds, String because) {
        int beyond = IntStream.range(0, values.length)
                .filter(g -> !holds.test(values[g]))
                .findFirst()
                .orElse(values.length);
        return new Reach(beyond - 1, beyond == values.length ? "" : because);
    }

    private static double[] at(double[] values, int[] generations) {
        return Arrays.stream(generations).mapToDouble(g -> values[g]).toArray();
    }
}
