package org.genloss.theory.law;

import org.genloss.policy.Sizes;
import org.hipparchus.util.FastMath;

/**
 * Rates of forgetting by Suresh, Thangaraj, Khandavally 2024 (Rate of Model Collapse in Recursive Training, arXiv
 * 2412.17646), with k the number of samples since the truth: generation g is k = g + 1. Replace, frequencies or rates as they
 * are, plain sampling.
 */
public final class Suresh {

    private Suresh() {}

    /**
     * g_k: 1 - exp(-x) applied k times to infinity: 1, 0.632.., 0.469..; between 1 / k and 3 / k, asymptotically 2 / k.
     *
     * @param k 1 or more
     */
    public static double g(int k) {
        double g = 1;
        for (int i = 1; i < k; i++) {
            g = -FastMath.expm1(-g);
        }
        return g;
    }

    /**
     * g_k for sample sizes that change: exp(-M_0 p times this) bounds the probability that a symbol of probability p is gone
     * by generation {@code last}, and is that probability exactly for Poisson counts of mean p. M_0 times it is theta_0, where
     * theta_last = M_last and theta_{i-1} = M_{i-1} (1 - exp(-theta_i / M_{i-1})) backwards (ours; Suresh et al. for constant
     * sizes).
     */
    public static double g(Sizes size, int last) {
        double g = 1;
        for (int i = last; i >= 1; i--) {
            double ratio = (double) size.at(i) / size.at(i - 1);
            g = -FastMath.expm1(-ratio * g);
        }
        return g;
    }

    /** Probability that a Poisson chain of rate {@code rate} still counts anything after k samples of n: exact. */
    public static double poissonSurvival(int n, double rate, int k) {
        return -FastMath.expm1(-n * rate * g(k));
    }

    /** At most as likely as this is a symbol of probability p still there after k samples of n. */
    public static double survivalAtLeast(int n, double p, int k) {
        return -FastMath.expm1(-n * p * g(k));
    }

    /** At least as likely; says nothing (1) unless 3 n p^2 + 3 k p is below 1. */
    public static double survivalAtMost(int n, double p, int k) {
        double slack = Math.max(0, 1 - 3 * n * p * p - 3 * k * p);
        return 1 - FastMath.exp(-n * p * g(k)) * slack;
    }

    /**
     * A bound of the share of unbiased one-dimensional Gaussian chains whose standard deviation after k samples of n exceeds
     * {@code epsilon} times the true one: exp(-k / (4 n - 1)) / epsilon. By Markov from E[std] = a^k.
     */
    public static double stdTail(int n, int k, double epsilon) {
        return FastMath.exp(-k / (4.0 * n - 1)) / epsilon;
    }

    /** About as many generations does it take until half of the words seen c times are forgotten: 2 c / ln 2. */
    public static double forgettingTime(double c) {
        return 2 * c / FastMath.log(2);
    }
}
