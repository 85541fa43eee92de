package org.genloss.model.gaussian;

import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.num.Chunk;

/**
 * Weight, mean and weighted sum of squares about the mean of many numbers, read from memory once: each chunk is summed
 * twice while it is in the cache, first for its mean and then for the squares about that, and chunks are put together by
 * the formulas of Chan, Golub and LeVeque (1983, equations 2.1). All terms added there are squares, so that nothing is
 * lost that the two passes over all data would keep.
 *
 * @param weight sum of the weights
 * @param offset mean less the shift
 * @param squares weighted sum of squares about the mean; exactly 0 where all numbers are equal
 */
record LineMoments(double weight, double offset, double squares) {

    private static final LineMoments NONE = new LineMoments(0, 0, 0);

    /** @param shift a number near the data, subtracted from each before anything else: the first of them */
    static LineMoments of(Dataset<Points> training, double shift) {
        LineMoments all = NONE;
        for (Dataset.Part<Points> part : training.parts()) {
            double[] x = part.items().values();
            for (LineMoments chunk : Chunk.of(x.length)
                    .map(c -> of(x, c.from(), c.to(), shift, part.weight()))
                    .toList()) {
                all = all.and(chunk);
            }
        }
        return all;
    }

    private LineMoments and(LineMoments other) {
        double total = weight + other.weight;
        double apart = other.offset - offset;
        double share = other.weight / total;
        return new LineMoments(
                total, offset + apart * share, squares + other.squares + apart * apart * (weight * share));
    }

    private static LineMoments of(double[] x, int from, int to, double shift, double weight) {
        double offset = sum(x, from, to, shift) / (to - from);
        return new LineMoments(weight * (to - from), offset, weight * sumOfSquares(x, from, to, shift, offset));
    }

    /** Sum of x - shift, in four interleaved parts: an addition need not wait for the one before. */
    private static double sum(double[] x, int from, int to, double shift) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            s0 += x[i] - shift;
            s1 += x[i + 1] - shift;
            s2 += x[i + 2] - shift;
            s3 += x[i + 3] - shift;
        }
        for (; i < to; i++) {
            s0 += x[i] - shift;
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Sum of (x - shift - offset)^2, likewise. */
    private static double sumOfSquares(double[] x, int from, int to, double shift, double offset) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            s0 += square(x[i] - shift - offset);
            s1 += square(x[i + 1] - shift - offset);
            s2 += square(x[i + 2] - shift - offset);
            s3 += square(x[i + 3] - shift - offset);
        }
        for (; i < to; i++) {
            s0 += square(x[i] - shift - offset);
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double square(double z) {
        return z * z;
    }
}
