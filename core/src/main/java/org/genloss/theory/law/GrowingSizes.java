package org.genloss.theory.law;

import org.genloss.policy.Sizes;
import org.hipparchus.util.FastMath;

/**
 * How far an unbiased mean walks when samples grow: Var(mu_g) = sigma^2 (1/M_0 + .. + 1/M_g), which stays finite only if the
 * sizes grow faster than linearly (Xu, He, Cheng 2025, arXiv 2505.13947; Shumailov et al. 2024, section 4.2 of arXiv v3).
 * Exact for any truth with finite variance sigma^2 whose variance is estimated without bias, under replace.
 */
public final class GrowingSizes {

    private GrowingSizes() {}

    /** 1/M_0 + .. + 1/M_g for g = 0 .. last. */
    public static double[] steps(Sizes size, int last) {
        double[] steps = new double[last + 1];
        double sum = 0;
        for (int g = 0; g <= last; g++) {
            sum += 1.0 / size.at(g);
            steps[g] = sum;
        }
        return steps;
    }

    /**
     * What that sum tends to: zeta(rate) / M_0 for power growth with a rate above 1, r / ((r - 1) M_0) for geometric growth
     * by r above 1, otherwise infinity; sizes taken as whole numbers and never capped change it by less than 1 / M_0^2, and
     * the cap on sizes, which makes every sum infinite in the end, is not considered.
     */
    public static double limit(Sizes size) {
        double rate = size.rate();
        return switch (size.growth()) {
            case CONSTANT -> Double.POSITIVE_INFINITY;
            case POWER -> rate > 1 ? zeta(rate) / size.start() : Double.POSITIVE_INFINITY;
            case GEOMETRIC -> rate > 1 ? rate / (rate - 1) / size.start() : Double.POSITIVE_INFINITY;
        };
    }

    /**
     * Riemann's zeta function for s above 1: the first terms and the formula of Euler and Maclaurin for the rest, error below
     * 1e-13.
     */
    public static double zeta(double s) {
        int n = 20;
        double sum = 0;
        for (int k = 1; k < n; k++) {
            sum += FastMath.pow(k, -s);
        }
        double end = FastMath.pow(n, -s);
        double derivative = s * end / n;
        double third = derivative * (s + 1) * (s + 2) / n / n;
        double fifth = third * (s + 3) * (s + 4) / n / n;
        return sum + end * n / (s - 1) + end / 2 + derivative / 12 - third / 720 + fifth / 30240;
    }
}
