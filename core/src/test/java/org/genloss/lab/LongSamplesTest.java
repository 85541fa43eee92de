package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.genloss.data.Points;
import org.genloss.data.law.Gaussian;
import org.genloss.data.law.GaussianMixture;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.model.mixture.MixtureModel;
import org.genloss.num.Chunk;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/**
 * Samples long enough to be drawn in chunks, from sources and from models: the same law, and the same bits on any number
 * of threads. Numbers are compared with 4 standard errors, once in 16,000 by chance if normal; there are 11.
 */
class LongSamplesTest {

    private static final Seed SEED = new Seed(20261122);
    private static final int N = 2 * Chunk.MANY + 777;

    private static final double[][] MEANS = {{0, 0}, {9, -9}};
    private static final double[][] COVARIANCES = {{1, 0, 0, 1}, {1, 0.5, 0.5, 1}};
    private static final double[] WEIGHTS = {0.25, 0.75};

    private static Points onThreads(int threads, Supplier<Points> draw) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(draw::get).join();
        } finally {
            pool.shutdown();
        }
    }

    private static Points check(Supplier<Points> draw) {
        Points drawn = onThreads(1, draw);
        assertEquals(N, drawn.size());
        assertArrayEquals(drawn.values(), onThreads(3, draw).values());
        assertEquals(
                drawn.values().length, Arrays.stream(drawn.values()).distinct().count());
        return drawn;
    }

    @Test
    void aNormalSource() {
        Points drawn = check(() -> Gaussian.standard(1).open(SEED).draw(N, 0, SEED));
        double squares = Arrays.stream(drawn.values()).map(x -> x * x).sum();
        assertEquals(0, Arrays.stream(drawn.values()).sum() / N, 4 / Math.sqrt(N));
        assertEquals(1, squares / N, 4 * Math.sqrt(2.0 / N));
    }

    @Test
    void aSourceOfTwoComponents() {
        GaussianMixture source = new GaussianMixture(
                Arrays.stream(MEANS)
                        .map(mean -> Arrays.stream(mean).boxed().toList())
                        .toList(),
                Optional.of(Arrays.stream(WEIGHTS).boxed().toList()),
                Optional.empty(),
                Optional.empty());
        Points drawn = check(() -> source.open(SEED).draw(N, 0, SEED));
        checkComponents(drawn, 0);
    }

    @Test
    void aModelOfTwoComponents() {
        Model<Points> model = MixtureModel.of(WEIGHTS, MEANS, COVARIANCES, Points.names(2));
        Points drawn = check(() -> model.sample(N, Decoding.PLAIN, SEED));
        checkComponents(drawn, 0.5);
    }

    /** The components lie so far apart that the sign of x - y - 9 tells them. */
    private static void checkComponents(Points drawn, double covariance) {
        int second = 0;
        double sum = 0;
        double product = 0;
        double square = 0;
        for (int i = 0; i < N; i++) {
            double x = drawn.at(i, 0) - 9;
            double y = drawn.at(i, 1) + 9;
            if (x - y > -9) {
                second++;
                sum += x;
                product += x * y;
                square += y * y;
            }
        }
        assertEquals(0.75, (double) second / N, 4 * Math.sqrt(0.25 * 0.75 / N));
        assertEquals(0, sum / second, 4 / Math.sqrt(second));
        assertEquals(covariance, product / second, 4 * Math.sqrt((1 + covariance * covariance) / second));
        assertEquals(1, square / second, 4 * Math.sqrt(2.0 / second));
    }
}
