package org.genloss.model;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Dataset;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** What learners of points with known moments owe beyond {@link LearnerContract}. */
public abstract class PointsLearnerContract extends LearnerContract<Points> {

    /** Coordinates of an item. */
    protected abstract int dimension();

    /** Two clumps, correlated from the second coordinate on. */
    @Override
    protected Points items(int n, Seed seed) {
        var random = seed.stream();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[n * dimension()];
        for (int i = 0; i < n; i++) {
            double clump = random.nextBoolean() ? -3 : 3;
            double common = normal.sample();
            for (int j = 0; j < dimension(); j++) {
                values[i * dimension() + j] =
                        clump * (j == 0 ? 1 : 0.5) + 0.7 * common + (1 + 0.3 * j) * normal.sample();
            }
        }
        return Points.of(values, dimension());
    }

    /**
     * Means and covariances of the draws against the model's, each as a z score whose standard error is estimated from
     * the draws. 5 is exceeded with chance 6e-7 each, at most 14 of them (d = 3 gives 9): level below 1e-5.
     */
    @Override
    protected void assertFollows(Model<Points> model, Points drawn) {
        Moments law = (Moments) model;
        assertMoments(law.mean(), law.covariance(), 1, drawn);
    }

    @Test
    final void lambdaScalesTheCovarianceOfOneLaw() {
        assumeTrue(lambdaScalesTheWhole(), "lambda scales components");
        Model<Points> model = learner().fit(Dataset.of(training(), 0), new Seed(1));
        Moments law = (Moments) model;
        Decoding decoding = new Decoding(1, 0, 1, false, 0.3);
        assertMoments(law.mean(), law.covariance(), 0.3, model.sample(20_000, decoding, new Seed(2)));
    }

    /** Whether lambda scales the covariance of the law as a whole. */
    protected boolean lambdaScalesTheWhole() {
        return true;
    }

    private static void assertMoments(double[] mean, double[] covariance, double scale, Points drawn) {
        int d = mean.length;
        int n = drawn.size();
        for (int i = 0; i < d; i++) {
            double[] deviations = new double[n];
            for (int row = 0; row < n; row++) {
                deviations[row] = drawn.at(row, i) - mean[i];
            }
            assertZero(deviations, "mean " + i);
            for (int j = 0; j <= i; j++) {
                double[] excess = new double[n];
                for (int row = 0; row < n; row++) {
                    excess[row] =
                            (drawn.at(row, i) - mean[i]) * (drawn.at(row, j) - mean[j]) - scale * covariance[i * d + j];
                }
                assertZero(excess, "covariance " + i + ", " + j);
            }
        }
    }

    private static void assertZero(double[] values, String name) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(squares / values.length / values.length);
        assertTrue(Math.abs(mean) <= 5 * error, name + " is off by " + mean + ", standard error " + error);
    }
}
