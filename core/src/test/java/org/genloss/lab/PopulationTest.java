package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Probabilities;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.data.Symbols;
import org.genloss.data.law.PoissonCounts;
import org.genloss.data.law.Zipf;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reference;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.model.discrete.Categorical;
import org.genloss.model.discrete.Poisson;
import org.genloss.model.gaussian.Gaussian;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The population limit: nothing is lost by sampling, and decoding alone does what it does. */
class PopulationTest {

    private static <S extends Sample<S>> double[] atTheLimit(
            Source<S> source, Learner<S> learner, String policy, String reading) {
        Cell<S> cell = SamplingTest.cell(
                source, learner, Decoding.PLAIN, Sampling.POPULATION, Policy.parse(policy), Sizes.constant(10));
        Ensemble ensemble = Ensemble.run(cell, 2, 1, false);
        return Arrays.stream(SamplingTest.LOOKS)
                .mapToDouble(g -> ensemble.at(reading, g)[1])
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace",
                "keep 20%",
                "frozen 50%,20%",
                "fresh 20%",
                "golden 30%",
                "accumulate",
                "accumulate-subsample",
                "window 3",
                "paper 0.5 0.3 0.2"
            })
    void withoutStatisticalErrorNothingMoves(String policy) {
        double[] four = {4, 4, 4, 4};
        for (Gaussian.Estimator estimator : Gaussian.Estimator.values()) {
            assertArrayEquals(
                    four,
                    atTheLimit(SamplingTest.tilted(), SamplingTest.gaussian(estimator), policy, "covariance 00"),
                    1e-12);
        }
        double[] all = {12, 12, 12, 12};
        assertArrayEquals(all, atTheLimit(new Zipf(12, 1, 0), new Categorical(3), policy, "types"));
        assertArrayEquals(
                new double[] {2, 2, 2, 2}, atTheLimit(new PoissonCounts(2), new Poisson(), policy, "mean 0"), 1e-12);
    }

    @Test
    void oneBatchIsHandedOnToTheBit() {
        for (double value : atTheLimit(
                SamplingTest.tilted(),
                SamplingTest.gaussian(Gaussian.Estimator.UNBIASED),
                "replace",
                "covariance 22")) {
            assertEquals(0.6, value);
        }
    }

    /** Probabilities of every generation of one trial. */
    private static double[][] decoded(Decoding decoding, int generations) {
        List<double[]> seen = new ArrayList<>();
        Metric<Symbols> watch = new Watch(seen);
        Cell<Symbols> cell = new Cell<>(
                0,
                "decoded",
                Map.of(),
                new Zipf(1000, 1, 0),
                "source",
                new Categorical(0),
                decoding,
                Sampling.POPULATION,
                Policy.parse("replace"),
                Sizes.constant(500),
                generations,
                new Evaluation(Optional.of(1), Optional.of(1), 1),
                List.of(watch));
        Ensemble.run(cell, 1, 1, true);
        return seen.toArray(double[][]::new);
    }

    private record Watch(List<double[]> seen) implements Metric<Symbols> {
        @Override
        public boolean measures(Class<?> sampleType) {
            return true;
        }

        @Override
        public Gauge<Symbols> against(Reference<Symbols> reference) {
            return (at, seed) -> {
                at.model().ifPresent(model -> seen.add(((Probabilities) model).probabilities()));
                return List.of();
            };
        }
    }

    private static double entropy(double[] p) {
        return -Arrays.stream(p).filter(x -> x > 0).map(x -> x * Math.log(x)).sum();
    }

    /** Known answer K23: Zipf's exponent b becomes b / T^t; entropies relative to the first, T = 0.9, 1,000 symbols. */
    @Test
    void temperatureSharpensZipfsLaw() {
        double[][] p = decoded(new Decoding(0.9, 0, 1, false, 1), 10);
        double first = entropy(p[0]);
        assertEquals(0.898, entropy(p[1]) / first, 5e-4);
        assertEquals(0.443, entropy(p[5]) / first, 5e-4);
        assertEquals(0.145, entropy(p[10]) / first, 5e-4);
        double exponent = Math.log(p[10][0] / p[10][1]) / Math.log(2);
        assertEquals(1 / Math.pow(0.9, 10), exponent, 1e-9);
    }

    /** Known answer K24: how many of 1,000 symbols of Zipf's law are left after t times top-p 0.95. */
    @Test
    void topPCutsTheTailAgainAndAgain() {
        double[][] p = decoded(new Decoding(1, 0, 0.95, false, 1), 20);
        int[] times = {1, 2, 3, 4, 5, 10, 20};
        long[] left = {688, 482, 344, 250, 185, 51, 10};
        for (int i = 0; i < times.length; i++) {
            assertEquals(left[i], Arrays.stream(p[times[i]]).filter(x -> x > 0).count(), "t = " + times[i]);
        }
    }
}
