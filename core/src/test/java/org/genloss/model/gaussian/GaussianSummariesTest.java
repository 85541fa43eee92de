package org.genloss.model.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.genloss.data.Dataset;
import org.genloss.data.Moments;
import org.genloss.data.Points;
import org.genloss.num.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fit to summaries is the fit to the points that they sum up. */
class GaussianSummariesTest {

    private static final Points FIRST = Points.of(new double[] {1, 2, 3, 5, -1, 0.5, 2, 2, 7, 1}, 2);
    private static final Points SECOND = Points.of(new double[] {100, 2, 101, 2.5, 99, 2}, 2);
    private static final Points ONE = Points.of(new double[] {0, 40}, 2);

    private static Dataset<Points> dataset(Points first, Points second, Points one, double w) {
        return new Dataset<>(List.of(
                new Dataset.Part<>(first, 0, 1),
                new Dataset.Part<>(second, 1, w),
                new Dataset.Part<>(one, 2, 0.5 * w)));
    }

    @ParameterizedTest
    @CsvSource({"UNBIASED, FULL, 1", "UNBIASED, FULL, 0.3", "MLE, FULL, 2", "UNBIASED, DIAGONAL, 2", "MLE, DIAGONAL, 1"
    })
    void equalThatOfPoints(Gaussian.Estimator estimator, Gaussian.Covariance covariance, double w) {
        Gaussian learner = new Gaussian(estimator, covariance);
        Moments points = (Moments) learner.fit(dataset(FIRST, SECOND, ONE, w), new Seed(1));
        Moments summaries = (Moments) learner.fit(
                dataset(
                        FIRST.compacted().orElseThrow(),
                        SECOND.compacted().orElseThrow(),
                        ONE.compacted().orElseThrow(),
                        w),
                new Seed(1));
        Moments mixed = (Moments) learner.fit(dataset(FIRST, SECOND.compacted().orElseThrow(), ONE, w), new Seed(1));
        for (Moments fitted : List.of(summaries, mixed)) {
            assertArrayEquals(points.mean(), fitted.mean(), 1e-12);
            assertArrayEquals(points.covariance(), fitted.covariance(), 1e-9);
        }
    }

    /** By hand: half of N(0, 1) and half of N(2, 3) have mean 1 and variance 2 + 1, whatever the estimator. */
    @ParameterizedTest
    @CsvSource({"UNBIASED", "MLE"})
    void ofPopulationsIsThatOfTheirMixture(Gaussian.Estimator estimator) {
        Dataset<Points> both = new Dataset<>(List.of(
                new Dataset.Part<>(Points.population(3, new double[] {0}, new double[] {1}, List.of("x")), 0, 2),
                new Dataset.Part<>(Points.population(6, new double[] {2}, new double[] {3}, List.of("x")), 1, 1)));
        Moments fitted = (Moments) new Gaussian(estimator, Gaussian.Covariance.FULL).fit(both, new Seed(1));
        assertArrayEquals(new double[] {1}, fitted.mean(), 1e-15);
        assertArrayEquals(new double[] {3}, fitted.covariance(), 1e-15);
    }
}
