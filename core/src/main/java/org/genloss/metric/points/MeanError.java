package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** How far the mean has walked. */
@Doc(
        value = "Euclidean distance of the mean from the real mean: of the model where it knows its mean (then exact),"
                + " otherwise of what was drawn (standard error by delete-a-group jackknife).",
        source = "Shumailov et al. 2024: |mu - mu_hat|")
public record MeanError() implements PointsMetric {

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        Normal real = Normal.of(reference.supply(), reference.heldOut());
        return (at, seed) -> List.of(MomentReadings.of("mean_error", at, real::meanDistance, "x"));
    }
}
