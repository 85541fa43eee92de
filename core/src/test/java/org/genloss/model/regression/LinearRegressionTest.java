package org.genloss.model.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Coefficients;
import org.genloss.data.Dataset;
import org.genloss.data.LogDensity;
import org.genloss.data.Points;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LinearRegressionTest extends LearnerContract<Points> {

    private static final LinearRegression PLAIN =
            new LinearRegression(false, Optional.empty(), LinearRegression.Design.SAME);

    @Override
    protected Learner<Points> learner() {
        return PLAIN;
    }

    /** y = 2 x1 - x2 + normal noise of standard deviation 1/2. */
    @Override
    protected Points items(int n, Seed seed) {
        double[] values = normals(3 * n, seed);
        for (int i = 0; i < n; i++) {
            values[3 * i + 2] = 2 * values[3 * i] - values[3 * i + 1] + values[3 * i + 2] / 2;
        }
        return Points.of(values, 3);
    }

    /** Here weights are reliabilities: doubling all of them does not narrow the noise. */
    @Override
    protected boolean weightsCount() {
        return false;
    }

    /**
     * Refitted to the draws, coefficients lie within 5 standard errors, 1 / sqrt(n) each, and the noise within 5 of its
     * own, 1 / sqrt(2 n): chance of a false alarm about 2e-6.
     */
    @Override
    protected void assertFollows(Model<Points> model, Points drawn) {
        LeastSquares again = LeastSquares.fit(drawn, ones(drawn.size()), false);
        double sigma = model.state().doubles("sigma")[0];
        double error = sigma / Math.sqrt(drawn.size());
        assertArrayEquals(((Coefficients) model).coefficients(), again.coefficients(), 5 * 1.2 * error);
        assertEquals(sigma, again.sigma(), 5 * error / Math.sqrt(2));
    }

    private static double[] normals(int n, Seed seed) {
        return ZigguratSampler.NormalizedGaussian.of(seed.stream()).samples(n).toArray();
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void coefficientsAreThoseOfScikitLearn() throws IOException {
        try (InputStream json = LinearRegressionTest.class.getResourceAsStream("/golden/linear_regression.json")) {
            for (JsonNode fit : JsonMapper.shared().readTree(json)) {
                Points items =
                        Points.of(array(fit.get("rows")), fit.get("columns").intValue());
                LeastSquares ours = LeastSquares.fit(
                        items, array(fit.get("weights")), fit.get("intercept").booleanValue());
                String name = fit.get("name").stringValue();
                assertArrayEquals(array(fit.get("coefficients")), ours.coefficients(), 1e-11, name);
                assertEquals(
                        name.startsWith("deficient") || name.startsWith("wide"), ours.rank() < ours.inputs(), name);
            }
        }
    }

    private static double[] array(JsonNode node) {
        return node.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    /** By hand: y = 1, 3 at x = 1, 1 gives b = 2, residuals -1, 1, and sigma^2 = 2 / (2 - 1); weights 2, 2 the same. */
    @Test
    void noiseIsEstimatedWithoutBias() {
        Points items = Points.of(new double[] {1, 1, 1, 3}, 2);
        assertEquals(Math.sqrt(2), LeastSquares.fit(items, ones(2), false).sigma(), 1e-15);
        assertEquals(
                Math.sqrt(2),
                LeastSquares.fit(items, new double[] {2, 2}, false).sigma(),
                1e-15);
    }

    @Test
    void sameDesignLabelsTheInputsOfTheFirstGenerationAgain() {
        Points first = items(40, new Seed(4));
        Points drawn = fit(PLAIN, first).sample(40, Decoding.PLAIN, new Seed(5));
        assertArrayEquals(first.column(0), drawn.column(0));
        assertArrayEquals(first.column(1), drawn.column(1));
        // accumulated, the design is still the design
        Dataset<Points> both = Dataset.of(first, 0).join(Dataset.of(drawn, 1));
        Points next = PLAIN.fit(both, new Seed(6)).sample(80, Decoding.PLAIN, new Seed(7));
        assertArrayEquals(first.column(0), Arrays.copyOf(next.column(0), 40));
        assertArrayEquals(first.column(0), Arrays.copyOfRange(next.column(0), 40, 80));
        // a remainder takes rows at random, each once
        double[] some =
                fit(PLAIN, first).sample(15, Decoding.PLAIN, new Seed(8)).column(0);
        assertEquals(15, Arrays.stream(some).distinct().count());
    }

    @Test
    void newDesignAsksTheSource() {
        LinearRegression fresh = new LinearRegression(false, Optional.of(0.0), LinearRegression.Design.NEW);
        Learner<Points> told = fresh.knowing(new NormalInputs(2));
        Dataset<Points> training = Dataset.of(items(30, new Seed(1)), 0);
        Model<Points> model = told.fit(training, new Seed(2));
        Points drawn = model.sample(25, Decoding.PLAIN, new Seed(3));
        assertArrayEquals(
                new NormalInputs(2).draw(25, 0, new Seed(3).at("inputs")).column(1), drawn.column(1));
        double[] b = ((Coefficients) model).coefficients();
        assertEquals(b[0] * drawn.at(7, 0) + b[1] * drawn.at(7, 1), drawn.at(7, 2));
        Model<Points> loaded = told.load(model.state(), drawn);
        assertSame(
                drawn.toTensors(),
                loaded.sample(25, Decoding.PLAIN, new Seed(3)).toTensors());
        Model<Points> untold = fresh.fit(training, new Seed(2));
        assertThrows(IllegalStateException.class, () -> untold.sample(5, Decoding.PLAIN, new Seed(3)));
    }

    @Test
    void logDensityIsThatOfTheResponse() {
        LinearRegression known = new LinearRegression(false, Optional.of(2.0), LinearRegression.Design.SAME);
        Model<Points> model = fit(known, Points.of(new double[] {1, 3, 2, 6}, 2));
        double[] scores = asDensity(model).logDensity(Points.of(new double[] {1, 3, 1, 5}, 2));
        // scipy.stats.norm(3, 2).logpdf([3, 5])
        assertArrayEquals(new double[] {-1.612085713764618, -2.112085713764618}, scores, 1e-14);
        assertTrue(model.collapse().isEmpty());
        Model<Points> exact = fit(PLAIN, Points.of(new double[] {1, 3, 2, 6}, 2));
        assertEquals(Optional.of("the residuals are all 0, and so is the noise"), exact.collapse());
        assertArrayEquals(
                new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
                asDensity(exact).logDensity(Points.of(new double[] {1, 3, 1, 5}, 2)));
    }

    @SuppressWarnings("unchecked")
    private static LogDensity<Points> asDensity(Model<Points> model) {
        return (LogDensity<Points>) model;
    }

    private static Model<Points> fit(LinearRegression learner, Points items) {
        return learner.fit(Dataset.of(items, 0), new Seed(1));
    }

    @Test
    void lambdaScalesTheVarianceOfTheNoise() {
        Points items = items(100, new Seed(2));
        Model<Points> model = fit(PLAIN, items);
        double[] plain = model.sample(100, Decoding.PLAIN, new Seed(3)).column(2);
        double[] none =
                model.sample(100, new Decoding(1, 0, 1, false, 0), new Seed(3)).column(2);
        double[] half = model.sample(100, new Decoding(1, 0, 1, false, 0.25), new Seed(3))
                .column(2);
        for (int i = 0; i < 100; i++) {
            assertEquals(none[i] + (plain[i] - none[i]) / 2, half[i], 1e-12);
        }
    }

    @Test
    void oneColumnIsNoRegression() {
        Points alone = Points.of(new double[] {1, 2}, 1);
        UserError error = assertThrows(UserError.class, () -> fit(PLAIN, alone));
        assertTrue(error.getMessage().contains("needs an input column"), error.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new LinearRegression(false, Optional.of(-1.0), LinearRegression.Design.SAME));
    }

    /**
     * K8 (Dohmatob et al. 2024; Gerstgrasser et al. 2024): d = 10 isotropic inputs, T = 60, noise 1. Under replace the
     * error |b - b_0|^2 after n fits is n d / (T - d - 1), whether the design stays or is drawn anew. 250 chains and 4
     * standard errors at n = 1, 5 and 10: chance of a false alarm 4e-4 for both tests under fresh seeds.
     */
    @Test
    void replaceAddsTheSameErrorEveryGeneration() {
        for (LinearRegression.Design design : LinearRegression.Design.values()) {
            double[][] errors = chains(design, false);
            for (int n : new int[] {1, 5, 10}) {
                assertMean(n * 10 / 49.0, errors, n, design + " replace");
            }
        }
    }

    /**
     * K9 (Gerstgrasser et al. 2024): accumulating over one design, the error after n fits is d / (T - d - 1) times the sum
     * of 1 / i^2 up to n; over new designs a little less (1.467 instead of 1.550 at n = 10, measured independently).
     */
    @Test
    void accumulateBoundsTheError() {
        double[][] same = chains(LinearRegression.Design.SAME, true);
        double sum = 0;
        for (int n = 1; n <= 10; n++) {
            sum += 1.0 / (n * n);
            assertMean(sum * 10 / 49.0, same, n, "same accumulate");
        }
        assertMean(1.467 * 10 / 49.0, chains(LinearRegression.Design.NEW, true), 10, "new accumulate");
    }

    /** Squared errors of the coefficients, truth 0, after 1 to 10 fits in 250 chains. */
    private static double[][] chains(LinearRegression.Design design, boolean accumulate) {
        NormalInputs source = new NormalInputs(10);
        Learner<Points> learner = new LinearRegression(false, Optional.of(1.0), design).knowing(source);
        double[][] errors = new double[250][11];
        for (int chain = 0; chain < errors.length; chain++) {
            Seed seed = new Seed(88).at("chain", chain);
            List<Dataset<Points>> pool = new ArrayList<>(List.of(Dataset.of(source.draw(60, 0, seed), 0)));
            for (int n = 1; n <= 10; n++) {
                Dataset<Points> training =
                        accumulate ? pool.stream().reduce(Dataset::join).orElseThrow() : pool.get(n - 1);
                Model<Points> model = learner.fit(training, seed);
                errors[chain][n] = Arrays.stream(((Coefficients) model).coefficients())
                        .map(b -> b * b)
                        .sum();
                pool.add(Dataset.of(model.sample(60, Decoding.PLAIN, seed.at("generation", n)), n));
            }
        }
        return errors;
    }

    private static void assertMean(double expected, double[][] errors, int n, String name) {
        double mean = Arrays.stream(errors).mapToDouble(row -> row[n]).average().orElseThrow();
        double squares = Arrays.stream(errors)
                .mapToDouble(row -> (row[n] - mean) * (row[n] - mean))
                .sum();
        double error = Math.sqrt(squares) / errors.length;
        assertEquals(expected, mean, 4 * error, name + " after " + n);
    }
}
