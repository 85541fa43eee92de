package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.Coefficients;
import org.genloss.data.Points;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** How much worse a regression predicts than the truth; says nothing unless source and model know coefficients. */
@Doc(
        value =
                "Squared Euclidean distance of the fitted coefficients from the true ones: the excess risk of prediction when"
                        + " inputs are uncorrelated with variance 1, in the square of the outcome's unit. Exact, no standard error.",
        source = "Gerstgrasser et al. 2024, test error of isotropic linear regression")
public record ExcessRisk() implements PointsMetric {

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        if (!(reference.supply() instanceof Coefficients truth)) {
            return (at, seed) -> List.of();
        }
        double[] real = truth.coefficients().clone();
        return (at, seed) -> at.model().orElse(null) instanceof Coefficients fitted
                ? List.of(Reading.of("excess_risk", squaredDistance(fitted.coefficients(), real), "x^2"))
                : List.of();
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
