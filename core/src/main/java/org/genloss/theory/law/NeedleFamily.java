package org.genloss.theory.law;

import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/**
 * A refutation of "accumulating saves you": a family whose maximum-likelihood estimate is consistent on real data, and which
 * collapses at the second iteration with a probability near 1/3 although all real data are kept, whatever the sample size.
 * In the manner of Barzilai and Shamir 2025 (arXiv 2505.19046), whose theorem says that such families exist; this one is ours.
 *
 * <p>Parameters theta in [0, 1), two branches. <i>Broad</i>: (1 - theta/2) U[0, 1 - theta] + (theta/2) U[2, 2 + theta].
 * <i>Needle</i>: 1/2 U[0, 1] + 1/4 U[2, 3] + 1/4 U on a needle that begins at 2 + theta and is theta exp(-1 / theta^2) wide. The
 * truth is broad with theta = 0, which is U[0, 1]. On n real points x the likelihood of the broad branch grows with theta up to
 * 1 - max x, about 1/n, while that of every needle law is below 2^-n: the estimate is 1 - max x and consistent. Its own
 * sample then has a point in [2, 2 + theta] with probability 1 - (1 - theta/2)^n; such a point 2 + u has u of the order of 1/n, and
 * the needle law at u has a likelihood of about 4^-2n exp(1 / u^2), which no broad law comes near: the pooled estimate is a
 * needle law, at total variation distance 1/2 or more from the truth.
 */
public final class NeedleFamily {

    private NeedleFamily() {}

    /**
     * Probability that the second training set has a point beyond 2, which is that of a collapse at iteration 2 but for a
     * probability below exp(-sqrt(n / 3)): the mean of 1 - (1 - theta/2)^n over theta = 1 - max of n uniform points. Tends to
     * 1/3.
     *
     * @param n real points, and points the first model writes
     */
    public static double collapseProbability(int n) {
        // E theta^j = j! n! / (n + j)!, so E(1 - theta/2)^n = sum_j (-1/2)^j n (n-1) .. (n-j+1) / ((n+1) (n+2) ..
        // (n+j))
        double term = 1;
        double sum = 1;
        for (int j = 1; j <= n && Math.abs(term) > 1e-18; j++) {
            term *= -0.5 * (n - j + 1) / (n + j);
            sum += term;
        }
        return 1 - sum;
    }

    /**
     * Runs two iterations: real points, the estimate, points of its own, the estimate of all. Whether the second is a needle
     * law.
     */
    public static boolean collapses(int n, Seed seed) {
        UniformRandomProvider random = seed.stream();
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, random.nextDouble());
        }
        double theta = 1 - largest;
        double highestBelow = largest;
        double nearest = Double.POSITIVE_INFINITY;
        double farthest = 0;
        int beyond = 0;
        for (int i = 0; i < n; i++) {
            if (random.nextDouble() < theta / 2) {
                double u = theta * random.nextDouble();
                nearest = Math.min(nearest, u);
                farthest = Math.max(farthest, u);
                beyond++;
            } else {
                highestBelow = Math.max(highestBelow, (1 - theta) * random.nextDouble());
            }
        }
        if (beyond == 0) {
            return false;
        }
        double broad = bestBroad(2 * n - beyond, beyond, farthest, 1 - highestBelow);
        return needle(2 * n - beyond, beyond, nearest) > broad;
    }

    /** The largest log likelihood of a broad law that covers all points: it grows with theta, up to {@code most}. */
    private static double bestBroad(int below, int beyond, double least, double most) {
        if (least > most) {
            return Double.NEGATIVE_INFINITY;
        }
        return below * (FastMath.log1p(-most / 2) - FastMath.log1p(-most)) + beyond * FastMath.log(0.5);
    }

    /** The log likelihood of the needle law whose needle begins at the point 2 + u and holds no other. */
    private static double needle(int below, int beyond, double u) {
        double atNeedle = FastMath.log(0.25) - FastMath.log(u) + 1 / (u * u);
        return below * FastMath.log(0.5) + (beyond - 1) * FastMath.log(0.25) + atNeedle;
    }
}
