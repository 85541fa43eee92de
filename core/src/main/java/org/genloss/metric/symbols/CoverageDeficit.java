package org.genloss.metric.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** How much of reality has become impossible. */
@Doc(
        "Real mass of the types that are absent: from what was drawn (standard error by delete-a-group jackknife), from the"
                + " training set (exact) and from the support of the model where it knows its probabilities (exact). Real"
                + " probabilities of the law where it knows them, otherwise held-out frequencies.")
public record CoverageDeficit<S extends Sample<S>>() implements TypeMetric<S> {

    @Override
    public Gauge<S> against(Reference<S> reference) {
        double[] real = Types.real(reference);
        return (at, seed) -> {
            List<Reading> readings = new ArrayList<>();
            readings.add(Counted.of(at.drawn())
                    .reading("coverage_deficit", counts -> deficit(real, type -> counts[type] > 0), "share"));
            at.training().ifPresent(training -> {
                long[] counts = Types.counts(training);
                double deficit = deficit(real, type -> counts[type] > 0);
                readings.add(Reading.of("coverage_deficit[of=training]", deficit, "share"));
            });
            Types.model(at)
                    .ifPresent(model -> readings.add(
                            Reading.of("coverage_deficit[of=model]", deficit(real, type -> model[type] > 0), "share")));
            return readings;
        };
    }

    private static double deficit(double[] real, IntPredicate present) {
        double sum = 0;
        for (int type = 0; type < real.length; type++) {
            if (!present.test(type)) {
                sum += real[type];
            }
        }
        return sum;
    }
}
