package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** How far the covariance has walked. */
@Doc("Frobenius distance of the covariance from the real one, and the same divided by the norm of the real one: of"
        + " the model where it knows its moments (then exact), otherwise of what was drawn (standard error by"
        + " delete-a-group jackknife, up to 32 dimensions).")
public record CovarianceError() implements PointsMetric {

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        Normal real = Normal.of(reference.supply(), reference.heldOut());
        double[] zero = new double[real.covariance().length];
        double norm = real.covarianceDistance(new Normal(real.mean(), zero));
        return (at, seed) -> List.of(
                MomentReadings.of("covariance_error", at, real::covarianceDistance, "x^2"),
                MomentReadings.of("covariance_error[relative]", at, s -> real.covarianceDistance(s) / norm, "ratio"));
    }
}
