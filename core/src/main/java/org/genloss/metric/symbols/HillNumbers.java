package org.genloss.metric.symbols;

import java.util.List;
import org.genloss.data.Sample;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Parameters;
import org.genloss.metric.Reference;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/**
 * Effective number of types at several orders. Order 0 counts every type, 2 hears only the head and so stays still while
 * the tail dies: print it to show that the head is fine, never as the headline.
 */
@Doc(
        value =
                "Hill numbers (sum p^q)^(1/(1-q)) of what was drawn, in types; order 1 is exp(entropy). Standard error by"
                        + " delete-a-group jackknife.",
        source = "Hill 1973")
public record HillNumbers<S extends Sample<S>>(
        @Doc("Orders, each 0 or more.") @Default("[0, 1, 2]")
        List<Double> q) implements TypeMetric<S> {

    /** Checks the orders. */
    public HillNumbers {
        q = List.copyOf(q);
        Parameters.distinct("q", q);
        q.forEach(order -> Require.notNegative("q", order));
    }

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            Counted drawn = Counted.of(at.drawn());
            return q.stream()
                    .map(order -> drawn.reading(
                            "hill_number[q=" + Estimates.text(order) + "]",
                            counts -> hill(Types.frequencies(counts), order),
                            "types"))
                    .toList();
        };
    }

    private static double hill(double[] p, double q) {
        double sum = 0;
        for (double x : p) {
            if (x != 0) {
                sum += q == 1 ? -x * FastMath.log(x) : power(x, q);
            }
        }
        return q == 1 ? FastMath.exp(sum) : FastMath.pow(sum, 1 / (1 - q));
    }

    private static double power(double x, double q) {
        return q == 0 ? 1 : q == 2 ? x * x : FastMath.pow(x, q);
    }
}
