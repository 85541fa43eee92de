package org.genloss.audit;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.genloss.metric.Jackknife;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What is known of an estimate's error.
 *
 * @param variance of the estimate
 * @param degrees of freedom with which the variance is known
 */
public record Uncertainty(double variance, double degrees) {

    /** Fewer folds, in effect, give no standard error worth having. */
    public static final int LEAST_FOLDS = 5;

    /** Of what is known for certain. */
    public static final Uncertainty NONE = new Uncertainty(0, 1);

    /** By delete-a-group jackknife over the folds of a histogram. */
    public static Uncertainty of(FoldHistogram histogram, ToDoubleFunction<double[]> statistic) {
        double[] leftOut =
                Arrays.stream(histogram.leftOut()).mapToDouble(statistic).toArray();
        double error = Jackknife.standardError(leftOut);
        return new Uncertainty(error * error, effectiveFolds(histogram) - 1);
    }

    /**
     * How many folds of equal size would be worth as much: (sum n)^2 / sum n^2. Folds are filled by hash, so that of few blocks
     * some are empty and others hold several.
     */
    public static double effectiveFolds(FoldHistogram histogram) {
        double sum = 0;
        double squares = 0;
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            double size = histogram.size(fold);
            sum += size;
            squares += size * size;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** Of the sum of two independent estimates; degrees of freedom by Welch (1947) and Satterthwaite. */
    public Uncertainty plus(Uncertainty other) {
        double sum = variance + other.variance;
        double squares = variance * variance / degrees + other.variance * other.variance / other.degrees;
        return new Uncertainty(sum, squares == 0 ? degrees : sum * sum / squares);
    }

    /** Square root of the variance. */
    public double standardError() {
        return Math.sqrt(variance);
    }

    /** Half the width of Student's 95 % interval. */
    public double halfWidth() {
        return new TDistribution(degrees).inverseCumulativeProbability(0.975) * standardError();
    }
}
