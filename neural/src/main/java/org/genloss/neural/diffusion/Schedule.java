package org.genloss.neural.diffusion;

import org.hipparchus.util.FastMath;

/** How fast noise is added: the share of variance that step t adds, beta_t. */
public enum Schedule {
    /**
     * Growing linearly from 0.0001 to 0.02 where there are 1000 steps (Ho et al. 2020, section 4); with fewer steps each is
     * larger in proportion.
     */
    LINEAR {
        @Override
        double beta(int t, int steps) {
            double scale = 1000.0 / steps;
            double share = steps == 1 ? 0 : (double) t / (steps - 1);
            return scale * (FIRST + (LAST - FIRST) * share);
        }
    },
    /** Squared cosine of what is left, which spares small images (Nichol and Dhariwal 2021, equation 17). */
    COSINE {
        @Override
        double beta(int t, int steps) {
            return 1 - signal((t + 1.0) / steps) / signal((double) t / steps);
        }
    };

    private static final double FIRST = 1e-4;
    private static final double LAST = 0.02;

    /** Keeps the first steps of the cosine from being too small. */
    private static final double OFFSET = 0.008;

    /** No step takes all: Nichol and Dhariwal 2021, section 3.2. */
    private static final double MOST = 0.999;

    /** beta of step t in 0 .. steps - 1, before it is cut. */
    abstract double beta(int t, int steps);

    /**
     * Signal that is left after each step, as a share of variance: the product of 1 - beta up to it.
     *
     * @return alpha-bar of Ho et al. (2020), length {@code steps}, falling, in (0, 1)
     */
    double[] left(int steps) {
        double[] left = new double[steps];
        double product = 1;
        for (int t = 0; t < steps; t++) {
            product *= 1 - Math.min(beta(t, steps), MOST);
            left[t] = product;
        }
        return left;
    }

    private static double signal(double share) {
        double cosine = FastMath.cos((share + OFFSET) / (1 + OFFSET) * FastMath.PI / 2);
        return cosine * cosine;
    }
}
