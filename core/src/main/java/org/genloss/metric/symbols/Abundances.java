package org.genloss.metric.symbols;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/** What follows from the numbers of types seen once, twice and j times alone. */
final class Abundances {

    private Abundances() {}

    /** f_j: number of types that occur exactly {@code j} times. */
    static double seen(long[] counts, long j) {
        double types = 0;
        for (long count : counts) {
            types += count == j ? 1 : 0;
        }
        return types;
    }

    /** Chao's lower bound of all types, bias-corrected: S + f_1 (f_1 - 1) / (2 (f_2 + 1)). */
    static double chao1(long[] counts) {
        double once = seen(counts, 1);
        return Types.support(counts) + once * (once - 1) / (2 * (seen(counts, 2) + 1));
    }

    /** Types that a sample of this size, drawn from these frequencies, is expected to miss: sum_j f_j e^-j. */
    static double lostTypes(long[] counts) {
        return lostTypes(Arrays.stream(counts).asDoubleStream().toArray());
    }

    /** The same of expected counts. */
    static double lostTypes(double[] counts) {
        double lost = 0;
        for (double count : counts) {
            lost += count > 0 ? FastMath.exp(-count) : 0;
        }
        return lost;
    }

    /** The mass of those types: sum_j (j / n) f_j e^-j. */
    static double lostMass(long[] counts) {
        double lost = 0;
        for (long count : counts) {
            lost += count * FastMath.exp(-count);
        }
        return lost / Types.total(counts);
    }
}
