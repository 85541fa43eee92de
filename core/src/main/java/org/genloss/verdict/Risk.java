package org.genloss.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.ledger.Entry;
import org.genloss.num.Empirical;
import org.hipparchus.util.FastMath;

/**
 * How badly a generation describes real data, lower is better: the reading that says it best among those that were made.
 *
 * @param cell where it was read
 * @param reading name of the reading
 * @param sign what it is multiplied by: -1 for a likelihood
 * @param floor the risk of the truth itself; NaN where nobody knows it
 * @param bound the largest possible value, or infinity
 * @param perToken whether it is told per token
 */
record Risk(Readings cell, String reading, double sign, double floor, double bound, boolean perToken) {

    /** What a reading must begin with, best first. */
    private static final List<String> ORDER = List.of(
            "excess_risk",
            "held_out_log_likelihood",
            "bits_per_token",
            "kl_divergence[real||model]",
            "gaussian_w2_squared",
            "wasserstein_2_squared",
            "sliced_wasserstein_2_squared",
            "wasserstein_1",
            "sliced_wasserstein_1",
            "energy_distance",
            "mixture_l2_squared",
            "js_divergence",
            "ks_statistic");

    /** Whether a reading may serve as a risk. */
    static boolean knows(String metric) {
        return ORDER.stream().anyMatch(metric::startsWith);
    }

    /** The first in order that is finite in every trial's generation 0; what is infinite there cannot become worse. */
    static Optional<Risk> of(Readings cell) {
        return ORDER.stream()
                .flatMap(start -> cell.names().stream().filter(name -> name.startsWith(start)))
                .filter(name -> finite(cell.at(name, 0)))
                .map(name -> of(cell, name))
                .findFirst();
    }

    private static boolean finite(double[] values) {
        return Arrays.stream(values).noneMatch(Double::isInfinite)
                && Arrays.stream(values).anyMatch(Double::isFinite);
    }

    private static Risk of(Readings cell, String name) {
        boolean likelihood = name.startsWith("held_out");
        boolean perToken = name.startsWith("bits");
        double sign = likelihood ? -1 : perToken ? FastMath.log(2) : 1;
        double floor = likelihood || perToken ? sign * median(cell.at(name, Entry.BASELINE)) : 0;
        double bound = name.startsWith("js") ? FastMath.log(2) : name.startsWith("ks") ? 1 : Double.POSITIVE_INFINITY;
        return new Risk(cell, name, sign, floor, bound, perToken);
    }

    /** The risk of each trial. */
    double[] at(int generation) {
        return Arrays.stream(cell.at(reading, generation)).map(v -> sign * v).toArray();
    }

    /** Generations at which it was read, ascending from 0. */
    List<Integer> generations() {
        return cell.generations(reading);
    }

    int last() {
        return generations().get(generations().size() - 1);
    }

    /** By how much generation 0 is worse than the truth, in the middle of the trials; NaN where the truth is unknown. */
    double excess() {
        return median(at(0)) - floor;
    }

    /** The median of the numbers among {@code values}; NaN if there is none. */
    static double median(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : Empirical.quantile(sorted, 0.5);
    }
}
