package org.genloss.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Points;
import org.genloss.data.law.Gaussian;
import org.genloss.lab.Cell;
import org.genloss.lab.Ensemble;
import org.genloss.lab.Evaluation;
import org.genloss.metric.Fitted;
import org.genloss.model.Decoding;
import org.genloss.model.Sampling;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;

/**
 * Our side of {@code bench/points}. A line holds a sample size and a number of generations; the answer is the
 * milliseconds of one trial of the real loop, source and fits included, and mean and variance of its last model.
 */
public final class PointsBench {

    private PointsBench() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Answers.toLines(asked -> {
            int last = asked[1] - 1;
            long start = System.nanoTime();
            Ensemble run = Ensemble.run(cell(asked[0], last), 1, 1, true);
            double milliseconds = Answers.milliseconds(start);
            return new double[] {milliseconds, run.at("mean", last)[0], run.at("variance", last)[0]};
        });
    }

    private static Cell<Points> cell(int size, int last) {
        return new Cell<>(
                0,
                "points",
                Map.of(),
                Gaussian.standard(1),
                "source",
                new org.genloss.model.gaussian.Gaussian(
                        org.genloss.model.gaussian.Gaussian.Estimator.MLE,
                        org.genloss.model.gaussian.Gaussian.Covariance.FULL),
                Decoding.PLAIN,
                Sampling.POINTS,
                Policy.parse("replace"),
                Sizes.constant(size),
                last,
                new Evaluation(Optional.of(1), Optional.of(1), 1),
                List.of(new Fitted()));
    }
}
