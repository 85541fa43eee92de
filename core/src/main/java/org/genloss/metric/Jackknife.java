package org.genloss.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
        int n = sample.size();
        int groups = Math.min(GROUPS, n);
        if (groups < 2) {
            return Double.NaN;
        }
        double[] leftOut = new double[groups];
        for (int g = 0; g < groups; g++) {
            int group = g;
            int[] kept = IntStream.range(0, n).filter(i -> i % groups != group).toArray();
            leftOut[g] = statistic.applyAsDouble(sample.select(kept));
        }
        return standardError(leftOut);
    }

    /**
     * The standard error of a statistic of sums over items; NaN for fewer than two items.
     *
     * @param items k numbers of each of n items, [k][n]
     * @param statistic of their k sums
     */
    public static double standardError(double[][] items, ToDoubleFunction<double[]> statistic) {
        int n = items[0].length;
        int groups = Math.min(GROUPS, n);
        double[][] sums = new double[groups][items.length];
        for (int k = 0; k < items.length; k++) {
            for (int i = 0; i < n; i++) {
                sums[i % groups][k] += items[k][i];
            }
        }
        double[] leftOut = new double[groups];
        for (int g = 0; g < groups; g++) {
            double[] others = new double[items.length];
            for (int h = 0; h < groups; h++) {
                for (int k = 0; k < others.length; k++) {
                    others[k] += h == g ? 0 : sums[h][k];
                }
            }
            leftOut[g] = statistic.applyAsDouble(others);
        }
        return standardError(leftOut);
    }

    /** sqrt((G - 1) / G * sum (t_g - mean t)^2), where t_g is the statistic without group g; NaN for fewer than two. */
    public static double standardError(double[] leftOut) {
        int groups = leftOut.length;
        if (groups < 2) {
            return Double.NaN;
        }
        // offsets from the first value, so that equal values have an error of exactly 0
        double mean = leftOut[0];
        for (double t : leftOut) {
            mean += (t - leftOut[0]) / groups;
        }
        double squares = 0;
        for (double t : leftOut) {
            squares += (t - mean) * (t - mean);
        }
        return Math.sqrt((groups - 1.0) / groups * squares);
    }

    /** The groups themselves, each a sample; as many as there are items where these are few. */
    public static <S extends Sample<S>> List<S> groups(S sample) {
        int n = sample.size();
        int count = Math.min(GROUPS, n);
        List<S> groups = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            int group = g;
            groups.add(sample.select(
                    IntStream.range(0, n).filter(i -> i % count == group).toArray()));
        }
        return groups;
    }
}
