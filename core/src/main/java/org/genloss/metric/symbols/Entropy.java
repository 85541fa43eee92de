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
        value = "Shannon entropy in nats: plug-in and bias-corrected (+ (S - 1) / 2n) of what was drawn (standard error"
                + " analytic, multinomial), and of the model where it knows its probabilities (exact).",
        source = "Miller 1955; Basharin 1959 (variance)")
public record Entropy<S extends Sample<S>>() implements TypeMetric<S> {

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            long[] counts = Types.counts(at.drawn());
            double n = Types.total(counts);
            double[] p = Types.frequencies(counts);
            double h = entropy(p);
            double error = Math.sqrt(Math.max(0, squaredSurprise(p) - h * h) / n);
            double correction = (Types.support(counts) - 1) / (2 * n);
            List<Reading> readings = new ArrayList<>();
            readings.add(Reading.of("entropy", h, "nats").withError(error));
            readings.add(
                    Reading.of("entropy[miller-madow]", h + correction, "nats").withError(error));
            Types.model(at).ifPresent(model -> readings.add(Reading.of("entropy[of=model]", entropy(model), "nats")));
            return readings;
        };
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

    private static double squaredSurprise(double[] p) {
        double sum = 0;
        for (double x : p) {
            if (x != 0) {
                double surprise = FastMath.log(x);
                sum += x * surprise * surprise;
            }
        }
        return sum;
    }
}
