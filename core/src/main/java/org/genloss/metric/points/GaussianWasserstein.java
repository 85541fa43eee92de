package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** The risk of the paper: W2^2 between normal laws. */
@Doc(
        value =
                "Squared 2-Wasserstein distance between the normal laws with the moments of the generation and of the real"
                        + " data, in closed form: moments of the model where it knows them (then exact), otherwise of what was drawn"
                        + " (standard error by delete-a-group jackknife, up to 32 dimensions).",
        source = "Olkin and Pukelsheim 1982; the risk R of Shumailov et al. 2024, section 4.2")
public record GaussianWasserstein() implements PointsMetric {

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        Normal real = Normal.of(reference.supply(), reference.heldOut());
        return (at, seed) ->
                List.of(MomentReadings.of("gaussian_w2_squared", at, s -> s.wasserstein2Squared(real), "x^2"));
    }
}
