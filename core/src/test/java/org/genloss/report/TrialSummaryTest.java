package org.genloss.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Against NumPy and SciPy (golden/trial_summary.py), and what they leave open: missing and infinite trials. */
class TrialSummaryTest {

    @Test
    void agreesWithNumpyAndScipy() throws Exception {
        JsonNode cases;
        try (InputStream in = TrialSummaryTest.class.getResourceAsStream("/golden/trial_summary.json")) {
            cases = Json.MAPPER.readTree(in);
        }
        assertEquals(5, cases.size());
        for (JsonNode golden : cases) {
            double[] values = new double[golden.path("values").size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = golden.path("values").get(i).doubleValue();
            }
            TrialSummary ours = TrialSummary.of(values);
            assertEquals(values.length, ours.n());
            close(golden, "median", ours.median());
            close(golden, "low5", ours.low5());
            close(golden, "high95", ours.high95());
            close(golden, "mean", ours.mean());
            if (values.length > 1) {
                close(golden, "mean_low", ours.meanLow());
                close(golden, "mean_high", ours.meanHigh());
            }
        }
    }

    /** The quantile of t is solved for to 1e-9 absolute, all else is rounding. */
    private static void close(JsonNode golden, String name, double ours) {
        double theirs = golden.path(name).doubleValue();
        assertEquals(theirs, ours, 1e-8 * Math.max(1e-3, Math.abs(theirs)), name);
    }

    @Test
    void missingTrialsAreLeftOut() {
        TrialSummary summary = TrialSummary.of(new double[] {Double.NaN, 4, Double.NaN, 2});
        assertEquals(2, summary.n());
        assertEquals(3, summary.median());
        assertEquals(0, TrialSummary.of(new double[] {Double.NaN}).n());
        assertTrue(Double.isNaN(TrialSummary.of(new double[0]).median()));
    }

    @Test
    void aSingleTrialHasNoIntervalOfItsMean() {
        TrialSummary summary = TrialSummary.of(new double[] {5});
        assertEquals(5, summary.low5());
        assertTrue(Double.isNaN(summary.meanLow()));
        assertEquals(4, summary.withLimits(4, 6).meanLow());
    }

    @Test
    void infinityTakesPartInTheOrder() {
        double inf = Double.POSITIVE_INFINITY;
        TrialSummary summary = TrialSummary.of(new double[] {inf, 1, inf, inf, 2});
        assertEquals(inf, summary.median());
        assertEquals(1.2, summary.low5(), 1e-12);
        assertEquals(inf, summary.mean());
        assertEquals(2, TrialSummary.of(new double[] {1, 2, inf}).median());
    }
}
