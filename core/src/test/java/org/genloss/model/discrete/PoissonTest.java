package org.genloss.model.discrete;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PoissonTest extends LearnerContract<Points> {

    @Override
    protected Learner<Points> learner() {
        return new Poisson();
    }

    @Override
    protected Points items(int n, Seed seed) {
        return model(3.5).sample(n, Decoding.PLAIN, seed);
    }

    /** 50 times the count 2 is a healthy Poisson sample of rate 2; only zeros collapse. */
    @Override
    protected boolean collapses() {
        return false;
    }

    @Override
    protected void assertFollows(Model<Points> model, Points drawn) {
        assertPoisson((PoissonModel) model, drawn);
    }

    private static PoissonModel model(double rate) {
        return new PoissonModel(rate, List.of("count"));
    }

    private static Points counts(double... values) {
        return Points.of(values, 1);
    }

    /** Chi-square over single counts, those expected fewer than 5 times joined at either end; level 1e-6. */
    private static void assertPoisson(PoissonModel model, Points drawn) {
        int low = (int) model.quantile(0, 10.0 / drawn.size());
        int high = (int) model.quantile(0, 1 - 10.0 / drawn.size());
        double[] expected = new double[high - low + 1];
        for (int k = low; k <= high; k++) {
            double below = k == low ? 0 : model.cumulative(0, k - 1);
            expected[k - low] = (k == high ? 1 : model.cumulative(0, k)) - below;
        }
        long[] observed = new long[expected.length];
        for (double value : drawn.values()) {
            observed[(int) Math.max(low, Math.min(high, value)) - low]++;
        }
        double level = ChiSquareTest.withDefaults().test(expected, observed).getPValue();
        assertTrue(level > 1e-6, () -> "p-value " + level);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 1, 12, 40, 333.3, 1e5})
    void drawsArePoissonAtEveryRate(double rate) {
        PoissonModel model = model(rate);
        assertPoisson(model, model.sample(50_000, Decoding.PLAIN, new Seed(6)));
    }

    /** SciPy: core/src/test/golden/poisson.py. */
    @Test
    void scoresAndQuantilesAreScipys() throws IOException {
        try (InputStream json = PoissonTest.class.getResourceAsStream("/golden/poisson.json")) {
            for (JsonNode row : JsonMapper.shared().readTree(json)) {
                PoissonModel model = model(row.get("rate").doubleValue());
                double k = row.get("k").doubleValue();
                double logpmf = row.get("logpmf").doubleValue();
                double rounding = 4 * Math.ulp(1.0) * (1 + k * Math.log(k + 2));
                assertEquals(logpmf, model.logDensity(counts(k))[0], rounding);
                assertEquals(row.get("cdf").doubleValue(), model.cumulative(0, k + 0.5), 1e-14 + rounding);
                assertEquals(
                        row.get("ppf").doubleValue(),
                        model.quantile(0, row.get("p").doubleValue()));
            }
        }
    }

    @Test
    void fitIsTheWeightedMean() {
        Dataset<Points> training =
                new Dataset<>(List.of(new Dataset.Part<>(counts(1, 2), 0, 2), new Dataset.Part<>(counts(6), 1, 1)));
        PoissonModel model = (PoissonModel) new Poisson().fit(training, new Seed(1));
        assertArrayEquals(new double[] {12 / 5.0}, model.mean());
        assertArrayEquals(model.mean(), model.covariance());
    }

    @Test
    void onlyZerosCollapseToTheirPointMass() {
        PoissonModel model = (PoissonModel) new Poisson().fit(Dataset.of(counts(0, 0, 0), 3), new Seed(1));
        assertEquals(Optional.of("every count is 0, so the rate is 0"), model.collapse());
        assertArrayEquals(
                new double[4], model.sample(4, Decoding.PLAIN, new Seed(2)).values());
        assertArrayEquals(new double[] {0, Double.NEGATIVE_INFINITY}, model.logDensity(counts(0, 1)));
        assertEquals(1, model.cumulative(0, 0));
        assertEquals(0, model.quantile(0, 0.99));
    }

    @Test
    void whatIsNoCountHasNoProbability() {
        assertArrayEquals(
                new double[] {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY},
                model(2).logDensity(counts(-1, 0.5)));
        assertEquals(0, model(2).cumulative(0, -0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 2.5, Double.NaN, Double.POSITIVE_INFINITY})
    void onlyCountsAreLearned(double value) {
        Dataset<Points> training = Dataset.of(new Points(new double[] {4, value}, List.of("visits")), 0);
        UserError error = assertThrows(UserError.class, () -> new Poisson().fit(training, new Seed(1)));
        assertTrue(error.getMessage().contains("item 1 of column 'visits' is " + value), error.getMessage());
    }

    @Test
    void oneColumnIsLearned() {
        Dataset<Points> training = Dataset.of(Points.of(new double[4], 2), 0);
        UserError error = assertThrows(UserError.class, () -> new Poisson().fit(training, new Seed(1)));
        assertTrue(error.getMessage().contains("one column of counts"), error.getMessage());
    }

    /**
     * K12 (Suresh et al. 2024): the sum of the 10 counts of a generation is a branching process with Poisson(1) children,
     * so a rate of 0.5 is above 0 after 10 generations with probability 1 - exp(-10 * 0.5 g), where g is the survival of
     * one ancestor over 9 generations, g -> 1 - exp(-g) from 1: 0.5774. 4000 chains, 4 standard errors, so a false alarm
     * has chance 6e-5 under a fresh seed.
     */
    @Test
    void replacedRateSurvivesAsTheLawSays() {
        double g = 1;
        for (int t = 1; t < 10; t++) {
            g = 1 - StrictMath.exp(-g);
        }
        double expected = 1 - StrictMath.exp(-10 * 0.5 * g);
        assertEquals(0.5774, expected, 5e-5);
        int chains = 4000;
        int alive = 0;
        for (int chain = 0; chain < chains; chain++) {
            Model<Points> model = model(0.5);
            for (int t = 0; t < 10; t++) {
                Seed seed = new Seed(5).at("chain", chain).at("generation", t);
                model = new Poisson().fit(Dataset.of(model.sample(10, Decoding.PLAIN, seed), t), seed);
            }
            alive += model.collapse().isEmpty() ? 1 : 0;
        }
        assertEquals(expected, alive / (double) chains, 4 * Math.sqrt(expected * (1 - expected) / chains));
    }
}
