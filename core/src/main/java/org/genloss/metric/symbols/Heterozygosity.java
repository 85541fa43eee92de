package org.genloss.metric.symbols;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** Probability that two draws differ: falls by the factor 1 - 1/n a generation when a chain only resamples. */
@Doc(
        value =
                "1 - sum p^2: of what was drawn, unbiased by n/(n - 1) (standard error analytic, multinomial), and of the"
                        + " model where it knows its probabilities (exact).",
        source = "Nei 1978; Seddik et al. 2024, S_m")
public record Heterozygosity<S extends Sample<S>>() implements TypeMetric<S> {

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            long[] counts = Types.counts(at.drawn());
            double n = Types.total(counts);
            double[] p = Types.frequencies(counts);
            double squares = power(p, 2);
            double error = 2 * Math.sqrt(Math.max(0, power(p, 3) - squares * squares) / n);
            List<Reading> readings = new ArrayList<>();
            readings.add(Reading.of("heterozygosity", (1 - squares) * n / (n - 1), "1")
                    .withError(error));
            Types.model(at)
                    .ifPresent(model -> readings.add(Reading.of("heterozygosity[of=model]", 1 - power(model, 2), "1")));
            return readings;
        };
    }

    private static double power(double[] p, int exponent) {
        double sum = 0;
        for (double x : p) {
            sum += exponent == 2 ? x * x : x * x * x;
        }
        return sum;
    }
}
