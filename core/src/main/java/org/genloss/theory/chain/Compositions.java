package org.genloss.theory.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.genloss.spec.UserError;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * The whole chain of counts of K types in samples of M items, as a Markov chain on the compositions of M into K parts:
 * given counts c the next ones are Multinomial(M, c / M). For small M and K everything can be computed, not only
 * expectations of sums over types: distributions, absorption probabilities, expected times.
 */
public final class Compositions {

    /** Most states that are taken: the matrix of transitions is dense, 8 bytes a pair of states. */
    public static final int MOST = 2_500;

    private final int[][] states;
    private final double[][] transitions;

    /**
     * The chain of K types and M items.
     *
     * @throws UserError if there are more than {@value #MOST} compositions
     */
    public Compositions(int types, int items) {
        double size = FastMath.exp(Gamma.logGamma(items + types) - Gamma.logGamma(types) - Gamma.logGamma(items + 1.0));
        if (size > MOST + 0.5) {
            throw new UserError(
                    types + " types and " + items + " items make " + Math.round(size)
                            + " states, more than the exact chain's " + MOST,
                    "take fewer types or items; one type of many is exact in WrightFisher up to " + WrightFisher.MOST
                            + " items");
        }
        List<int[]> all = new ArrayList<>();
        collect(new int[types], 0, items, all);
        states = all.toArray(int[][]::new);
        transitions = new double[states.length][];
        for (int i = 0; i < states.length; i++) {
            double[] p = new double[types];
            for (int k = 0; k < types; k++) {
                p[k] = (double) states[i][k] / items;
            }
            transitions[i] = fromTruth(p);
        }
    }

    private static void collect(int[] counts, int type, int left, List<int[]> all) {
        if (type == counts.length - 1) {
            counts[type] = left;
            all.add(counts.clone());
            return;
        }
        for (int c = 0; c <= left; c++) {
            counts[type] = c;
            collect(counts, type + 1, left - c, all);
        }
    }

    /** The states, each K counts with sum M, in lexicographic order; shared. */
    public int[][] states() {
        return states;
    }

    /** P(next state j | state i), row i; shared. */
    public double[][] transitions() {
        return transitions;
    }

    /**
     * The distribution over states of the first sample, Multinomial(M, p).
     *
     * @param p probabilities of the K types, sum 1
     */
    public double[] fromTruth(double[] p) {
        double[] distribution = new double[states.length];
        for (int i = 0; i < states.length; i++) {
            double log = 0;
            int items = 0;
            for (int k = 0; k < p.length; k++) {
                int c = states[i][k];
                items += c;
                log += c == 0 ? 0 : c * FastMath.log(p[k]) - Gamma.logGamma(c + 1.0);
            }
            distribution[i] = FastMath.exp(log + Gamma.logGamma(items + 1.0));
        }
        return distribution;
    }

    /** Distributions over states of samples t = 1 .. last, the first drawn from the truth; row t - 1. */
    public double[][] distributions(double[] p, int last) {
        double[][] all = new double[last][];
        double[] now = fromTruth(p);
        for (int t = 0; t < last; t++) {
            all[t] = now;
            now = step(now);
        }
        return all;
    }

    private double[] step(double[] now) {
        double[] next = new double[states.length];
        for (int i = 0; i < states.length; i++) {
            if (now[i] != 0) {
                for (int j = 0; j < states.length; j++) {
                    next[j] += now[i] * transitions[i][j];
                }
            }
        }
        return next;
    }

    /** The expectation of a function of the counts under a distribution over states. */
    public double expectation(double[] distribution, ToDoubleFunction<int[]> f) {
        double sum = 0;
        for (int i = 0; i < states.length; i++) {
            sum += distribution[i] * f.applyAsDouble(states[i]);
        }
        return sum;
    }

    /**
     * How the chain ends.
     *
     * @param samples expected number of samples until one type is left, the first, drawn from the truth, counted
     * @param winner probability of each type to be that one
     */
    public record End(double samples, double[] winner) {}

    /** From the truth p: (I - Q) X = (1, R) over the states in which two types or more are left. */
    public End end(double[] p) {
        int k = p.length;
        int[] transient_ = transientStates();
        int m = transient_.length;
        double[] first = fromTruth(p);
        double samples = 1;
        double[] winner = new double[k];
        for (int i = 0; i < states.length; i++) {
            int fixed = fixed(states[i]);
            if (fixed >= 0) {
                winner[fixed] += first[i];
            }
        }
        if (m == 0) {
            return new End(samples, winner);
        }
        double[][] system = new double[m][m];
        double[][] right = new double[m][k + 1];
        for (int a = 0; a < m; a++) {
            double[] row = transitions[transient_[a]];
            for (int b = 0; b < m; b++) {
                system[a][b] = (a == b ? 1 : 0) - row[transient_[b]];
            }
            right[a][0] = 1;
            for (int j = 0; j < states.length; j++) {
                int fixed = fixed(states[j]);
                if (fixed >= 0) {
                    right[a][fixed + 1] += row[j];
                }
            }
        }
        RealMatrix solved = new LUDecomposition(new Array2DRowRealMatrix(system, false))
                .getSolver()
                .solve(new Array2DRowRealMatrix(right, false));
        for (int a = 0; a < m; a++) {
            samples += first[transient_[a]] * solved.getEntry(a, 0);
            for (int type = 0; type < k; type++) {
                winner[type] += first[transient_[a]] * solved.getEntry(a, type + 1);
            }
        }
        return new End(samples, winner);
    }

    private int[] transientStates() {
        int[] found = new int[states.length];
        int size = 0;
        for (int i = 0; i < states.length; i++) {
            if (fixed(states[i]) < 0) {
                found[size++] = i;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** The only type that is left, or -1. */
    private static int fixed(int[] counts) {
        int alive = -1;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                if (alive >= 0) {
                    return -1;
                }
                alive = k;
            }
        }
        return alive;
    }
}
