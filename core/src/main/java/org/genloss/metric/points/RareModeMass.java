package org.genloss.metric.points;

import java.util.List;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Points;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/**
 * Whether the rarest mode of the source is still visited. Says nothing unless the source is a mixture of two components
 * or more; of equally rare ones the first counts.
 */
@Doc("Mass on the rarest component of the source's mixture (its weight is ideal): mean posterior probability of that"
        + " component over what was drawn (standard error analytic, sd/sqrt n), and the share of points with a posterior"
        + " above 1/2 (Clopper-Pearson limits).")
public record RareModeMass() implements PointsMetric {

    @Override
    public Gauge<Points> against(Reference<Points> reference) {
        if (!(reference.supply() instanceof MixtureLaw law) || law.weights().length < 2) {
            return (at, seed) -> List.of();
        }
        int rarest = rarest(law.weights());
        Spectrum[] spectra = new Spectrum[law.weights().length];
        for (int c = 0; c < spectra.length; c++) {
            spectra[c] = Spectrum.of(law.covariances()[c], reference.heldOut().dimension());
        }
        return (at, seed) -> measure(at, law, spectra, rarest);
    }

    private static List<Reading> measure(Snapshot<Points> at, MixtureLaw law, Spectrum[] spectra, int rarest) {
        Points drawn = at.drawn();
        double[] posteriors = new double[drawn.size()];
        long majority = 0;
        for (int i = 0; i < posteriors.length; i++) {
            double posterior = posterior(drawn, i, law, spectra, rarest);
            posteriors[i] = posterior;
            if (posterior > 0.5) {
                majority++;
            }
        }
        return List.of(
                Estimates.mean("rare_mode_mass", posteriors, "share"),
                Estimates.share("rare_mode_share", majority, posteriors.length));
    }

    private static double posterior(Points drawn, int i, MixtureLaw law, Spectrum[] spectra, int rarest) {
        double[] logs = new double[spectra.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logs.length; c++) {
            double[] offset = law.means()[c].clone();
            for (int j = 0; j < offset.length; j++) {
                offset[j] -= drawn.at(i, j);
            }
            logs[c] = FastMath.log(law.weights()[c]) + spectra[c].logNormalDensity(offset);
            largest = Math.max(largest, logs[c]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += FastMath.exp(log - largest);
        }
        return FastMath.exp(logs[rarest] - largest) / sum;
    }

    private static int rarest(double[] weights) {
        int rarest = 0;
        for (int c = 1; c < weights.length; c++) {
            if (weights[c] < weights[rarest]) {
                rarest = c;
            }
        }
        return rarest;
    }
}
