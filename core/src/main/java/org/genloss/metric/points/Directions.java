package org.genloss.metric.points;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Points;
import org.genloss.num.Seed;

/** Directions spread evenly over the sphere: normalised normal vectors. */
final class Directions {

    private Directions() {}

    /** {@code count} unit vectors of length d. */
    static double[][] draw(int count, int d, Seed seed) {
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(seed.stream());
        double[][] directions = new double[count][d];
        for (double[] direction : directions) {
            double squares = 0;
            for (int j = 0; j < d; j++) {
                direction[j] = normal.sample();
                squares += direction[j] * direction[j];
            }
            for (int j = 0; j < d; j++) {
                direction[j] /= Math.sqrt(squares);
            }
        }
        return directions;
    }

    /** The coordinate of every point along {@code direction}, in the order of the points. */
    static double[] project(Points points, double[] direction) {
        double[] along = new double[points.size()];
        for (int i = 0; i < along.length; i++) {
            for (int j = 0; j < direction.length; j++) {
                along[i] += points.at(i, j) * direction[j];
            }
        }
        return along;
    }

    /** A sorted copy. */
    static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
