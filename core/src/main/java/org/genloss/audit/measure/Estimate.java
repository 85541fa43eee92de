package org.genloss.audit.measure;

import java.util.Arrays;
import org.genloss.metric.Jackknife;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.util.FastMath;

/**
 * A value with its error.
 *
 * <p>Variance = V_folds + (1 - s) (V_types - V_both), with s the share of types that are known. V_folds is the delete-a-group jackknife over
 * G folds of blocks, (G - 1) / G sum (t_g - mean)^2, with Student's t of G - 1 degrees of freedom (Shao and Tu 1995, section 2.3).
 * V_types is the same over parts of the types of a sample: the error of knowing only s of the types, for a number of types (1 - s) / k
 * relative, with k types known. The folds' spread in a sample holds part of that error already: a type's own chance is counted 1 / s
 * times instead of once. V_both, over the cells of both divisions, is what was counted twice (the variance of two-way clusters; Cameron,
 * Gelbach and Miller 2011).
 *
 * <p>A jackknife's variance is never too small on average where what it is of is a function of independent blocks (Efron and Stein 1981,
 * theorem 1), and too large by as much as the function is curved: for what counts types seen once, about twice.
 *
 * @param value the value
 * @param standardError its standard error; NaN if it is unknown
 * @param sampling relative standard error by the types that are not known; 0 if all are
 * @param degrees of freedom
 */
record Estimate(double value, double standardError, double sampling, int degrees) {

    /** Reads the error off. */
    static Estimate of(LeftOut values) {
        int groups = values.folds().length;
        double folds = square(Jackknife.standardError(values.folds()));
        double unknown = 1 - values.share();
        double types = unknown == 0 ? 0 : unknown * square(Jackknife.standardError(values.parts()));
        double both = 0;
        for (double[] part : values.cells()) {
            both += unknown * square(Jackknife.standardError(part));
        }
        double variance = Math.max(folds - both, 0) + types;
        return new Estimate(values.all(), Math.sqrt(variance), Math.sqrt(types) / Math.abs(values.all()), groups - 1);
    }

    /** The value's 95 % limits. */
    double[] limits() {
        double reach = reach();
        return new double[] {value - reach, value + reach};
    }

    /** Half of the 95 % interval. */
    double reach() {
        return standardError * quantile();
    }

    /** Student's t at 97.5 %. */
    double quantile() {
        return degrees < 1 ? Double.NaN : new TDistribution(degrees).inverseCumulativeProbability(0.975);
    }

    /** Value over standard error; 0 for a value of exactly 0. */
    double z() {
        return value == 0 ? 0 : value / standardError;
    }

    /**
     * The error of a positive statistic, taken on the scale of logarithms, where its spread does not depend on its size; as it is if a
     * value is not positive.
     */
    static Limits positive(LeftOut values) {
        boolean positive = values.all() > 0
                && Arrays.stream(values.folds()).allMatch(t -> t > 0)
                && Arrays.stream(values.parts()).allMatch(t -> t > 0);
        if (!positive) {
            return plain(values);
        }
        Estimate log = of(values.map(FastMath::log));
        Estimate plain = new Estimate(values.all(), log.standardError * values.all(), of(values).sampling, log.degrees);
        double factor = FastMath.exp(log.reach());
        return new Limits(plain, plain.standardError, values.all() / factor, values.all() * factor);
    }

    /** With limits as far above as below. */
    static Limits plain(LeftOut values) {
        Estimate plain = of(values);
        double[] limits = plain.limits();
        return new Limits(plain, plain.standardError, limits[0], limits[1]);
    }

    /** An estimate with limits that need not be symmetric. */
    record Limits(Estimate estimate, double standardError, double low, double high) {}

    private static double square(double x) {
        return x * x;
    }
}
