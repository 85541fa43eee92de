package org.genloss.model;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * What a {@link Decoding} makes of a probability vector: temperature, then top-k, then top-p, each followed by
 * renormalisation, in the order of Hugging Face's logits warpers; greedy overrides all three.
 *
 * <p>Every rule keeps a set of most probable symbols. Where the last place is contested by equal probabilities it goes
 * to the smallest id, so the outcome does not depend on how a sort breaks ties (Hugging Face's top-k keeps all of
 * them). What has probability zero stays at zero.
 */
public final class DecodedProbabilities {

    /** Mass by which rounding may miss top_p, so that ten times 0.1 is cut at 0.9 as a person would cut it. */
    public static final double ROUNDING = 1e-12;

    private DecodedProbabilities() {}

    /**
     * The distribution that {@code decoding} makes of {@code p}.
     *
     * @param p probabilities or weights, 0 or more and not all 0; left alone
     * @return a new vector of the same length, sum 1 but for rounding
     */
    public static double[] decode(double[] p, Decoding decoding) {
        if (decoding.greedy()) {
            return greedy(p);
        }
        double[] decoded = heat(p, decoding.temperature());
        if (decoding.topK() > 0) {
            keepMostProbable(decoded, decoding.topK());
            normalise(decoded);
        }
        if (decoding.topP() < 1) {
            keepMostProbable(decoded, nucleus(decoded, decoding.topP()));
            normalise(decoded);
        }
        return decoded;
    }

    /**
     * p^(1/T), the weight that temperature T gives to probability p; 0 stays 0.
     *
     * @param p in [0, 1]
     * @param temperature above 0
     */
    public static double heat(double p, double temperature) {
        return p == 0 || temperature == 1 ? p : FastMath.exp(FastMath.log(p) / temperature);
    }

    /** All mass on the most probable symbol, the smallest id among equals. */
    private static double[] greedy(double[] p) {
        int best = 0;
        for (int i = 1; i < p.length; i++) {
            if (p[i] > p[best]) {
                best = i;
            }
        }
        double[] decoded = new double[p.length];
        decoded[best] = 1;
        return decoded;
    }

    /** p^(1/T), normalised. Relative to the largest, so that a small temperature underflows only what is negligible. */
    private static double[] heat(double[] p, double temperature) {
        double largest = 0;
        for (double value : p) {
            largest = Math.max(largest, value);
        }
        double[] heated = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            heated[i] = heat(p[i] / largest, temperature);
        }
        normalise(heated);
        return heated;
    }

    /** How many of the most probable symbols it takes to reach a share top_p of the mass. */
    private static int nucleus(double[] p, double topP) {
        double[] ascending = p.clone();
        Arrays.sort(ascending);
        double mass = 0;
        int kept = 0;
        while (kept < ascending.length && mass < topP - ROUNDING) {
            mass += ascending[ascending.length - 1 - kept];
            kept++;
        }
        return kept;
    }

    /** Sets all but the k most probable to zero. */
    private static void keepMostProbable(double[] p, int k) {
        if (k >= p.length) {
            return;
        }
        double[] ascending = p.clone();
        Arrays.sort(ascending);
        double last = ascending[p.length - k];
        int above = 0;
        for (double value : p) {
            above += value > last ? 1 : 0;
        }
        int ties = k - above;
        for (int i = 0; i < p.length; i++) {
            boolean kept = p[i] > last || (p[i] == last && ties-- > 0);
            if (!kept) {
                p[i] = 0;
            }
        }
    }

    private static void normalise(double[] p) {
        double sum = 0;
        for (double value : p) {
            sum += value;
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
    }
}
