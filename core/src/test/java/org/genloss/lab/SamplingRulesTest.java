package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.data.law.StudentT;
import org.genloss.data.law.Zipf;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.model.discrete.Categorical;
import org.genloss.model.gaussian.Gaussian;
import org.genloss.model.kde.KernelDensity;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells whose chain would not keep its law in the form asked for are refused, with the reason and a remedy. */
class SamplingRulesTest {

    private static <S extends Sample<S>> String refused(
            Sampling sampling, Source<S> source, Learner<S> learner, Policy policy, Sizes sizes) {
        Cell<S> cell = SamplingTest.cell(source, learner, Decoding.PLAIN, sampling, policy, sizes);
        return assertThrows(UserError.class, () -> Ensemble.run(cell, 1, 1, true))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "keep 20%, reads 2 of 10 first real items",
        "frozen 20%, reads 2 of 10 first real items",
        "paper 0.5 0.5 0, reads 5 of 10 items of the training set before",
        "accumulate-subsample, reads 10 of 20 items of the pool"
    })
    void pointsThatAreChosenAreRefused(String policy, String reason) {
        String message = refused(
                Sampling.SUFFICIENT,
                SamplingTest.normal(1),
                SamplingTest.gaussian(Gaussian.Estimator.MLE),
                Policy.parse(policy),
                Sizes.constant(10));
        assertTrue(message.contains("generation 1 " + reason), message);
        assertTrue(message.contains("use sampling: points"), message);
    }

    @Test
    void subsetsThatCountsDoNotTellAreRefused() {
        Zipf zipf = new Zipf(12, 1, 0);
        String frozen = refused(
                Sampling.SUFFICIENT, zipf, new Categorical(0), Policy.parse("frozen 50%,20%"), Sizes.constant(10));
        assertTrue(frozen.contains("5 items at generation 1 and 2 at generation 2"), frozen);
        Policy weight = new Policy(
                Policy.Real.POOLED,
                org.genloss.policy.Shares.constant(0),
                new org.genloss.policy.Share(0),
                org.genloss.policy.Window.ALL,
                Policy.Budget.FIXED,
                Policy.Cap.WEIGHT,
                org.genloss.policy.RealWeight.GOLDEN);
        for (Sampling form : List.of(Sampling.SUFFICIENT, Sampling.POPULATION)) {
            String message = refused(form, zipf, new Categorical(0), weight, Sizes.constant(10));
            assertTrue(message.contains("generation 1 chooses 10 of 20 items by weight"), message);
        }
    }

    @Test
    void learnersAndSourcesWithoutTheFormAreRefused() {
        KernelDensity kernel =
                new KernelDensity(KernelDensity.Kernel.GAUSSIAN, KernelDensity.BandwidthRule.SCOTT, Optional.empty());
        Policy replace = Policy.parse("replace");
        String items = refused(Sampling.SUFFICIENT, SamplingTest.normal(1), kernel, replace, Sizes.constant(10));
        assertTrue(items.contains("reads the items themselves"), items);
        String limit = refused(Sampling.POPULATION, SamplingTest.normal(1), kernel, replace, Sizes.constant(10));
        assertTrue(limit.contains("no exact fit to a distribution"), limit);
        assertTrue(refused(
                        Sampling.POPULATION,
                        new TinyWorld.Die(5, 1000),
                        new Categorical(0),
                        replace,
                        Sizes.constant(10))
                .contains("data without a law"));
        assertTrue(refused(
                        Sampling.POPULATION,
                        new StudentT(1.5, 0, 1, 1),
                        SamplingTest.gaussian(Gaussian.Estimator.MLE),
                        replace,
                        Sizes.constant(10))
                .contains("needs a finite mean and variance"));
    }

    /** Recency reads the newest batch and nothing else where both are of one size; kept items may fill the set. */
    @Test
    void whatIsReadWholeIsNotRefused() {
        Policy newest = SamplingTest.recency(Policy.Real.NONE, 3);
        for (Policy policy : List.of(newest, Policy.parse("keep 100%"), Policy.parse("window 3"))) {
            assertEquals(
                    Optional.empty(),
                    SamplingRules.refusal(
                            Sampling.SUFFICIENT,
                            SamplingTest.gaussian(Gaussian.Estimator.MLE),
                            "gaussian",
                            Points.class,
                            policy,
                            Sizes.constant(10),
                            20));
            Cell<Points> cell = SamplingTest.cell(
                    SamplingTest.normal(1),
                    SamplingTest.gaussian(Gaussian.Estimator.MLE),
                    Decoding.PLAIN,
                    Sampling.SUFFICIENT,
                    policy,
                    Sizes.constant(10));
            assertTrue(Ensemble.run(cell, 1, 1, false).at("covariance 00", 8)[0] > 0);
        }
    }

    /** Data without a law are drawn as ever, and summed up: generation 0 is the same to the bit. */
    @Test
    void recordsOfADataSetAreSummedUp() {
        for (String policy : List.of("replace", "fresh 20%")) {
            double[][] first = new double[2][];
            for (Sampling form : List.of(Sampling.POINTS, Sampling.SUFFICIENT)) {
                Cell<org.genloss.data.Symbols> cell = SamplingTest.cell(
                        new TinyWorld.Die(5, 1000),
                        new Categorical(0),
                        Decoding.PLAIN,
                        form,
                        Policy.parse(policy),
                        Sizes.constant(30));
                first[form.ordinal()] = Ensemble.run(cell, 5, 1, false).at("count 0", 0);
            }
            assertArrayEquals(first[0], first[1]);
        }
    }

    @Test
    void streamsAreForLearnersInEpochsAndForImages() {
        String once = refused(
                Sampling.STREAM,
                SamplingTest.normal(1),
                SamplingTest.gaussian(Gaussian.Estimator.MLE),
                Policy.parse("replace"),
                Sizes.constant(10));
        assertTrue(once.contains("does not read its data in epochs, each with new items"), once);
        assertTrue(once.contains("use sampling: points"), once);
        for (String policy : List.of("keep 20%", "accumulate-subsample", "golden 50%")) {
            assertEquals(Optional.empty(), refusal(Images.class, policy));
        }
        SamplingRules.Refusal points = refusal(Points.class, "replace").orElseThrow();
        assertEquals("sampling", points.part());
        assertEquals("only images are streamed, but the source gives others", points.reason());
    }

    private static Optional<SamplingRules.Refusal> refusal(Class<?> sample, String policy) {
        return SamplingRules.refusal(
                Sampling.STREAM, SlowWorld.slow(1), "slow", sample, Policy.parse(policy), Sizes.constant(10), 3);
    }
}
