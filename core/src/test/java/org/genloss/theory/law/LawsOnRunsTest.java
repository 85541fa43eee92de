package org.genloss.theory.law;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Points;
import org.genloss.data.Symbols;
import org.genloss.data.law.LinearModel;
import org.genloss.data.law.PoissonCounts;
import org.genloss.data.law.Zipf;
import org.genloss.metric.points.ExcessRisk;
import org.genloss.metric.points.GaussianWasserstein;
import org.genloss.metric.points.MeanError;
import org.genloss.metric.points.VarianceRatio;
import org.genloss.metric.symbols.CoverageDeficit;
import org.genloss.metric.symbols.Support;
import org.genloss.model.Decoding;
import org.genloss.model.discrete.Categorical;
import org.genloss.model.discrete.Poisson;
import org.genloss.model.gaussian.Gaussian;
import org.genloss.model.regression.LinearRegression;
import org.genloss.policy.Sizes;
import org.genloss.theory.coalescence.CoalescenceLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every law with a curve against runs of the laboratory, point by point. */
class LawsOnRunsTest {

    private static final int TRIALS = 1500;

    private static Trial<Points> gaussian(
            org.genloss.data.law.Gaussian source, Gaussian.Estimator estimator, Gaussian.Covariance covariance) {
        return Trial.replace(
                source,
                new Gaussian(estimator, covariance),
                20,
                9,
                List.of(new GaussianWasserstein(), new VarianceRatio(), new MeanError()));
    }

    private static org.genloss.data.law.Gaussian wide() {
        return new org.genloss.data.law.Gaussian(
                Optional.of(List.of(5.0)), Optional.of(List.of(3.0)), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(Gaussian.Estimator.class)
    void gaussianReplace(Gaussian.Estimator estimator) {
        Trial<Points> trial = gaussian(wide(), estimator, Gaussian.Covariance.FULL);
        trial.hold(new GaussianReplace(), TRIALS);
        // means by coalescence, with the exact spread of ReplaceSpreads
        trial.hold(new CoalescenceLaw(), TRIALS);
        trial.with(new Decoding(1, 0, 1, false, 0.8)).hold(new GaussianReplace(), TRIALS);
        trial.with(new Sizes(8, Sizes.Growth.POWER, 1, 1000)).hold(new GaussianReplace(), TRIALS);
    }

    @Test
    void thePapersOwnForms() {
        Trial<Points> trial = gaussian(wide(), Gaussian.Estimator.UNBIASED, Gaussian.Covariance.FULL);
        trial.hold(new PaperRisk(), TRIALS);
        trial.hold(new GaussianBound(), TRIALS);
        double accuracy = trial.answer(new PaperRisk()).curves().get(0).accuracy();
        assertTrue(accuracy > 0.003 && accuracy < 0.02, "accuracy " + accuracy);
    }

    @ParameterizedTest
    @CsvSource({"UNBIASED, FULL", "MLE, FULL", "UNBIASED, DIAGONAL"})
    void severalDimensions(Gaussian.Estimator estimator, Gaussian.Covariance covariance) {
        org.genloss.data.law.Gaussian source = new org.genloss.data.law.Gaussian(
                Optional.empty(), Optional.of(List.of(1.0, 2.0, 0.5)), Optional.empty(), Optional.empty());
        Trial<Points> trial = gaussian(source, estimator, covariance);
        trial.hold(new WishartReplace(), TRIALS / 2);
        if (covariance == Gaussian.Covariance.DIAGONAL) {
            trial.hold(new GaussianReplace(), TRIALS / 2);
        }
        if (estimator == Gaussian.Estimator.UNBIASED) {
            trial.hold(new GaussianBound(), TRIALS / 2);
        }
    }

    @Test
    void typesThatAreLeft() {
        Trial<Symbols> trial = Trial.replace(
                new Zipf(60, 1, 0), new Categorical(0), 40, 9, List.of(new Support<>(), new CoverageDeficit<>()));
        trial.hold(new TypeSurvival(), TRIALS);
        trial.hold(new SureshSurvival(), TRIALS);
        trial.with(new Sizes(20, Sizes.Growth.POWER, 0.7, 1000)).hold(new SureshSurvival(), TRIALS);
    }

    @Test
    void aPowerLaw() {
        Trial.replace(
                        new Zipf(20_000, 2, 0),
                        new Categorical(0),
                        1000,
                        9,
                        List.<org.genloss.metric.Metric<Symbols>>of(new CoverageDeficit<>()))
                .hold(new ZipfMissingMass(), 40);
    }

    @Test
    void rates() {
        Trial<Points> trial = Trial.replace(
                new PoissonCounts(2), new Poisson(), 15, 9, List.of(new VarianceRatio(), new MeanError()));
        trial.hold(new CoalescenceLaw(), TRIALS);
        trial.with(new Sizes(6, Sizes.Growth.POWER, 1, 1000)).hold(new CoalescenceLaw(), TRIALS);
    }

    /** d = 3 and 15 items: the fourth moments of an inverse Wishart matrix exist, so that errors have errors. */
    @ParameterizedTest
    @CsvSource({"replace, SAME", "replace, NEW", "accumulate, SAME", "accumulate, NEW"})
    void regression(String policy, LinearRegression.Design design) {
        Trial<Points> trial = Trial.replace(
                        new LinearModel(Optional.of(3), Optional.empty(), 1.5),
                        new LinearRegression(false, Optional.of(0.8), design),
                        15,
                        6,
                        List.<org.genloss.metric.Metric<Points>>of(new ExcessRisk()))
                .with(policy);
        trial.hold(new RegressionRisk(), TRIALS);
        trial.with(new Decoding(1, 0, 1, false, 0.5)).hold(new RegressionRisk(), TRIALS / 2);
        if (design == LinearRegression.Design.NEW) {
            trial.with(new Sizes(15, Sizes.Growth.POWER, 0.5, 1000)).hold(new RegressionRisk(), TRIALS / 2);
        }
    }
}
