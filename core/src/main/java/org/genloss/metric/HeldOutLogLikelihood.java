package org.genloss.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.LogDensity;
import org.genloss.data.Sample;
import org.genloss.spec.Doc;

/**
 * How probable real records that nobody trained on are to the model. At the baseline the law of the source stands in
 * the model's place where it can score, which gives the value no model can beat on average.
 */
@Doc(
        "Mean log-likelihood of held-out real items under the model, in nats per item (standard error analytic, sd/sqrt n),"
                + " and the share of them that the model holds impossible (Clopper-Pearson limits).")
public record HeldOutLogLikelihood<S extends Sample<S>>() implements Metric<S> {

    @Override
    public boolean measures(Class<?> sampleType) {
        return Sample.class.isAssignableFrom(sampleType);
    }

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> {
            List<Reading> readings = new ArrayList<>();
            scorer(at, reference).ifPresent(law -> {
                double[] scores = law.logDensity(reference.heldOut());
                readings.add(Estimates.mean("held_out_log_likelihood", scores, "nats"));
                readings.add(Estimates.share("held_out_impossible", impossible(scores), scores.length));
            });
            return readings;
        };
    }

    @SuppressWarnings("unchecked") // a model or a supply of S that scores at all scores S
    private Optional<LogDensity<S>> scorer(Snapshot<S> at, Reference<S> reference) {
        Object law = at.generation() == Snapshot.BASELINE
                ? reference.supply()
                : at.model().orElse(null);
        return law instanceof LogDensity<?> scores ? Optional.of((LogDensity<S>) scores) : Optional.empty();
    }

    private static long impossible(double[] scores) {
        long count = 0;
        for (double score : scores) {
            if (score == Double.NEGATIVE_INFINITY) {
                count++;
            }
        }
        return count;
    }
}
