package org.genloss.theory.coalescence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Source;
import org.genloss.data.law.Categorical;
import org.genloss.data.law.Gaussian;
import org.genloss.data.law.Pareto;
import org.genloss.data.law.PoissonCounts;
import org.genloss.model.Decoding;
import org.genloss.model.Family;
import org.genloss.model.Sampling;
import org.genloss.num.Seed;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Laws;
import org.genloss.theory.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoalescenceLawTest {

    private static final Source<?> NUMBERS = new Gaussian(
            Optional.of(List.of(3.0, 0.0)), Optional.of(List.of(1.0, 2.0)), Optional.empty(), Optional.empty());
    private static final Source<?> COIN = new Categorical(List.of(0.5, 0.5));
    private static final Family UNBIASED = new Family.Normal(1, false);
    private static final Family MLE = new Family.Normal(0, false);

    private static Setting setting(Source<?> source, Family family, String policy, int n, int... measured) {
        return new Setting(
                source.open(new Seed(1)),
                Optional.ofNullable(family),
                Decoding.PLAIN,
                Sampling.POINTS,
                Policy.parse(policy),
                Sizes.constant(n),
                measured[measured.length - 1],
                measured,
                100);
    }

    private static Answer answer(Setting setting) {
        return new CoalescenceLaw().on(setting).orElseThrow();
    }

    private static Curve curve(Answer answer, String reading) {
        return answer.curves().stream()
                .filter(curve -> curve.reading().equals(reading))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isAskedAboutEveryCell() {
        assertTrue(Laws.ALL.contains(new CoalescenceLaw()));
    }

    /** The trace of the truth is 5, which is the unit of the squared error of the mean. */
    @Test
    void readsAreInTheUnitsOfTheMetrics() {
        Answer answer = answer(setting(NUMBERS, MLE, "replace", 10, 0, 2, 4));
        Curve variance = curve(answer, "variance_ratio");
        assertArrayEquals(new int[] {0, 2, 4}, variance.generations());
        assertArrayEquals(new double[] {0.9, 0.729, 0.59049}, variance.expected(), 1e-12);
        assertEquals(Curve.Statistic.MEAN, variance.statistic());
        assertEquals(0, variance.limit());
        Curve mean = curve(answer, "mean_error");
        assertArrayEquals(new double[] {0.5, 5 * 0.271, 5 * 0.40951}, mean.expected(), 1e-12);
        assertEquals(Curve.Statistic.MEAN_OF_SQUARES, mean.statistic());
        assertEquals(5, mean.limit());
    }

    @Test
    void symbolsAreReadFromModelAndDraws() {
        Answer answer = answer(setting(COIN, new Family.Frequencies(0), "replace", 10, 0, 1));
        assertArrayEquals(
                new double[] {0.45, 0.405},
                curve(answer, "heterozygosity[of=model]").expected(),
                1e-12);
        assertArrayEquals(
                new double[] {0.45, 0.405}, curve(answer, "heterozygosity").expected(), 1e-12);
    }

    /** A Poisson rate keeps its mean, and walks by rate / n each time: 4 (g + 1) / 20. */
    @Test
    void aRateKeepsItsVariance() {
        Answer answer = answer(setting(new PoissonCounts(4), new Family.Rate(), "replace", 20, 0, 1, 2));
        assertArrayEquals(
                new double[] {1, 1, 1}, curve(answer, "variance_ratio").expected(), 1e-12);
        assertArrayEquals(
                new double[] {0.2, 0.4, 0.6}, curve(answer, "mean_error").expected(), 1e-12);
    }

    /**
     * Replace is ruled by rare trials from half the sample size on; a pool of everything never is. With a window of two, what
     * a batch adds moves the mean by 2/3 of itself in the long run, so that the walk needs (3/2)^2 times as long.
     */
    @ParameterizedTest
    @CsvSource({"replace, 50, 49", "accumulate, 300, 300", "fresh 10%, 300, 300", "window 2, 300, 112"})
    void aTestEndsWhereRareTrialsRule(String policy, int last, int until) {
        Curve curve = curve(answer(setting(NUMBERS, UNBIASED, policy, 100, 0, last)), "variance_ratio");
        assertEquals(until, curve.until(), policy.equals("window 2") ? 5 : 0);
        assertEquals(until == last, curve.because().isEmpty());
    }

    /** What a coin has left is (1 - 1/n)^(g + 1), a tenth of the truth after 229 generations of 100. */
    @Test
    void aTestEndsWhereFewTrialsAreLeft() {
        Answer answer = answer(setting(COIN, new Family.Frequencies(0), "replace", 100, 0, 1000));
        assertEquals(228, curve(answer, "heterozygosity[of=model]").until());
    }

    @ParameterizedTest
    @CsvSource({"accumulate", "accumulate-subsample", "fresh 25%", "frozen 25%", "'fresh 50%,25%'", "'frozen 50%,25%'"})
    void limitsAreWhereTheCurvesGo(String policy) {
        Curve curve = curve(answer(setting(NUMBERS, MLE, policy, 20, 0, 20_000)), "variance_ratio");
        assertEquals(curve.limit(), curve.expected()[1], 2e-5);
        Curve mean = curve(answer(setting(NUMBERS, MLE, policy, 20, 0, 20_000)), "mean_error");
        assertEquals(mean.limit(), mean.expected()[1], 2e-4);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.8", "1, 0.8", "0, 1"})
    void limitsOfReplace(int ddof, double lambda) {
        Step step = new Step.Numbers(lambda, ddof, 0);
        Course course = Coalescence.follow(Policy.parse("replace"), Sizes.constant(20), step, 3000);
        Limits limits = Limits.of(Policy.parse("replace"), Sizes.constant(20), step);
        assertEquals(limits.fitted(), course.fitted()[3000], 1e-12);
        assertEquals(limits.meanError(), course.meanError()[3000], 1e-12);
    }

    @Test
    void aKernelThatIsPulledInComesToRest() {
        Step step = new Step.Numbers(0.5, 0, 0.2);
        double[] fitted = Coalescence.follow(Policy.parse("replace"), Sizes.constant(20), step, 300)
                .fitted();
        assertEquals(
                Limits.of(Policy.parse("replace"), Sizes.constant(20), step).fitted(), fitted[300], 1e-12);
    }

    @Test
    void saysWhereItStops() {
        Setting plain = setting(COIN, new Family.Frequencies(0), "replace", 10, 0, 1);
        assertStops("not linear", decoded(plain, new Decoding(0.9, 0, 1, false, 1)));
        assertStops("population", sampled(plain, Sampling.POPULATION));
        assertStops(
                "one symbol", setting(new Categorical(List.of(1.0)), new Family.Frequencies(0), "replace", 10, 0, 1));
        assertStops("finite variance", setting(new Pareto(1.5, 1, 1), MLE, "replace", 10, 0, 1));
        Setting regression = setting(NUMBERS, new Family.LeastSquares(1, true), "replace", 10, 0, 1);
        assertTrue(new CoalescenceLaw().on(regression).isEmpty(), "another law's business");
        assertTrue(new CoalescenceLaw()
                .on(setting(NUMBERS, null, "replace", 10, 0, 1))
                .isEmpty());
    }

    private static void assertStops(String reason, Setting setting) {
        Answer answer = answer(setting);
        assertEquals(List.of(), answer.curves());
        assertTrue(answer.why().contains(reason), answer.why());
    }

    private static Setting decoded(Setting s, Decoding decoding) {
        return new Setting(
                s.supply(),
                s.family(),
                decoding,
                s.sampling(),
                s.policy(),
                s.size(),
                s.generations(),
                s.measured(),
                s.draws());
    }

    private static Setting sampled(Setting s, Sampling sampling) {
        return new Setting(
                s.supply(),
                s.family(),
                s.decoding(),
                sampling,
                s.policy(),
                s.size(),
                s.generations(),
                s.measured(),
                s.draws());
    }
}
