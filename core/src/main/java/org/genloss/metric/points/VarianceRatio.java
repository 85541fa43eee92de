package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** How much of the variance is left; sigma^2 / sigma_0^2 in one dimension. */
@Doc(
        "Total variance over the real total variance (1 is ideal, 0 is collapse) and the logarithm of the ratio of"
                + " determinants in nats (negative infinity once a direction is lost): of the model where it knows its moments"
                + " (then exact), otherwise of what was drawn (standard error by delete-a-group jackknife, up to 32 dimensions).")
public record VarianceRatio() implements PointsMetric {

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        Normal real = Normal.of(reference.supply(), reference.heldOut());
        double trace = real.trace();
        double logDeterminant = real.logDeterminant();
        return (at, seed) -> List.of(
                MomentReadings.of("variance_ratio", at, s -> s.trace() / trace, "ratio"),
                MomentReadings.of("log_det_ratio", at, s -> s.logDeterminant() - logDeterminant, "nats"));
    }
}
