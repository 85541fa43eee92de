package org.genloss.metric.symbols;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** How many types are left. */
@Doc(
        "Number of types: in what was drawn (standard error by delete-a-group jackknife), in the training set (exact) and of"
                + " positive probability in the model where it knows them (exact).")
public record Support<S extends Sample<S>>() implements TypeMetric<S> {

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            List<Reading> readings = new ArrayList<>();
            readings.add(Counted.of(at.drawn()).reading("support", Types::support, "types"));
            at.training()
                    .ifPresent(training -> readings.add(
                            Reading.of("support[of=training]", Types.support(Types.counts(training)), "types")));
            Types.model(at).ifPresent(model -> readings.add(Reading.of("support[of=model]", positive(model), "types")));
            return readings;
        };
    }

    private static double positive(double[] probabilities) {
        double count = 0;
        for (double p : probabilities) {
            count += p > 0 ? 1 : 0;
        }
        return count;
    }
}
