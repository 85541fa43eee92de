package org.genloss.audit.measure;

import org.hipparchus.special.Beta;
import org.hipparchus.util.FastMath;

/**
 * How many types a smaller sample would have had. Of n tokens among which a type has c, m drawn without replacement hold none of
 * it with probability C(n - c, m) / C(n, m); types expected: the sum of what is missing to 1 (Hurlbert 1971; Heck, van Belle and
 * Simberloff 1975).
 *
 * <p>That draws tokens one by one. Part of a corpus is read in whole documents, and words come in bursts: a part of n / 10 tokens of
 * novels has 6 % fewer types than n / 10 single tokens. What is compared between corpora is therefore rarefied by folds of whole
 * blocks, see {@link Rarefier}.
 */
public final class Rarefaction {

    private Rarefaction() {}

    /**
     * Expected number of types among {@code m} tokens drawn one by one without replacement.
     *
     * @param counts of the types
     * @param m from 0 to the sum of the counts
     */
    public static double types(long[] counts, long m) {
        long n = 0;
        for (long count : counts) {
            n += count;
        }
        if (m < 0 || m > n) {
            throw new IllegalArgumentException("m must be from 0 to the number of tokens, " + n + ": " + m);
        }
        double types = 0;
        for (long count : counts) {
            types += count == 0 ? 0 : 1 - absent(n, count, m);
        }
        return types;
    }

    /**
     * Probability that none of c marked items is among m of n drawn without replacement, C(n - c, m) / C(n, m) = B(n - c + 1, c) /
     * B(n - m - c + 1, c): by ratios of beta functions, whose logarithms lose no digits for large n as differences of log-gamma
     * functions do. For m between whole numbers, what lies between.
     */
    static double absent(double n, double c, double m) {
        if (c == 0) {
            return 1;
        }
        double last = n - m - c + 1;
        return last <= 0 ? 0 : FastMath.exp(Beta.logBeta(n - c + 1, c) - Beta.logBeta(last, c));
    }
}
