package org.genloss.metric.symbols;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/** Surprise per type. Slow: the head carries it, so it moves long after the tail has gone. */
@Doc(
        value =
                "Shannon entropy in nats: plug-in and bias-corrected (+ (S - 1) / 2n) of what was drawn (standard errors by"
                        + " delete-a-group jackknife), and of the model where it knows its probabilities (exact).",
        source = "Miller 1955")
public record Entropy<S extends Sample<S>>() implements TypeMetric<S> {

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            // the multinomial error is too small by a quarter where many types are seen once: it knows none of the
            // unseen
            Counted drawn = Counted.of(at.drawn());
            List<Reading> readings = new ArrayList<>();
            readings.add(drawn.reading("entropy", Entropy::ofCounts, "nats"));
            readings.add(drawn.reading("entropy[miller-madow]", Entropy::corrected, "nats"));
            Types.model(at).ifPresent(model -> readings.add(Reading.of("entropy[of=model]", entropy(model), "nats")));
            return readings;
        };
    }

    private static double ofCounts(long[] counts) {
        return entropy(Types.frequencies(counts));
    }

    private static double corrected(long[] counts) {
        return ofCounts(counts) + (Types.support(counts) - 1) / (2.0 * Types.total(counts));
    }

    private static double entropy(double[] p) {
        double sum = 0;
        for (double x : p) {
            if (x != 0) {
                sum -= x * FastMath.log(x);
            }
        }
        return sum;
    }
}
