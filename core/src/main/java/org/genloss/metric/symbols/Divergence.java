package org.genloss.metric.symbols;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/**
 * Divergences between the real distribution and the generation's. Infinite Kullback-Leibler divergence from the real to
 * the generation's law is the plainest sign of a lost type.
 */
@Doc(
        value =
                "Kullback-Leibler divergence both ways and Jensen-Shannon divergence in nats, between the real probabilities"
                        + " (or held-out frequencies) and those of the model, or the frequencies of what was drawn where the model"
                        + " knows none. Of the model: exact; of draws: plug-in, biased upwards, standard error by delete-a-group"
                        + " jackknife with the real side fixed (NaN for an infinite value).",
        source = "Kullback and Leibler 1951; Lin 1991")
public record Divergence<S extends Sample<S>>() implements TypeMetric<S> {

    @Override
    public Gauge<S> against(Reference<S> reference) {
        double[] real = Types.real(reference);
        return (at, seed) -> Types.model(at)
                .map(model ->
                        readings(real, (name, divergence) -> Reading.of(name, divergence.applyAsDouble(model), "nats")))
                .orElseGet(() -> ofDrawn(real, Counted.of(at.drawn())));
    }

    private static List<Reading> ofDrawn(double[] real, Counted drawn) {
        return readings(
                real,
                (name, divergence) ->
                        drawn.reading(name, counts -> divergence.applyAsDouble(Types.frequencies(counts)), "nats"));
    }

    private static List<Reading> readings(
            double[] real, BiFunction<String, ToDoubleFunction<double[]>, Reading> reading) {
        return List.of(
                reading.apply("kl_divergence[real||model]", q -> kullbackLeibler(real, q)),
                reading.apply("kl_divergence[model||real]", q -> kullbackLeibler(q, real)),
                reading.apply("js_divergence", q -> jensenShannon(real, q)));
    }

    /** sum p log(p / q). */
    private static double kullbackLeibler(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] != 0) {
                sum += p[i] * FastMath.log(p[i] / q[i]);
            }
        }
        return sum;
    }

    private static double jensenShannon(double[] p, double[] q) {
        double[] middle = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            middle[i] = (p[i] + q[i]) / 2;
        }
        return (kullbackLeibler(p, middle) + kullbackLeibler(q, middle)) / 2;
    }
}
