package org.genloss.theory.coalescence;

import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * The fresh data loop of Alemohammad et al. 2024 (section 4): every generation reads real new records and synthetic ones of
 * the model before, drawn with lambda. How many real records alone would be as good? Distances are E[W2^2] between the fitted
 * normal law (unbiased variance) and the true one, in units of the true variance of one coordinate.
 *
 * @param real new real records of every generation, 2 or more
 * @param synthetic synthetic records of every generation, 2 or more
 * @param lambda variance of what is drawn over that of the model, in [0, 1]
 */
public record FreshLoop(double real, double synthetic, double lambda) {

    private static final int MOST_ROUNDS = 100_000;

    /**
     * n_e / real for lambda 1 and many records: 2 - p, with p the share of real records. The mean's squared error is 1 / (real (2
     * - p)) ({@link ClosedForms#weightedMeanError} at w = p), and the error of the variance passes through the same sum. Ours.
     */
    public static double effectiveShare(double p) {
        return 2 - p;
    }

    /**
     * For how many synthetic records a loop with very many real ones is as good as the real ones alone; with fewer it is better:
     * (4 (2 - lambda) + (d + 1) (2 - lambda^2) - 3/2 (d + 1) (1 - lambda)) / (1 - lambda)^2, which is (d + 5) / (1 - lambda)^2
     * for lambda near 1.
     *
     * <p>With q = synthetic / real small, the loop adds q^2 (1 - lambda)^2 d / 4 to the distance, by its bias b = -q (1 -
     * lambda), and takes off q (2 - lambda) d / real in the mean and q (2 - lambda^2) d (d + 1) / (4 real) in the covariance; the
     * third term is the skewness of the square root, -3 b E tr D^2 / 8 with D the error of the covariance. Ours.
     *
     * @param d dimension
     * @param lambda below 1
     */
    public static double admissible(int d, double lambda) {
        double gap = 1 - lambda;
        return (4 * (2 - lambda) + (d + 1) * (2 - lambda * lambda) - 1.5 * (d + 1) * gap) / (gap * gap);
    }

    /**
     * The same for a finite number of real records in one dimension: where {@link #distance} crosses {@link #realDistance}.
     *
     * @throws org.hipparchus.exception.MathIllegalArgumentException if it does not cross between 2 and ten times {@link
     *     #admissible(int, double)}
     */
    public static double admissible(double real, double lambda) {
        return new BrentSolver(1e-9)
                .solve(
                        200,
                        synthetic -> new FreshLoop(real, synthetic, lambda).distance() - realDistance(real),
                        2,
                        10 * admissible(1, lambda));
    }

    /** E[W2^2] of a normal law fitted to n real records, one dimension, exactly: 1/n + 2 - 2 E[chi / sqrt(n - 1)]. */
    public static double realDistance(double n) {
        return 1 / n + 2 * lostByRoot((n - 1) / 2);
    }

    /**
     * E[W2^2] of the stationary loop in one dimension. Mean and squared error of the mean are exact; the variance is taken to
     * be a gamma variable of the exact mean and of the variance that its linear recursion gives, which is exact without
     * synthetic records. Relative error of order 1 / (real + synthetic).
     */
    public double distance() {
        double items = real + synthetic;
        double p = real / items;
        double q = synthetic / items;
        double unbiased = items / (items - 1);
        double passed = unbiased * q * (1 - 1 / synthetic) * lambda;
        double fitted = 1;
        double meanError = 0;
        double noise = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double written = lambda * fitted / synthetic;
            double between = 1 / real + written + meanError;
            double nextFitted = unbiased * p * (1 - 1 / real) + passed * fitted + unbiased * p * q * between;
            double nextMeanError = p * p / real + q * q * (meanError + written);
            double fromReal = unbiased * p * (1 - 1 / real);
            double nextNoise = fromReal * fromReal * 2 / (real - 1)
                    + passed * passed * (noise + (fitted * fitted + noise) * 2 / (synthetic - 1));
            boolean settled =
                    Math.abs(nextFitted - fitted) + Math.abs(nextNoise - noise) + Math.abs(nextMeanError - meanError)
                            < 1e-16;
            fitted = nextFitted;
            meanError = nextMeanError;
            noise = nextNoise;
            if (settled) {
                break;
            }
        }
        double std = Math.sqrt(fitted);
        return meanError + (1 - std) * (1 - std) + 2 * std * lostByRoot(fitted * fitted / noise);
    }

    /** 1 - E[sqrt X] / sqrt(E X) for a gamma variable of this shape; by its series where the difference would cancel. */
    private static double lostByRoot(double shape) {
        if (shape < 100) {
            return 1 - FastMath.exp(Gamma.logGamma(shape + 0.5) - Gamma.logGamma(shape)) / Math.sqrt(shape);
        }
        double x = 1 / (8 * shape);
        return x * (1 - x * (0.5 + x * (2.5 - x * 2.625)));
    }
}
