package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/**
 * Squared L2 distance between two mixtures of normals: every product of two normals integrates to a normal density at
 * the difference of their means. Infinite once a component of either has no width; says nothing unless the source and
 * the model are both mixtures.
 */
@Doc(
        value =
                "Integral of the squared difference between the densities of the model and of the source, both mixtures of"
                        + " normals, in closed form (exact, no standard error), in unit x^-d.",
        source = "Shumailov et al. 2024, released code for mixtures")
public record MixtureL2() implements PointsMetric {

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        if (!(reference.supply() instanceof MixtureLaw real)) {
            return (at, seed) -> List.of();
        }
        double ofReal = inner(real, real);
        int d = reference.heldOut().dimension();
        return (at, seed) -> at.model().orElse(null) instanceof MixtureLaw model
                ? List.of(Reading.of("mixture_l2_squared", squared(model, real, ofReal), d == 1 ? "x^-1" : "x^-" + d))
                : List.of();
    }

    private static double squared(MixtureLaw model, MixtureLaw real, double ofReal) {
        double ofModel = inner(model, model);
        double sum = ofModel + ofReal;
        return sum == Double.POSITIVE_INFINITY ? sum : Math.max(0, sum - 2 * inner(model, real));
    }

    /** Integral of p q = sum_ij v_i w_j N(m_i - m_j; 0, S_i + S_j). */
    private static double inner(MixtureLaw p, MixtureLaw q) {
        double sum = 0;
        for (int i = 0; i < p.weights().length; i++) {
            for (int j = 0; j < q.weights().length; j++) {
                double weight = p.weights()[i] * q.weights()[j];
                if (weight > 0) {
                    sum += weight * FastMath.exp(logOverlap(p, i, q, j));
                }
            }
        }
        return sum;
    }

    private static double logOverlap(MixtureLaw p, int i, MixtureLaw q, int j) {
        double[] shift = p.means()[i].clone();
        double[] covariance = p.covariances()[i].clone();
        for (int c = 0; c < shift.length; c++) {
            shift[c] -= q.means()[j][c];
        }
        for (int c = 0; c < covariance.length; c++) {
            covariance[c] += q.covariances()[j][c];
        }
        return Spectrum.of(covariance, shift.length).logNormalDensity(shift);
    }
}
