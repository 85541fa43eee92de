package org.genloss.model.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Points;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** The fused pass against the plain one, and the exponential it stands on. */
class ExpectationTest {

    /** Sizes on both sides of the block, the chunk and their multiples. */
    private static final int[] SIZES = {1, 2, 31, 255, 256, 257, 1000, 4095, 4096, 4097, 9000};

    @Test
    void fusedPassIsThePlainPass() {
        for (int n : SIZES) {
            for (int d = 1; d <= 4; d++) {
                for (boolean diagonal : new boolean[] {false, true}) {
                    for (boolean weighted : new boolean[] {false, true}) {
                        Seed seed = new Seed(n * 100L + d);
                        compare(seed.stream(), n, d, 1 + n % 5, diagonal, weighted);
                    }
                }
            }
        }
    }

    private static void compare(UniformRandomProvider random, int n, int d, int k, boolean diagonal, boolean weighted) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = random.doubles((long) n * d).map(u -> 40 * u - 20).toArray();
        Points points = Points.of(values, d);
        double[] weights = weighted ? random.doubles(n).map(u -> 0.1 + u).toArray() : null;
        double[][] means = new double[k][d];
        double[][] covariances = new double[k][];
        double[] shares = new double[k];
        for (int c = 0; c < k; c++) {
            // a dead component among three or more
            shares[c] = k > 2 && c == 1 ? 0 : 1.0 / (k > 2 ? k - 1 : k);
            Arrays.setAll(means[c], j -> 10 * normal.sample());
            covariances[c] = covariance(normal, d, diagonal, FastMath.exp(normal.sample()));
        }
        Mixture mixture = new Mixture(shares, means, covariances);
        Expectation.Sums plain = new PlainExpectation(points, weights, diagonal).pass(mixture, means);
        Expectation.Sums fused = new FusedExpectation(points, weights, diagonal, 1).pass(mixture, means);
        String name = "n " + n + ", d " + d + ", k " + k + ", diagonal " + diagonal + ", weighted " + weighted;
        assertEquals(plain.logLikelihood(), fused.logLikelihood(), 1e-10 * Math.abs(plain.logLikelihood()), name);
        double none = 1e-200 * Arrays.stream(plain.mass()).sum();
        for (int c = 0; c < k; c++) {
            if (plain.mass()[c] < none) {
                // no mass to the M-step; the fused pass does not tell less than e^-600 from e^-600
                assertTrue(fused.mass()[c] < none, name);
                continue;
            }
            close(new double[] {plain.mass()[c]}, new double[] {fused.mass()[c]}, name);
            close(plain.first()[c], fused.first()[c], name);
            close(plain.second()[c], fused.second()[c], name);
        }
    }

    /** A A' + I / 10, scaled. */
    private static double[] covariance(
            ZigguratSampler.NormalizedGaussian normal, int d, boolean diagonal, double scale) {
        double[] a = new double[d * d];
        Arrays.setAll(a, i -> normal.sample());
        double[] covariance = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                for (int l = 0; l < d; l++) {
                    covariance[i * d + j] += scale * a[i * d + l] * a[j * d + l];
                }
                covariance[i * d + j] = i == j ? covariance[i * d + j] + 0.1 : diagonal ? 0 : covariance[i * d + j];
            }
        }
        return covariance;
    }

    /** To 1e-10 of the largest of them; sums of deviations cancel. */
    private static void close(double[] expected, double[] actual, String name) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-10 * largest, name + " at " + i);
        }
    }

    @Test
    void exponentialIsExactToThreeInTenToTheThirteen() {
        double[] e = Lanes.block();
        double[] largest = Lanes.block();
        double[] sum = Lanes.block();
        double[] x = Lanes.block();
        for (double from = 0; from > -600; from -= 7.3) {
            for (int j = 0; j < Lanes.SIZE; j++) {
                x[j] = Math.max(-600, from - j * 7.3 / Lanes.SIZE);
                e[j] = x[j] * Lanes.SCALE;
            }
            Lanes.exponentials(e, largest, sum);
            for (int j = 0; j < Lanes.SIZE; j++) {
                assertEquals(1, e[j] / FastMath.exp(x[j]), 4e-13, "exp " + x[j]);
            }
        }
        Lanes.fill(e, 0);
        Lanes.exponentials(e, largest, sum);
        assertEquals(1, e[0]);
    }

    @Test
    void exponentialNeverUnderflows() {
        double[] e = Lanes.block();
        Lanes.fill(e, Double.NEGATIVE_INFINITY);
        Lanes.exponentials(e, Lanes.block(), Lanes.block());
        assertEquals(1, e[0] / FastMath.exp(-600), 4e-13);
    }
}
