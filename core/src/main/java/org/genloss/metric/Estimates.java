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
}
