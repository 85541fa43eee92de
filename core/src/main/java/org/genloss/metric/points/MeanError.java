package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** How far the mean has walked. */
@Doc(
        value = "Euclidean distance of the mean from the real mean: of the model where it knows its mean (then exact),"
                + " otherwise of what was drawn (standard error by delete-a-group jackknife).",
        source = "Shumailov et al. 2024: |mu - mu_hat|")
public record MeanError() implements PointsMetric {

    private static final String NAME = "mean_error";

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        double[] real = reference.supply() instanceof Moments law ? law.mean() : Normal.mean(reference.heldOut());
        return (at, seed) -> List.of(
                at.model().orElse(null) instanceof Moments fitted
                        ? Reading.of(NAME, Normal.distance(fitted.mean(), real), "x")
                        : Reading.of(NAME, Normal.distance(Normal.mean(at.drawn()), real), "x")
                                .withError(Jackknife.standardError(
                                        at.drawn(), drawn -> Normal.distance(Normal.mean(drawn), real))));
    }
}
