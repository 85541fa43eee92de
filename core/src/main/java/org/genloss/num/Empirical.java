package org.genloss.num;

/** Quantiles of what was observed. */
public final class Empirical {

    private Empirical() {}

    /**
     * A quantile by definition 7 of Hyndman and Fan (1996), the default of R and NumPy: linear between the two values next
     * to position (n - 1) p. Infinities are ordered like numbers.
     *
     * @param sorted at least one value, ascending, without NaN
     * @param p in [0, 1]
     */
    public static double quantile(double[] sorted, double p) {
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        double share = position - below;
        // equal neighbours first: infinity minus infinity is not a number
        if (share == 0 || sorted[below] == sorted[above]) {
            return sorted[below];
        }
        return sorted[below] + share * (sorted[above] - sorted[below]);
    }
}
