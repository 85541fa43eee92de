package org.genloss.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each of the eight verdicts has a run where it is yes, one where it is no and one where it cannot be told. */
class CollapseProfileTest {

    private static final int TRIALS = 24;
    private static final int LAST = 20;
    private static final String LIKELIHOOD = "held_out_log_likelihood";

    @TempDir
    Path folder;

    /** Trials that differ a little: from -1 to 1. */
    private static double jitter(int trial) {
        return 2.0 * trial / (TRIALS - 1) - 1;
    }

    private Answer of(Meaning meaning, String metric, MadeUp.Value value) {
        return new MadeUp()
                .cell()
                .reading(metric, TRIALS, LAST, value)
                .finding(folder, meaning)
                .answer();
    }

    /** Excess 0.01 nats over the truth in generation 0, then {@code excess}. */
    private MadeUp likelihood(MadeUp.Value excess) {
        return new MadeUp()
                .cell()
                .real(LIKELIHOOD, TRIALS, -1.4)
                .reading(LIKELIHOOD, TRIALS, LAST, (trial, g) -> -1.4 - (g == 0 ? 0.01 : excess.at(trial, g)));
    }

    @Test
    void catastrophe() {
        Meaning meaning = Meaning.RISK_CATASTROPHIC;
        assertEquals(
                Answer.YES,
                likelihood((i, g) -> 0.2 + 0.05 * jitter(i))
                        .finding(folder, meaning)
                        .answer());
        assertEquals(
                Answer.NO,
                likelihood((i, g) -> 0.05 + 0.01 * jitter(i))
                        .finding(folder, meaning)
                        .answer());
        Finding near = likelihood((i, g) -> 0.1 + 0.05 * jitter(i)).finding(folder, meaning);
        assertEquals(Answer.CANNOT_TELL, near.answer());
        assertEquals(10, near.value(), 0.1);
        assertTrue(near.why().contains("more trials"), near.why());
    }

    @Test
    void catastropheOfARiskWhoseFloorIsUnknownIsMeasuredOnItsOwn() {
        Meaning meaning = Meaning.RISK_CATASTROPHIC;
        // 5 bits more a token: 32 times less probable
        assertEquals(Answer.YES, of(meaning, "bits_per_token", (i, g) -> 6 + 0.25 * g + 0.01 * jitter(i)));
        assertEquals(Answer.NO, of(meaning, "bits_per_token", (i, g) -> 6 + 0.05 * g + 0.01 * jitter(i)));
        // half of ln 2
        assertEquals(Answer.YES, of(meaning, "js_divergence", (i, g) -> 0.07 + 0.02 * g));
        assertEquals(Answer.NO, of(meaning, "js_divergence", (i, g) -> 0.07 + 0.01 * g));
    }

    @Test
    void anyRise() {
        Meaning meaning = Meaning.RISK_UP;
        assertEquals(
                Answer.YES,
                likelihood((i, g) -> 0.012 + 0.001 * jitter(i))
                        .finding(folder, meaning)
                        .answer());
        assertEquals(
                Answer.NO,
                likelihood((i, g) -> 0.01 + 0.001 * jitter(i))
                        .finding(folder, meaning)
                        .answer());
        assertEquals(
                Answer.CANNOT_TELL,
                likelihood((i, g) -> 0.01 + 0.01 * jitter(i))
                        .finding(folder, meaning)
                        .answer());
    }

    @Test
    void divergence() {
        Meaning meaning = Meaning.RISK_DIVERGING;
        assertEquals(Answer.YES, of(meaning, "excess_risk", (i, g) -> 0.2 * (g + 1) * (1 + 0.3 * jitter(i))));
        assertEquals(Answer.YES, of(meaning, "excess_risk", (i, g) -> 0.2 * Math.sqrt(g + 1)));
        // known to level off at pi^2 / 6
        assertEquals(Answer.NO, of(meaning, "excess_risk", (i, g) -> {
            double sum = 0;
            for (int j = 1; j <= g + 1; j++) {
                sum += 0.2 / (j * j);
            }
            return sum * (1 + 0.3 * jitter(i));
        }));
        assertEquals(Answer.CANNOT_TELL, of(meaning, "excess_risk", (i, g) -> 1 + 0.2 * g * jitter(i)));
        assertEquals(Answer.CANNOT_TELL, of(meaning, "js_divergence", (i, g) -> 0.02 * g + 0.01), "it has a bound");
        Finding brief = new MadeUp()
                .cell()
                .reading("excess_risk", TRIALS, 9, (i, g) -> g + 1)
                .finding(folder, meaning);
        assertEquals(Answer.CANNOT_TELL, brief.answer());
        assertTrue(brief.why().contains("needs at least 10 generations"), brief.why());
    }

    @Test
    void whatBecomesInfiniteDiverges() {
        assertEquals(
                Answer.YES,
                of(
                        Meaning.RISK_DIVERGING,
                        "kl_divergence[real||model]",
                        (i, g) -> g < 8 ? 0.1 : Double.POSITIVE_INFINITY));
    }

    private Finding scaling(double power, double noise) {
        MadeUp run = new MadeUp();
        for (int size : new int[] {100, 400, 1600}) {
            run.cell("{\"policy\":\"replace\",\"size\":\"" + size + "\"}")
                    .reading(
                            "excess_risk",
                            TRIALS,
                            LAST,
                            (i, g) -> Math.pow(size, g == 0 ? -1 : power)
                                    * Math.exp(noise * jitter(i) * (size == 400 ? 0 : size == 100 ? -1 : 1)));
        }
        return run.finding(folder, Meaning.SCALING_CHANGED);
    }

    @Test
    void scaling() {
        assertEquals(Answer.YES, scaling(-0.5, 0.05).answer());
        assertEquals(0.5, scaling(-0.5, 0.05).value(), 0.05);
        assertEquals(Answer.NO, scaling(-1, 0.05).answer());
        assertEquals(
                Answer.CANNOT_TELL,
                new MadeUp()
                        .cell()
                        .reading("excess_risk", TRIALS, LAST, (i, g) -> g + 1)
                        .finding(folder, Meaning.SCALING_CHANGED)
                        .answer());
        // the noise differs from generation to generation only in that the power law has moved to the threshold
        assertEquals(Answer.CANNOT_TELL, noisyScaling().answer());
    }

    private Finding noisyScaling() {
        MadeUp run = new MadeUp();
        for (int size : new int[] {100, 400, 1600}) {
            run.cell("{\"size\":\"" + size + "\"}")
                    .reading(
                            "excess_risk",
                            TRIALS,
                            LAST,
                            (i, g) -> g == 0 ? 1.0 / size : Math.pow(size, -0.9 + 0.1 * jitter(i)));
        }
        return run.finding(folder, Meaning.SCALING_CHANGED);
    }

    @Test
    void variance() {
        Meaning meaning = Meaning.VARIANCE_COLLAPSING;
        assertEquals(Answer.YES, of(meaning, "variance_ratio", (i, g) -> Math.pow(0.9, g) * (1 + 0.1 * jitter(i))));
        assertEquals(Answer.NO, of(meaning, "variance_ratio", (i, g) -> 1 + 0.1 * jitter(i)));
        assertEquals(Answer.CANNOT_TELL, of(meaning, "variance_ratio", (i, g) -> g == 0 ? 1 : 0.5 + 0.3 * jitter(i)));
        assertEquals(Answer.YES, of(meaning, "entropy[of=model]", (i, g) -> 5 - 0.05 * g), "e^-1 of the types");
        assertEquals(Answer.NO, of(meaning, "entropy[of=model]", (i, g) -> 5 - 0.02 * g));
        assertEquals(Answer.CANNOT_TELL, of(meaning, "mean_error", (i, g) -> g), "no reading of it");
    }

    private Answer modes(MadeUp.Value share) {
        return new MadeUp()
                .cell()
                .real("rare_mode_share", TRIALS, 0.2)
                .reading("rare_mode_share", TRIALS, LAST, share)
                .finding(folder, Meaning.MODES_ENTANGLED)
                .answer();
    }

    @Test
    void modes() {
        assertEquals(Answer.YES, modes((i, g) -> g < LAST ? 0.2 : 0), "lost");
        assertEquals(Answer.YES, modes((i, g) -> i % 2 == 0 ? 0.01 : 0.6), "lost or grown");
        assertEquals(Answer.NO, modes((i, g) -> 0.2 + 0.05 * jitter(i)));
        assertEquals(Answer.CANNOT_TELL, modes((i, g) -> 0.1 + 0.05 * jitter(i)));
        assertEquals(Answer.CANNOT_TELL, of(Meaning.MODES_ENTANGLED, "variance_ratio", (i, g) -> 1), "one mode");
    }

    private Answer occupancy(double lower, double upper, double spread) {
        return new MadeUp()
                .cell()
                .reading(
                        "tail_occupancy[q=0.99,side=lower]",
                        TRIALS,
                        LAST,
                        (i, g) -> g == 0 ? 1 : lower + spread * jitter(i))
                .reading(
                        "tail_occupancy[q=0.99,side=upper]",
                        TRIALS,
                        LAST,
                        (i, g) -> g == 0 ? 1 : upper + spread * jitter(i))
                .finding(folder, Meaning.TAIL_GONE)
                .answer();
    }

    @Test
    void tail() {
        Meaning meaning = Meaning.TAIL_GONE;
        assertEquals(Answer.YES, of(meaning, "tail_type_recall[mass=0.05]", (i, g) -> 0.5 * Math.pow(0.9, g)));
        assertEquals(Answer.NO, of(meaning, "tail_type_recall[mass=0.05]", (i, g) -> 0.5 + 0.1 * jitter(i)));
        assertEquals(
                Answer.CANNOT_TELL,
                of(meaning, "tail_type_recall[mass=0.05]", (i, g) -> g == 0 ? 0.5 : 0.25 + 0.1 * jitter(i)));
        assertEquals(Answer.CANNOT_TELL, of(meaning, "variance_ratio", (i, g) -> 1));
        assertEquals(Answer.YES, occupancy(2, 0.1, 0.1), "one side is gone, however full the other is");
        assertEquals(Answer.NO, occupancy(1, 1, 0.3));
        assertEquals(Answer.CANNOT_TELL, occupancy(0.5, 0.5, 0.3));
    }

    private Answer precision(double value, double spread) {
        return new MadeUp()
                .cell()
                .real("precision[k=5]", TRIALS, 0.99)
                .reading("precision[k=5]", TRIALS, LAST, (i, g) -> value + spread * jitter(i))
                .finding(folder, Meaning.INVENTED)
                .answer();
    }

    @Test
    void invented() {
        assertEquals(Answer.YES, precision(0.8, 0.05));
        assertEquals(Answer.NO, precision(0.985, 0.01));
        assertEquals(Answer.CANNOT_TELL, precision(0.94, 0.03));
        assertEquals(Answer.CANNOT_TELL, of(Meaning.INVENTED, "variance_ratio", (i, g) -> 1));
        String symbols = "kl_divergence[model||real]";
        assertEquals(Answer.NO, of(Meaning.INVENTED, symbols, (i, g) -> g));
        assertEquals(Answer.YES, of(Meaning.INVENTED, symbols, (i, g) -> g > 3 ? Double.POSITIVE_INFINITY : g));
        assertEquals(Answer.CANNOT_TELL, of(Meaning.INVENTED, symbols, (i, g) -> Double.POSITIVE_INFINITY));
    }

    @Test
    void fewTrialsDecideNothing() {
        Finding two = new MadeUp()
                .cell()
                .reading("variance_ratio", 2, LAST, (i, g) -> Math.pow(0.5, g))
                .finding(folder, Meaning.VARIANCE_COLLAPSING);
        assertEquals(Answer.CANNOT_TELL, two.answer());
        assertTrue(two.why().contains("at least 3 trials"), two.why());
    }

    @Test
    void earlyIsTheTailAndLateTheVariance() {
        MadeUp run = new MadeUp();
        run.cell()
                .reading("tail_type_recall[mass=0.05]", TRIALS, LAST, (i, g) -> Math.pow(0.5, g))
                .reading("kl_divergence[model||real]", TRIALS, LAST, (i, g) -> 1)
                .reading("entropy", TRIALS, LAST, (i, g) -> 5 - 0.01 * g);
        run.cell().reading("entropy", TRIALS, LAST, (i, g) -> 5 - 0.1 * g);
        List<CollapseProfile> profiles = Verdicts.of(run.in(folder)).profiles();
        assertEquals(Answer.YES, profiles.get(0).early());
        assertEquals(Answer.NO, profiles.get(0).late());
        assertEquals(Answer.CANNOT_TELL, profiles.get(1).early());
        assertEquals(Answer.YES, profiles.get(1).late());
    }

    @Test
    void theSameFolderGivesTheSameVerdicts() {
        MadeUp run = likelihood((i, g) -> 0.1 + 0.05 * jitter(i));
        assertEquals(Verdicts.of(run.in(folder)), Verdicts.of(run.in(folder)));
    }
}
