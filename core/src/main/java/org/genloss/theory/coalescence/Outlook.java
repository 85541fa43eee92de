package org.genloss.theory.coalescence;

import java.util.Arrays;
import org.genloss.theory.Curve;
import org.genloss.theory.Setting;

/** A course as curves: the measured generations of it, how far a test makes sense, and where it ends. */
final class Outlook {

    private final int[] measured;
    private final Course course;
    private final Limits limits;
    private final int until;
    private final String because;

    /**
     * @param noise variance of one real record's contribution to the reading over the square of the reading. Relative errors
     *     of readings pass through a policy as means do, so that those of the reading have a variance of about {@code noise}
     *     times the squared error of a mean at known variance. Where it exceeds 1, most of the expectation comes from few
     *     trials (for replace and normal records after n/2 generations), and likewise where the expectation has fallen below a
     *     tenth of the truth in a reading that is bounded
     */
    Outlook(Setting setting, Step step, double noise) {
        int last = setting.generations();
        this.measured = setting.measured();
        this.course = Coalescence.follow(setting.policy(), setting.size(), step, last);
        this.limits = Limits.of(setting.policy(), setting.size(), step);
        double[] walk = Coalescence.follow(setting.policy(), setting.size(), new Step.KnownVariance(1), last)
                .meanError();
        boolean bounded = step instanceof Step.Symbols;
        int g = 0;
        while (g <= last && noise * walk[g] <= 1 + 1e-9 && !(bounded && course.fitted()[g] < 0.1)) {
            g++;
        }
        this.until = g - 1;
        this.because = g > last ? "" : (g == 0 ? "from the first sample on" : "beyond") + ", rare trials rule the mean";
    }

    Course course() {
        return course;
    }

    Limits limits() {
        return limits;
    }

    /** A curve whose spread over trials is not known. */
    Curve curve(String reading, Curve.Statistic statistic, double[] values, double unit, double limit) {
        double[] unknown = new double[values.length];
        Arrays.fill(unknown, Double.NaN);
        return curve(reading, statistic, values, unit, limit, unknown);
    }

    /** A curve with its spread, one a generation and not in units. */
    Curve curve(
            String reading, Curve.Statistic statistic, double[] values, double unit, double limit, double[] spreads) {
        double[] expected =
                Arrays.stream(measured).mapToDouble(g -> unit * values[g]).toArray();
        double[] spread = Arrays.stream(measured).mapToDouble(g -> spreads[g]).toArray();
        return new Curve(
                reading,
                statistic,
                Curve.Side.EQUAL,
                measured.clone(),
                expected,
                spread,
                0,
                until,
                because,
                unit * limit);
    }
}
