package org.genloss.metric;

import java.util.function.ToDoubleFunction;
import org.genloss.data.Sample;

/**
 * The delete-a-group jackknife (Shao and Tu 1995, section 2.3): the statistic is computed again without each of {@value
 * #GROUPS} groups of items, and its standard error is read off the spread. Unlike a bootstrap it repeats no item, so it
 * is honest for what counts distinct types.
 */
public final class Jackknife {

    /** How many groups; fewer where there are fewer items. Item i belongs to group i modulo this. */
    public static final int GROUPS = 20;

    private Jackknife() {}

    /** The standard error of {@code statistic} at {@code sample}; NaN for fewer than two items. */
    public static <S extends Sample<S>> double standardError(S sample, ToDoubleFunction<S> statistic) {
        int groups = Math.min(GROUPS, sample.size());
        double[] leftOut = new double[groups];
        for (int g = 0; g < groups && groups > 1; g++) {
            leftOut[g] = statistic.applyAsDouble(sample.select(without(g, groups, sample.size())));
        }
        return standardError(leftOut);
    }

    /** sqrt((G - 1) / G * sum (t_g - mean t)^2), where t_g is the statistic without group g; NaN for fewer than two. */
    public static double standardError(double[] leftOut) {
        int groups = leftOut.length;
        if (groups < 2) {
            return Double.NaN;
        }
        double mean = 0;
        for (double t : leftOut) {
            mean += t / groups;
        }
        double squares = 0;
        for (double t : leftOut) {
            squares += (t - mean) * (t - mean);
        }
        return Math.sqrt((groups - 1.0) / groups * squares);
    }

    /** The items that are not in group {@code group}, in order. */
    private static int[] without(int group, int groups, int n) {
        int[] rows = new int[n - (n - group + groups - 1) / groups];
        int at = 0;
        for (int i = 0; i < n; i++) {
            if (i % groups != group) {
                rows[at++] = i;
            }
        }
        return rows;
    }
}
