package org.genloss.theory.law;

/**
 * Exact first and second moments of the excess risk |b_g - b|^2 of least squares that learn from their own labels, inputs
 * isotropic normal in d dimensions. Entry g is generation g, fitted to T_g items whose labels have noise of variance v_g:
 * that of the truth for g = 0, that of the model times lambda afterwards.
 *
 * <p>Replace: b_g - b is a sum of independent errors A_i^(1/2) z_i with A_i = (X_i'X_i)^-1 inverse Wishart, E Tr A = d / (T - d -
 * 1). Accumulate: the normal equations telescope, b_g = b_{g-1} + S_g^-1 X_g' e_g with S_g the sum of all X_i'X_i; as all
 * rows of S_g are exchangeable, E Tr(S^-1 X_g'X_g S^-1) = (T_g / N_g) d / (N_g - d - 1) with N_g = T_0 + .. + T_g; where all
 * share one design, S_g = (g + 1) X'X and the error is A / (g + 1)^2.
 *
 * @param mean E|b_g - b|^2
 * @param spread its standard deviation over trials, or NaN where it is not known or infinite
 */
public record RegressionMoments(double[] mean, double[] spread) {

    /** E Tr (X'X)^-1 for T rows: d / (T - d - 1); infinite unless T > d + 1. */
    public static double unit(int d, double items) {
        return items > d + 1 ? d / (items - d - 1) : Double.POSITIVE_INFINITY;
    }

    /**
     * Every generation reads only the labels of the one before.
     *
     * @param items T_g, one a generation
     * @param noise v_g, one a generation
     * @param newDesign whether each generation has its own inputs; otherwise all share the first and all T_g are equal
     */
    public static RegressionMoments replace(int d, int[] items, double[] noise, boolean newDesign) {
        int n = items.length;
        RegressionMoments moments = new RegressionMoments(new double[n], new double[n]);
        double mean = 0;
        double variance = 0;
        double total = 0;
        double between = 0;
        for (int g = 0; g < n; g++) {
            double step = noise[g] * unit(d, items[g]);
            total += noise[g];
            // given the designs, |b_g - b|^2 is a quadratic form of covariance V = sum of v_i A_i: E of its square is
            // E[(Tr V)^2 + 2 Tr V^2]; designs that are independent have E Tr(A A') = (E Tr A)(E Tr A') / d
            between += 2 * mean * step * (1 + 2.0 / d);
            mean += step;
            variance += noise[g] * noise[g] * quadratic(d, items[g]);
            moments.mean[g] = mean;
            double second = newDesign ? variance + between : total * total * quadratic(d, items[g]);
            moments.spread[g] = finiteRoot(second - mean * mean);
        }
        return moments;
    }

    /** All labels so far are pooled. Spread is known where all share one design. */
    public static RegressionMoments accumulate(int d, int[] items, double[] noise, boolean newDesign) {
        int n = items.length;
        RegressionMoments moments = new RegressionMoments(new double[n], new double[n]);
        double mean = 0;
        double total = 0;
        double pool = 0;
        for (int g = 0; g < n; g++) {
            pool += items[g];
            double samples = g + 1.0;
            total += noise[g] / (samples * samples);
            mean += newDesign ? noise[g] * items[g] / pool * unit(d, pool) : 0;
            moments.mean[g] = newDesign ? mean : total * unit(d, items[g]);
            double second = total * total * quadratic(d, items[g]);
            moments.spread[g] = newDesign ? Double.NaN : finiteRoot(second - moments.mean[g] * moments.mean[g]);
        }
        return moments;
    }

    /**
     * E[(Tr A)^2 + 2 Tr A^2] for A = (X'X)^-1 inverse Wishart (von Rosen 1988): with c = 1 / ((T - d)(T - d - 1)(T - d - 3)),
     * E(Tr A)^2 = c d (d (T - d - 2) + 2) and E Tr A^2 = c d (T - 1); infinite unless T > d + 3.
     */
    private static double quadratic(int d, double items) {
        double free = items - d;
        if (free <= 3) {
            return Double.POSITIVE_INFINITY;
        }
        double c = 1 / (free * (free - 1) * (free - 3));
        return c * d * (d * (free - 2) + 2 + 2 * (items - 1));
    }

    private static double finiteRoot(double variance) {
        return variance < Double.POSITIVE_INFINITY ? Math.sqrt(Math.max(0, variance)) : Double.NaN;
    }
}
