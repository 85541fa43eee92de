package org.genloss.neural.measure.text;

import java.util.List;
import org.genloss.data.Tokens;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.neural.LanguageModel.Expectations;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Whether a model is as often right about real text as it claims to be. */
@Doc(
        value =
                "Expected calibration error on held-out text: places are put into bins of equal width by the probability of the"
                        + " most probable token, and the gaps between mean probability and share of right guesses are averaged over"
                        + " places; besides, that share (accuracy) and that mean (confidence) over all. Standard errors by delete-a-group"
                        + " jackknife over sequences, the model held fixed; the calibration error of few places is too large. Left out"
                        + " for models that do not tell the whole law, and at the baseline.",
        source = "Guo et al. 2017, equation 5")
public record Calibration(
        @Doc("Number of bins, 1 or more.") @Default("15") int bins) implements TextMetric {

    /** Checks the number. */
    public Calibration {
        Require.atLeast("bins", bins, 1);
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        return (at, seed) ->
                Expected.of(at, reference.heldOut()).map(this::readings).orElse(List.of());
    }

    private List<Reading> readings(Expected expected) {
        Expectations events = expected.events();
        double[] counts = expected.counts();
        double[] right = expected.sums(event -> events.right()[event] ? 1 : 0);
        double[] confidence = expected.sums(event -> events.confidence()[event]);
        double[][] gaps = gaps(expected);
        return List.of(
                Reading.of("calibration_error[bins=" + bins + "]", error(total(gaps)), "share")
                        .withError(Jackknife.standardError(gaps, Calibration::error)),
                Estimates.ratio("next_token_accuracy", right, counts, "share"),
                Estimates.ratio("next_token_confidence", confidence, counts, "share"));
    }

    /** For each bin, and for each sequence: confidence minus right guesses, summed over events; at the end their number. */
    private double[][] gaps(Expected expected) {
        Expectations events = expected.events();
        double[][] gaps = new double[bins + 1][];
        for (int b = 0; b < bins; b++) {
            int bin = b;
            gaps[b] = expected.sums(event -> bin(events.confidence()[event]) == bin
                    ? events.confidence()[event] - (events.right()[event] ? 1 : 0)
                    : 0);
        }
        gaps[bins] = expected.counts();
        return gaps;
    }

    /** Bins are open on the left: bin m of M, from 1, is ((m - 1) / M, m / M]. */
    private int bin(double confidence) {
        return (int) Math.max(0, Math.min(bins - 1, Math.ceil(confidence * bins) - 1));
    }

    private static double[] total(double[][] items) {
        double[] sums = new double[items.length];
        for (int k = 0; k < sums.length; k++) {
            for (double number : items[k]) {
                sums[k] += number;
            }
        }
        return sums;
    }

    /** A bin's share of places times the gap of its means is the sum of its gaps over all places. */
    private static double error(double[] sums) {
        double error = 0;
        for (int b = 0; b < sums.length - 1; b++) {
            error += Math.abs(sums[b]);
        }
        return error / sums[sums.length - 1];
    }
}
