package org.genloss.theory.chain;

import org.genloss.spec.Require;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.util.FastMath;

/**
 * The count of one type in samples of n items, each drawn from the frequencies of the sample before: given c of n, the next
 * count is Binomial(n, c / n) (Wright 1931; the discrete chain of Shumailov et al. 2024, section 4.1 of arXiv v3). One type
 * of many is such a chain whatever the others do, so that the expectation of any sum over types is exact.
 *
 * <p>Rows of the kernel are cut where they are below 1e-20 of their largest entry: about 19 standard deviations wide. Memory
 * is about 4 n^(3/2) numbers; a step of the backward recursion costs 15 n^(3/2) multiplications (15 million at n = 10,000).
 */
public final class WrightFisher {

    /** Largest n that is taken: beyond, the kernel does not fit in a modest heap. */
    public static final int MOST = 10_000;

    /** Largest n whose absorption times are solved for: the matrix is dense. */
    public static final int MOST_SOLVED = 1_000;

    private static final double NEGLIGIBLE = 1e-20;

    private final int n;
    /** Rows for c = 0 .. n / 2; row n - c is the mirror image of row c. */
    private final Row[] rows;

    /**
     * Probabilities of the counts from {@code from} on.
     *
     * @param from first count
     * @param mass one probability a count, sum 1
     */
    record Row(int from, double[] mass) {

        double expectation(double[] f) {
            double sum = 0;
            for (int j = 0; j < mass.length; j++) {
                sum += mass[j] * f[from + j];
            }
            return sum;
        }

        /** The same for n minus the count. */
        double mirrored(double[] f) {
            double sum = 0;
            int last = f.length - 1 - from;
            for (int j = 0; j < mass.length; j++) {
                sum += mass[j] * f[last - j];
            }
            return sum;
        }
    }

    /**
     * The chain of samples of n items.
     *
     * @param n 1 to {@value #MOST}
     */
    public WrightFisher(int n) {
        Require.that(n >= 1 && n <= MOST, "n", "from 1 to " + MOST + " for the exact chain", n);
        this.n = n;
        this.rows = new Row[n / 2 + 1];
        for (int c = 0; c < rows.length; c++) {
            rows[c] = binomial(n, (double) c / n);
        }
    }

    /**
     * E[f(X_k) | X_0 = c] for k = 0 .. steps and all c.
     *
     * @param f one value a count, n + 1 of them
     * @return steps + 1 rows of n + 1
     */
    public double[][] backward(double[] f, int steps) {
        double[][] expectations = new double[steps + 1][];
        expectations[0] = f.clone();
        for (int k = 1; k <= steps; k++) {
            double[] before = expectations[k - 1];
            double[] now = new double[n + 1];
            for (int c = 0; c <= n; c++) {
                now[c] = c < rows.length ? rows[c].expectation(before) : rows[n - c].mirrored(before);
            }
            expectations[k] = now;
        }
        return expectations;
    }

    /**
     * P(X_k > 0 | X_0 = c) for k = 0 .. steps: how likely a type with c copies in one sample is still there k samples later.
     */
    public double[][] survival(int steps) {
        double[] alive = new double[n + 1];
        java.util.Arrays.fill(alive, 1, n + 1, 1);
        return backward(alive, steps);
    }

    /**
     * The expectation over the first sample, drawn from the truth.
     *
     * @param p probability of the type, in [0, 1]
     * @param given one value a count, as a row of {@link #backward}
     */
    public double fromTruth(double p, double[] given) {
        return binomial(n, p).expectation(given);
    }

    /**
     * Expectations over the first sample of several functions of its count at once: entry k is that of {@code given[k]}.
     *
     * @param p probability of the type, in [0, 1]
     */
    public double[] fromTruth(double p, double[][] given) {
        Row first = binomial(n, p);
        double[] expectations = new double[given.length];
        for (int k = 0; k < given.length; k++) {
            expectations[k] = first.expectation(given[k]);
        }
        return expectations;
    }

    /**
     * Expected number of samples until one of two types is gone, the first sample counted: 12.59 for a fair coin and n = 10.
     * Exact, from (I - Q) T = 1 over the counts 1 .. n - 1.
     *
     * @param p probability of one of them in the truth, in [0, 1]
     */
    public double absorption(double p) {
        Require.that(n <= MOST_SOLVED, "n", "at most " + MOST_SOLVED + " to solve for times", n);
        double[] times = new double[n + 1];
        if (n > 1) {
            double[][] system = new double[n - 1][n - 1];
            for (int c = 1; c < n; c++) {
                for (int j = 1; j < n; j++) {
                    double mass = c < rows.length ? at(rows[c], j) : at(rows[n - c], n - j);
                    system[c - 1][j - 1] = (c == j ? 1 : 0) - mass;
                }
            }
            double[] solved = new LUDecomposition(new Array2DRowRealMatrix(system, false))
                    .getSolver()
                    .solve(new ArrayRealVector(n - 1, 1.0))
                    .toArray();
            System.arraycopy(solved, 0, times, 1, n - 1);
        }
        return 1 + fromTruth(p, times);
    }

    private static double at(Row row, int j) {
        int i = j - row.from();
        return i >= 0 && i < row.mass().length ? row.mass()[i] : 0;
    }

    /** Binomial(n, p) by ratios of neighbours from its mode outwards. */
    static Row binomial(int n, double p) {
        if (p <= 0 || p >= 1) {
            return new Row(p <= 0 ? 0 : n, new double[] {1});
        }
        int mode = (int) Math.min(n, Math.floor((n + 1) * p));
        double odds = p / (1 - p);
        int reach = (int) (10 * Math.sqrt(n * p * (1 - p)) + 50);
        int lowest = Math.max(0, mode - reach);
        int highest = (int) Math.min(n, (long) mode + reach);
        double[] mass = new double[highest - lowest + 1];
        mass[mode - lowest] = 1;
        int from = mode;
        while (from > lowest && mass[from - lowest] > NEGLIGIBLE) {
            mass[from - 1 - lowest] = mass[from - lowest] * from / ((n - from + 1) * odds);
            from--;
        }
        int to = mode;
        while (to < highest && mass[to - lowest] > NEGLIGIBLE) {
            mass[to + 1 - lowest] = mass[to - lowest] * (n - to) / (to + 1) * odds;
            to++;
        }
        double sum = 0;
        for (double m : mass) {
            sum += m;
        }
        double[] kept = new double[to - from + 1];
        for (int j = 0; j < kept.length; j++) {
            kept[j] = mass[from - lowest + j] / sum;
        }
        return new Row(from, kept);
    }

    /**
     * Expected number of samples until one type is left, in the diffusion limit: -2 n sum of (1 - p_i) ln(1 - p_i), which is
     * 2 to 4 samples too long at moderate n (Kimura and Ohta 1969 for two types, Littler 1975 for more).
     *
     * @param p probabilities of the types, sum 1
     */
    public static double absorptionOfMany(double n, double[] p) {
        double sum = 0;
        for (double x : p) {
            sum -= x < 1 ? (1 - x) * FastMath.log1p(-x) : 0;
        }
        return 2 * n * sum;
    }
}
