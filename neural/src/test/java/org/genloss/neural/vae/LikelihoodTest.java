package org.genloss.neural.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class LikelihoodTest {

    private static final Seed SEED = new Seed(20240724);

    /** Means 1/2 and 3/4, pixels 1 and 1/4. */
    private static final float[] LOGITS = {0, (float) Math.log(3)};

    private static final float[] PIXELS = {1, 0.25f};

    private static double loss(Likelihood likelihood, double std) {
        try (Scope scope = Scope.withoutGradients()) {
            return likelihood
                    .loss(Tensor.of(LOGITS, Device.CPU, 1, 1, 1, 2), Tensor.of(PIXELS, Device.CPU, 1, 1, 1, 2), std)
                    .item();
        }
    }

    @Test
    void lossOfBernoulliPixelsIsTheirCrossEntropy() {
        double expected = -Math.log(0.5) - 0.25 * Math.log(0.75) - 0.75 * Math.log(0.25);
        assertEquals(expected, loss(Likelihood.BERNOULLI, 0.1), 1e-6);
    }

    @Test
    void lossOfGaussianPixelsIsMinusTheirLogDensity() {
        for (double std : new double[] {0.1, 1, 3}) {
            NormalDistribution first = NormalDistribution.of(0.5, std);
            NormalDistribution second = NormalDistribution.of(0.75, std);
            double expected = -first.logDensity(1) - second.logDensity(0.25);
            assertEquals(expected, loss(Likelihood.GAUSSIAN, std), 1e-5 * Math.abs(expected));
        }
    }

    private static double[] draws(Likelihood likelihood, double mean, double std) {
        try (Scope scope = Scope.withoutGradients()) {
            Tensor means = Tensor.full(mean, Device.CPU, 10_000, 1, 1, 1);
            return likelihood.draw(means, std, Noise.of(SEED), Device.CPU).toDoubles();
        }
    }

    /** 10,000 draws, Kolmogorov-Smirnov at level 1e-4: 0.5 lies 10 standard deviations from either end. */
    @Test
    void drawnGaussianPixelsAreNormalAroundTheirMean() {
        NormalDistribution law = NormalDistribution.of(0.5, 0.05);
        double p = KolmogorovSmirnovTest.withDefaults()
                .test(draws(Likelihood.GAUSSIAN, 0.5, 0.05), law::cumulativeProbability)
                .getPValue();
        assertTrue(p > 1e-4, () -> "p-value " + p);
    }

    /** At mean 0 half of them are clipped: five standard errors of a share of 1/2 among 10,000 are 0.025, level 6e-7. */
    @Test
    void drawnGaussianPixelsAreClipped() {
        double zeros = 0;
        for (double pixel : draws(Likelihood.GAUSSIAN, 0, 0.1)) {
            assertTrue(pixel >= 0 && pixel <= 1);
            zeros += pixel == 0 ? 1.0 / 10_000 : 0;
        }
        assertEquals(0.5, zeros, 0.025);
    }

    /** Five standard errors of a share of 0.3 among 10,000 are 0.023, level 6e-7. */
    @Test
    void drawnBernoulliPixelsAreOneWithTheirProbability() {
        double ones = 0;
        for (double pixel : draws(Likelihood.BERNOULLI, 0.3, 0.1)) {
            assertTrue(pixel == 0 || pixel == 1);
            ones += pixel / 10_000;
        }
        assertEquals(0.3, ones, 0.023);
    }

    @Test
    void aModelWritesMeansUnlessItDraws() {
        Dataset<Images> data = Dataset.of(Vaes.spots(100, SEED), Dataset.REAL);
        assertFalse(binary(Vaes.drawing(Likelihood.BERNOULLI, 0.1, false), data));
        assertTrue(binary(Vaes.drawing(Likelihood.BERNOULLI, 0.1, true), data));
        assertFalse(binary(Vaes.drawing(Likelihood.GAUSSIAN, 0.1, true), data));
    }

    private static boolean binary(Vae vae, Dataset<Images> data) {
        try (Model<Images> model = vae.fit(data, SEED)) {
            for (float pixel : model.sample(10, Decoding.PLAIN, SEED).pixels()) {
                assertTrue(pixel >= 0 && pixel <= 1);
                if (pixel != 0 && pixel != 1) {
                    return false;
                }
            }
            return true;
        }
    }
}
