package org.genloss.theory.coalescence;

import org.genloss.spec.Require;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * Policies whose recursion has been solved. Everything is an expectation over trials in units of the true (total) variance,
 * for a constant sample size n and maximum likelihood (divisor n) unless said otherwise; generation 0 is fitted to n real
 * records. What is said of the variance holds for the heterozygosity of symbols too.
 */
public final class ClosedForms {

    private ClosedForms() {}

    /**
     * Replace: (1 - 1/n)^(g + 1), as two records of one generation are copies of one record with chance 1/n (Wright 1931). The
     * squared error of the mean is 1 less this: what is lost in spread is gained in drift.
     */
    public static double replace(double n, int g) {
        return FastMath.pow(1 - 1 / n, g + 1);
    }

    /** Replace with the unbiased estimator and lambda: lambda^g (Alemohammad et al. 2024, section 3). */
    public static double biasedSampling(double lambda, int g) {
        return FastMath.pow(lambda, g);
    }

    /**
     * The squared error of the mean beside {@link #biasedSampling}: (1 + lambda + .. + lambda^g) / n, which tends to 1 / ((1 -
     * lambda) n) for lambda below 1 and is (g + 1) / n for 1. Generation 0 is read from real data, which lambda does not
     * shrink; a chain that shrinks them too has lambda times this (Alemohammad et al. 2024).
     */
    public static double biasedSamplingMeanError(double n, double lambda, int g) {
        return (lambda == 1 ? g + 1 : (1 - FastMath.pow(lambda, g + 1)) / (1 - lambda)) / n;
    }

    /** Accumulate: the product of 1 - 1/(n i^2) for i from 1 to g + 1 (Kazdan et al. 2025, theorem 1). */
    public static double accumulate(double n, int g) {
        double product = 1;
        for (int i = 1; i <= g + 1; i++) {
            product *= 1 - 1 / (n * i * i);
        }
        return product;
    }

    /** The limit of {@link #accumulate}: sin(pi / sqrt n) / (pi / sqrt n), by Euler's product. */
    public static double accumulateLimit(double n) {
        double x = FastMath.PI / Math.sqrt(n);
        return FastMath.sin(x) / x;
    }

    /**
     * Accumulate and read n of all, chosen uniformly. With u the mean pair of the pool of t n records, drawn with replacement,
     * u becomes u (t^2 + 2 t + (1 - 1/n)^2 t n / (t n - 1)) / (t + 1)^2, and the n that are read have (1 - 1/n) t n / (t n -
     * 1) u. Ours.
     */
    public static double accumulateSubsample(double n, int g) {
        double pool = 1 - 1 / n;
        for (int t = 1; t <= g; t++) {
            pool *= (t * (t + 2.0) + (1 - 1 / n) * (1 - 1 / n) * t * n / (t * n - 1)) / ((t + 1.0) * (t + 1.0));
        }
        double records = (g + 1.0) * n;
        return (1 - 1 / n) * records / (records - 1) * pool;
    }

    /**
     * The limit of {@link #accumulateSubsample}, exactly: its factors are t (t + a) (t + b) / ((t + 1)^2 (t - 1/n)) with a, b = 1
     * - 1/(2n) -+ sqrt(3/n - 3/(4 n^2)), so that the product is (1 - 1/n)^2 Gamma(1 - 1/n) / (Gamma(1 + a) Gamma(1 + b)). Ours.
     *
     * @param n 2 or more
     */
    public static double accumulateSubsampleLimit(double n) {
        double centre = 2 - 1 / (2 * n);
        double offset = Math.sqrt(3 / n - 3 / (4 * n * n));
        double log = Gamma.logGamma(1 - 1 / n) - Gamma.logGamma(centre - offset) - Gamma.logGamma(centre + offset);
        return (1 - 1 / n) * (1 - 1 / n) * FastMath.exp(log);
    }

    /**
     * n (1 - {@link #accumulateSubsample}) for n to infinity: 1 + 3 (1/4 + 1/9 + .. + 1/(g + 1)^2), which tends to pi^2/2 - 2 =
     * 2.935. The error is of order 1/n. Ours.
     */
    public static double accumulateSubsampleLoss(int g) {
        double sum = 1;
        for (int i = 2; i <= g + 1; i++) {
            sum += 3.0 / ((double) i * i);
        }
        return sum;
    }

    /**
     * A fresh real share: 1 - k with k = 1/D + (1/n - 1/D) r^g, D = 1 - a + a n (2 - a), r = (1 - a) (1 - a - 1/n). Two of the n
     * records drawn with replacement are one record, or both synthetic and then as good as two of the set before. The squared
     * error of the mean is k. Of the mean itself what is left after g generations is (1 - a)^g. Limit: Dhoot 2025.
     *
     * @param real a n, the number of real records in each set
     */
    public static double fresh(double n, double real, int g) {
        double a = real / n;
        double limit = 1 - freshLimit(n, real);
        return 1 - (limit + (1 / n - limit) * FastMath.pow((1 - a) * (1 - a - 1 / n), g));
    }

    /** The limit of {@link #fresh}: 1 - 1/D. */
    public static double freshLimit(double n, double real) {
        double a = real / n;
        return 1 - 1 / (1 - a + real * (2 - a));
    }

    /** One frozen real share: tends to (1 - 1/(a n)) (1 - (1 - a) / D), D as for {@link #fresh}; 0 for one record. Ours. */
    public static double frozenLimit(double n, double real) {
        double a = real / n;
        return (1 - 1 / real) * (1 - (1 - a) / (1 - a + real * (2 - a)));
    }

    /**
     * The squared error of a mean that is estimated at known variance from real and synthetic records of every generation, the
     * real ones with total weight w: (w^2 / real + (1 - w)^2 / synthetic) / (w (2 - w)) in the limit (He, Xu, Cheng 2026).
     */
    public static double weightedMeanError(double real, double synthetic, double w) {
        return (w * w / real + (1 - w) * (1 - w) / synthetic) / (w * (2 - w));
    }

    /**
     * The weight that minimises {@link #weightedMeanError}: w* = (sqrt(k^2 + 4 k) - k) / 2, k = real / synthetic. The minimum is
     * w* / real (He, Xu, Cheng 2026).
     */
    public static double bestWeight(double real, double synthetic) {
        double k = real / synthetic;
        return (Math.sqrt(k * k + 4 * k) - k) / 2;
    }

    /**
     * A kernel of variance h2 (in units of the true variance) on every record, replace: the variance of the training set of
     * generation g is L + (1 - 1/n - L) q^g, with q = lambda (1 - 1/n) and L = q h2 / (1 - q); for lambda 1, L = (n - 1) h2. The
     * model's own variance is h2 more. It expands where h2 exceeds 1/n (cf. Borji 2024, arXiv 2410.12954; ours).
     */
    public static double kernelReplace(double n, double h2, double lambda, int g) {
        Require.within("lambda", lambda, 0, 1);
        double q = lambda * (1 - 1 / n);
        double limit = q * h2 / (1 - q);
        return limit + (1 - 1 / n - limit) * FastMath.pow(q, g);
    }
}
