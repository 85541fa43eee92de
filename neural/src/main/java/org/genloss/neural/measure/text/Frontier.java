package org.genloss.neural.measure.text;

import org.hipparchus.util.FastMath;

/** How two laws over the same cells differ: what one has and the other lacks, and the other way round, in one number. */
final class Frontier {

    /** Points of the curve between its ends, as MAUVE takes them. */
    private static final int POINTS = 25;

    private static final double NEAREST = 1e-6;

    /** By which divergences are multiplied, c, as in MAUVE. */
    private static final double SCALE = 5;

    private Frontier() {}

    /**
     * The area under the curve of (exp(-c KL(q | r)), exp(-c KL(p | r))) for mixtures r = w p + (1 - w) q, from 0 to 1, where they
     * are equal (Pillutla et al. 2021, equation 2).
     *
     * @param p probabilities of cells
     * @param q others
     */
    static double area(double[] p, double[] q) {
        double area = 0;
        double x = 0;
        double y = 1;
        for (int i = POINTS - 1; i >= 0; i--) {
            // from r near p, where x is near its least, to r near q
            double weight = NEAREST + (1 - 2 * NEAREST) * i / (POINTS - 1);
            double[] r = mixed(p, q, weight);
            double nextX = FastMath.exp(-SCALE * divergence(q, r));
            double nextY = FastMath.exp(-SCALE * divergence(p, r));
            area += (nextX - x) * (nextY + y) / 2;
            x = nextX;
            y = nextY;
        }
        return area + (1 - x) * y / 2;
    }

    /**
     * Twice the integral over w of w KL(p | r) + (1 - w) KL(q | r), in nats, from 0, where they are equal, to 1 (Liu et al. 2021,
     * the frontier integral).
     */
    static double integral(double[] p, double[] q) {
        double sum = 0;
        for (int cell = 0; cell < p.length; cell++) {
            sum += integral(p[cell], q[cell]);
        }
        return sum;
    }

    /** (p + q) / 2 - p q log(p / q) / (p - q), written with t = (p - q) / (p + q), so that nothing cancels where p is near q. */
    private static double integral(double p, double q) {
        double mean = (p + q) / 2;
        double t = (p - q) / (p + q);
        if (mean == 0 || t == 0) {
            return 0;
        }
        return Math.abs(t) == 1 ? mean : mean * (1 - (1 - t * t) * FastMath.atanh(t) / t);
    }

    private static double[] mixed(double[] p, double[] q, double weight) {
        double[] r = new double[p.length];
        for (int cell = 0; cell < r.length; cell++) {
            r[cell] = weight * p[cell] + (1 - weight) * q[cell];
        }
        return r;
    }

    private static double divergence(double[] p, double[] r) {
        double sum = 0;
        for (int cell = 0; cell < p.length; cell++) {
            sum += p[cell] == 0 ? 0 : p[cell] * FastMath.log(p[cell] / r[cell]);
        }
        return sum;
    }
}
