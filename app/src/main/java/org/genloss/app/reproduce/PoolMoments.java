package org.genloss.app.reproduce;

/**
 * Exact moments of a normal law that is fitted to a pool of everything written so far, or to a uniform part of it.
 *
 * <p>Let D be the expected half squared difference of two different items of the pool of N, and f the items that are read. The
 * fit has E[s^2] = c D, with c = 1 for the divisor f - 1 and (f - 1) / f for f. Of the n new items two differ by c D, and a new
 * and an old one by (c D + D (1/f - 1/N) + D (1 - 1/N)) / 2: the spread of what is written, of the mean that was read about
 * the pool's, and of the pool about its own mean. From these three D follows. The pool's mean square P grows by c D - D (f -
 * 1) / f for each new item. Derived here, after the coalescence argument for pools (Kazdan et al. 2025 give the product for
 * the whole pool and c = (f - 1) / f).
 *
 * @param variance E[s_t^2] after t samples at t - 1
 * @param squaredMean E[(mu_t - mu_0)^2], likewise
 */
record PoolMoments(double[] variance, double[] squaredMean) {

    /**
     * The moments of the first {@code last} fits.
     *
     * @param n items written by each generation
     * @param whole whether all of the pool is read, or n of it
     * @param ddof 0 or 1
     */
    static PoolMoments of(int n, boolean whole, int ddof, int last) {
        double[] variance = new double[last];
        double[] squaredMean = new double[last];
        double pair = 1;
        double square = 1;
        for (int t = 1; t <= last; t++) {
            double pool = (double) t * n;
            double read = whole ? pool : n;
            double within = pair * (read - 1) / read;
            double fitted = ddof == 1 ? pair : within;
            variance[t - 1] = fitted;
            squaredMean[t - 1] = square - within;
            double between = (fitted + pair * (1 / read - 1 / pool) + pair * (1 - 1 / pool)) / 2;
            double all = pool + n;
            square = (pool * square + n * (fitted + square - within)) / all;
            pair = (pool * (pool - 1) * pair + (double) n * (n - 1) * fitted + 2 * pool * n * between)
                    / (all * (all - 1));
        }
        return new PoolMoments(variance, squaredMean);
    }
}
