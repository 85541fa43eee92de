package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** How far the standard deviation has walked; says nothing beyond one dimension. */
@Doc(
        value =
                "Absolute difference of the standard deviation from the real one, one dimension only: of the model where"
                        + " it knows its moments (then exact), otherwise of what was drawn (standard error by delete-a-group jackknife).",
        source = "Shumailov et al. 2024: |sigma - sigma_hat|")
public record StdError() implements PointsMetric {

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        Normal real = Normal.of(reference.supply(), reference.heldOut());
        return (at, seed) -> real.dimension() == 1
                ? List.of(MomentReadings.of("std_error", at, s -> Math.abs(s.std() - real.std()), "x"))
                : List.of();
    }
}
