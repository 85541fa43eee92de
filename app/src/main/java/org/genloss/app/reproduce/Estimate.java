package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.genloss.num.Empirical;

/**
 * A summary over independent trials with its standard error.
 *
 * @param value the summary
 * @param error its standard error
 */
record Estimate(double value, double error) {

    /** Mean of one number a trial; its error is sd / sqrt(trials). */
    static Estimate mean(double[] values) {
        return new Estimate(Empirical.mean(values), Empirical.standardErrorOfMean(values));
    }

    /** Mean of a function of one number a trial. */
    static Estimate mean(double[] values, DoubleUnaryOperator of) {
        return mean(Arrays.stream(values).map(of).toArray());
    }

    /**
     * Median of one number a trial. Half the distance of the order statistics one standard deviation of the rank, sqrt(n) / 2,
     * away on either side is its error: no density is assumed.
     */
    static Estimate median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double step = 0.5 / Math.sqrt(sorted.length);
        double error = (Empirical.quantile(sorted, 0.5 + step) - Empirical.quantile(sorted, 0.5 - step)) / 2;
        return new Estimate(Empirical.quantile(sorted, 0.5), error);
    }

    /** Share of the trials of which {@code holds} is true, with its binomial error. */
    static Estimate share(double[] values, DoublePredicate holds) {
        return mean(values, x -> holds.test(x) ? 1 : 0);
    }

    /** Mean of the difference of two numbers a trial, which may depend on each other. */
    static Estimate difference(double[] values, double[] others) {
        return mean(differences(values, others));
    }

    /** Differences of two numbers a trial, trial by trial. */
    static double[] differences(double[] values, double[] others) {
        double[] differences = new double[values.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i] - others[i];
        }
        return differences;
    }

    /** The same in another unit. */
    Estimate times(double factor) {
        return new Estimate(value * factor, Math.abs(factor) * error);
    }

    /** The same from another origin. */
    Estimate plus(double shift) {
        return new Estimate(value + shift, error);
    }

    /** A smooth function of it, to first order. */
    Estimate through(DoubleUnaryOperator function, double slope) {
        return new Estimate(function.applyAsDouble(value), Math.abs(slope) * error);
    }
}
