package org.genloss.metric;

import org.genloss.num.ClopperPearson;
import org.genloss.num.Decimal;
import org.genloss.num.Empirical;

/** Readings that come with the error every textbook gives them. */
public final class Estimates {

    private Estimates() {}

    /** The mean of independent numbers; its standard error is sd / sqrt(n), NaN for fewer than two. */
    public static Reading mean(String name, double[] values, String unit) {
        return Reading.of(name, Empirical.mean(values), unit).withError(Empirical.standardErrorOfMean(values));
    }

    /**
     * The sum of some numbers of items over that of others, with its standard error by delete-a-group jackknife over items; NaN
     * where the latter is 0.
     *
     * @param above one number of each item, such as how many of its tokens have a property
     * @param below another of each item, such as how many tokens it has
     */
    public static Reading ratio(String name, double[] above, double[] below, String unit) {
        double[][] items = {above, below};
        return Reading.of(name, sum(above) / sum(below), unit)
                .withError(Jackknife.standardError(items, sums -> sums[0] / sums[1]));
    }

    /** A share of independent trials, with its binomial standard error and Clopper-Pearson limits. */
    public static Reading share(String name, long successes, long trials) {
        double share = (double) successes / trials;
        double[] limits = ClopperPearson.limits(successes, trials);
        return Reading.of(name, share, "share")
                .withError(Math.sqrt(share * (1 - share) / trials))
                .withLimits(limits[0], limits[1]);
    }

    /** A parameter as it stands in the name of a reading: {@code 1} for 1.0, {@code 0.99} for 0.99. */
    public static String text(double parameter) {
        return parameter == (long) parameter ? Long.toString((long) parameter) : Decimal.of(parameter);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
