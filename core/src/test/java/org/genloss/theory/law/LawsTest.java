package org.genloss.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.data.Points;
import org.genloss.data.Symbols;
import org.genloss.data.law.GaussianMixture;
import org.genloss.data.law.LinearModel;
import org.genloss.data.law.PoissonCounts;
import org.genloss.data.law.Zipf;
import org.genloss.model.Decoding;
import org.genloss.model.Sampling;
import org.genloss.model.discrete.Categorical;
import org.genloss.model.discrete.Poisson;
import org.genloss.model.gaussian.Gaussian;
import org.genloss.model.kde.KernelDensity;
import org.genloss.model.regression.LinearRegression;
import org.genloss.policy.Sizes;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Laws;
import org.genloss.theory.coalescence.CoalescenceLaw;
import org.junit.jupiter.api.Test;

/** Of which settings laws speak, and what their curves look like. */
class LawsTest {

    private static final Decoding NARROW = new Decoding(1, 0, 1, false, 0.8);
    private static final Decoding TOP = new Decoding(1, 0, 0.95, false, 1);

    private static Trial<Points> normal(Gaussian.Estimator estimator) {
        return Trial.replace(
                org.genloss.data.law.Gaussian.standard(1),
                new Gaussian(estimator, Gaussian.Covariance.FULL),
                100,
                400,
                List.of());
    }

    private static Trial<Symbols> symbols() {
        return Trial.replace(new Zipf(100, 1.5, 0), new Categorical(0), 200, 30, List.of());
    }

    private static List<Trial<?>> trials() {
        return List.of(
                normal(Gaussian.Estimator.UNBIASED),
                normal(Gaussian.Estimator.MLE),
                normal(Gaussian.Estimator.MLE).with(NARROW),
                normal(Gaussian.Estimator.UNBIASED).with(new Sizes(2, Sizes.Growth.POWER, 2, 100_000)),
                normal(Gaussian.Estimator.UNBIASED).with(Sizes.constant(1)),
                normal(Gaussian.Estimator.UNBIASED).with(Sampling.SUFFICIENT),
                normal(Gaussian.Estimator.UNBIASED).with(Sampling.POPULATION),
                normal(Gaussian.Estimator.UNBIASED).with("accumulate"),
                symbols(),
                symbols().with("fresh 10%"),
                symbols().with(TOP),
                symbols().with(TOP).with(Sampling.POPULATION),
                symbols().with(Sizes.constant(1_000_000)),
                Trial.replace(new Zipf(20_000, 2, 0), new Categorical(0), 3000, 30, List.of()),
                Trial.replace(new PoissonCounts(0.5), new Poisson(), 20, 30, List.of()),
                Trial.replace(
                                new LinearModel(Optional.of(4), Optional.empty(), 1),
                                new LinearRegression(false, Optional.of(1.0), LinearRegression.Design.NEW),
                                30,
                                30,
                                List.of())
                        .with("accumulate"));
    }

    /** Whatever the setting: curves or a reason, one number a generation, and until within range. */
    @Test
    void everyAnswerIsWellFormed() {
        Set<String> drawn = new HashSet<>();
        for (Law law : Laws.ALL) {
            for (Trial<?> trial : trials()) {
                Optional<Answer> answer = law.on(trial.setting());
                if (answer.isEmpty()) {
                    continue;
                }
                assertEquals(
                        answer.get().curves().isEmpty(), !answer.get().why().isEmpty(), law.name());
                for (Curve curve : answer.get().curves()) {
                    drawn.add(law.name());
                    int n = trial.setting().measured().length;
                    assertEquals(n, curve.generations().length);
                    assertEquals(n, curve.expected().length);
                    assertEquals(n, curve.spread().length);
                    assertTrue(curve.until() >= -1 && curve.until() <= trial.generations());
                    assertEquals(
                            curve.until() == trial.generations(),
                            curve.because().isEmpty());
                    for (int i = 0; i <= curve.until(); i++) {
                        assertTrue(Double.isFinite(curve.expected()[i]), law.name() + " " + curve.reading());
                        assertFalse(curve.spread()[i] < 0);
                    }
                }
            }
        }
        assertEquals(Laws.ALL.size(), drawn.size(), "laws that were drawn: " + drawn);
    }

    @Test
    void namesAreUniqueAndEverybodyIsCited() {
        Set<String> names = new HashSet<>();
        for (Law law : Laws.ALL) {
            assertTrue(names.add(law.name()) && law.name().matches("[a-z-]+"), law.name());
            assertFalse(law.title().isBlank());
            assertTrue(law.source().matches(".*\\d{4}.*"), law.source());
        }
    }

    /** n = 100: half the smallest sample, and a little less for a law that is tested to first order. */
    @Test
    void untilRareTrialsRuleTheMean() {
        List<Curve> curves = normal(Gaussian.Estimator.UNBIASED)
                .answer(new GaussianReplace())
                .curves();
        assertEquals(48, curves.get(0).until());
        assertEquals("beyond, rare trials rule the mean", curves.get(0).because());
        assertEquals(Curve.Statistic.MEDIAN, curves.get(1).statistic());
        assertEquals(400, curves.get(1).until());
        Curve paper = normal(Gaussian.Estimator.UNBIASED)
                .answer(new PaperRisk())
                .curves()
                .get(0);
        assertEquals(49, paper.until());
    }

    /** Spread of 1e-12 is lost in items of size 1: at n = 10 after 400 generations. */
    @Test
    void untilSpreadIsRounded() {
        Curve median = normal(Gaussian.Estimator.UNBIASED)
                .with(Sizes.constant(10))
                .answer(new GaussianReplace())
                .curves()
                .get(1);
        assertTrue(median.until() > 100 && median.until() < 400, "until " + median.until());
        assertTrue(median.because().contains("rounding"));
    }

    @Test
    void nearMissesSayWhy() {
        Trial<Points> mle = normal(Gaussian.Estimator.MLE);
        Trial<Points> unbiased = normal(Gaussian.Estimator.UNBIASED);
        assertEquals("the estimator is mle, the law is for the unbiased one", mle.refusal(new PaperRisk()));
        assertTrue(unbiased.with(NARROW).refusal(new GaussianBound()).contains("LAMBDA"));
        assertTrue(unbiased.with("accumulate").refusal(new GaussianReplace()).contains("policy is not replace"));
        assertTrue(unbiased.with(Sampling.POPULATION)
                .refusal(new GaussianReplace())
                .contains("population"));
        assertTrue(
                unbiased.with(Sizes.constant(1)).refusal(new GaussianReplace()).contains("1 items"));
        Trial<Points> modes = Trial.replace(
                new GaussianMixture(
                        List.of(List.of(-1.0), List.of(1.0)), Optional.empty(), Optional.empty(), Optional.empty()),
                new Gaussian(Gaussian.Estimator.UNBIASED, Gaussian.Covariance.FULL),
                50,
                5,
                List.of());
        assertTrue(modes.refusal(new GaussianReplace()).contains("mixture"));
        assertFalse(modes.answer(new GaussianBound()).curves().isEmpty());
        Trial<Points> narrow = Trial.replace(
                org.genloss.data.law.Gaussian.standard(5),
                new Gaussian(Gaussian.Estimator.UNBIASED, Gaussian.Covariance.FULL),
                5,
                5,
                List.of());
        assertTrue(narrow.refusal(new WishartReplace()).contains("the law needs 6"));
        assertTrue(narrow.refusal(new GaussianReplace()).contains("gaussian-bound"));
    }

    @Test
    void nearMissesOfSymbolsSayWhy() {
        assertTrue(symbols().with("fresh 10%").refusal(new TypeSurvival()).contains("replace"));
        assertTrue(symbols().with(TOP).refusal(new RepeatedDecoding()).contains("sampling: population"));
        assertTrue(symbols().with(TOP).refusal(new TypeSurvival()).contains("TOP_P"));
        assertTrue(symbols()
                .with(Sizes.constant(20_000))
                .refusal(new TypeSurvival())
                .contains("suresh-survival"));
        assertTrue(symbols().refusal(new ZipfMissingMass()).contains("alphabet"));
        Trial<Symbols> smooth = Trial.replace(new Zipf(100, 1, 0), new Categorical(0.5), 200, 30, List.of());
        assertTrue(smooth.refusal(new SureshSurvival()).contains("alpha"));
        assertTrue(Trial.replace(new Zipf(100, 1, 0), new Categorical(0), 200, 30, List.of())
                .refusal(new ZipfMissingMass())
                .contains("at most 1"));
    }

    @Test
    void lawsOfOtherFamiliesAreSilent() {
        Trial<Points> kde = Trial.replace(
                org.genloss.data.law.Gaussian.standard(1),
                new KernelDensity(KernelDensity.Kernel.GAUSSIAN, KernelDensity.BandwidthRule.FIXED, Optional.of(0.3)),
                50,
                5,
                List.of());
        for (Law law : Laws.ALL) {
            assertTrue(law instanceof CoalescenceLaw || law.on(kde.setting()).isEmpty(), law.name());
        }
        assertTrue(
                new TypeSurvival().on(normal(Gaussian.Estimator.MLE).setting()).isEmpty());
        assertTrue(new GaussianReplace().on(symbols().setting()).isEmpty());
        assertTrue(new RepeatedDecoding().on(symbols().setting()).isEmpty());
    }

    /** Means that rare trials rule are drawn, never tested. */
    @Test
    void heavyTailsAreNotTested() {
        Gaussian learner = new Gaussian(Gaussian.Estimator.UNBIASED, Gaussian.Covariance.FULL);
        Trial<Points> heavy =
                Trial.replace(new org.genloss.data.law.StudentT(2.5, 0, 1, 1), learner, 100, 5, List.of());
        Trial<Points> tame = Trial.replace(new org.genloss.data.law.StudentT(5, 0, 1, 1), learner, 100, 5, List.of());
        for (Law law : List.of(new CoalescenceLaw(), new GaussianBound())) {
            assertEquals(-1, heavy.answer(law).curves().get(0).until(), law.name());
            assertEquals(5, tame.answer(law).curves().get(0).until(), law.name());
        }
        // with d + 3 items the error of a regression has an infinite variance
        for (int items : new int[] {7, 8}) {
            Trial<Points> regression = Trial.replace(
                    new LinearModel(Optional.of(4), Optional.empty(), 1),
                    new LinearRegression(false, Optional.of(1.0), LinearRegression.Design.NEW),
                    items,
                    5,
                    List.of());
            int until = regression.answer(new RegressionRisk()).curves().get(0).until();
            assertEquals(items == 7 ? -1 : 5, until, items + " items");
        }
        // the level of the power law is 80 % wrong there
        Trial<Symbols> steep = Trial.replace(new Zipf(3000, 6, 0), new Categorical(0), 800, 5, List.of());
        assertEquals(-1, steep.answer(new ZipfMissingMass()).curves().get(0).until());
    }
}
