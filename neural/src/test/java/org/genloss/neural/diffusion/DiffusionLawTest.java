package org.genloss.neural.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Torch;
import org.genloss.num.Seed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether samples look like the data, and what lambda and guidance do to them. */
class DiffusionLawTest {

    private static final double RADIUS = 4;
    private static final double STD = 0.3;

    /** Small networks gain nothing from threads, which wait for each other on a busy machine. */
    @BeforeAll
    static void oneThread() {
        Torch.engine().threads(1);
    }

    /** Eight narrow normal laws on a ring. */
    private static Points ring(int n, Seed seed) {
        UniformRandomProvider random = seed.stream();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double angle = random.nextInt(8) * Math.PI / 4;
            values[2 * i] = RADIUS * Math.cos(angle) + STD * normal.sample();
            values[2 * i + 1] = RADIUS * Math.sin(angle) + STD * normal.sample();
        }
        return Points.of(values, 2);
    }

    /**
     * A normal law with standard deviation 0.3 in each of two coordinates has 98.9 % of its mass within 0.9 of its mean; the
     * ring itself has 2 % of its length there for each mode, a model without modes would put less than 40 % of its mass near
     * them. 2000 draws of a model that puts 85 % there fall short of 80 % with chance 1e-9.
     */
    @Test
    void drawsLieNearTheModesOfARing() {
        Diffusion<Points> learner = new Diffusion<>(
                Optional.of(64),
                3,
                200,
                Schedule.COSINE,
                40,
                0,
                false,
                0.1,
                0.995,
                Optional.of(1000),
                Optional.of(2500),
                256,
                2e-3,
                Device.CPU);
        Model<Points> model = learner.fit(Dataset.of(ring(2000, new Seed(1)), Dataset.REAL), new Seed(2));
        Points drawn = model.sample(2000, Decoding.PLAIN, new Seed(3));
        int[] near = new int[8];
        for (int i = 0; i < drawn.size(); i++) {
            for (int k = 0; k < 8; k++) {
                double x = drawn.at(i, 0) - RADIUS * Math.cos(k * Math.PI / 4);
                double y = drawn.at(i, 1) - RADIUS * Math.sin(k * Math.PI / 4);
                if (Math.hypot(x, y) < 3 * STD) {
                    near[k]++;
                }
            }
        }
        int all = 0;
        for (int count : near) {
            // 250 expected: 140 is 7 standard deviations (14.8) of a fair mode below
            assertTrue(count > 140, "a mode was lost: " + Arrays.toString(near));
            all += count;
        }
        assertTrue(all > 0.8 * drawn.size(), all + " of " + drawn.size() + " lie near a mode");
    }

    /**
     * Of normal data N(0, s^2) the noise in x is known: sqrt(1 - a) x / (a s^2 + 1 - a), with a = alpha-bar. Sampling is then
     * linear in its noise, so that lambda scales the variance by lambda: exactly, whatever the steps are.
     */
    @Test
    void lambdaScalesTheVarianceOfNormalData() {
        double s = 0.5;
        for (double eta : new double[] {0, 1}) {
            Diffusion<Points> learner = Diffusions.of(Schedule.LINEAR, 1000, 200, eta, false, 1, Optional.empty(), 1);
            double[] left = Schedule.LINEAR.left(1000);
            double[] plain = normal(learner, left, s, 1);
            double[] narrow = normal(learner, left, s, 0.25);
            double squares = 0;
            for (int i = 0; i < plain.length; i++) {
                assertEquals(0.5 * plain[i], narrow[i], 1e-5);
                squares += plain[i] * plain[i];
            }
            // the standard error of a variance of 20,000 draws is 1 %; 200 steps cost less than 2 %
            assertEquals(s * s, squares / plain.length, 0.07 * s * s);
        }
    }

    private static double[] normal(Diffusion<Points> learner, double[] left, double s, double lambda) {
        Noise noise = Noise.of(new Seed(5));
        try (Scope scope = Scope.withoutGradients()) {
            Tensor items = noise.normal(Device.CPU, 20_000, 1).times(Math.sqrt(lambda));
            learner.ddim(false)
                    .sample(
                            items,
                            (x, t) -> x.times(Math.sqrt(1 - left[t]) / (left[t] * s * s + 1 - left[t])),
                            () -> noise.normal(Device.CPU, 20_000, 1).times(Math.sqrt(lambda)));
            return items.toDoubles();
        }
    }

    /**
     * Images of which not all tell their class: with guidance, more of what is drawn has the class that it was asked for. 1000
     * draws each, of which about 950 are right without guidance: that a difference of shares exceeds 0.03 where there is none
     * has a chance of 0.001 (standard error 0.0097).
     */
    @Test
    void guidanceMakesClassesPurer() {
        Diffusion<Images> learner = new Diffusion<>(
                Optional.of(8),
                1,
                100,
                Schedule.COSINE,
                10,
                0,
                true,
                0.1,
                0.99,
                Optional.of(100),
                Optional.of(300),
                64,
                2e-3,
                Device.CPU);
        Model<Images> model = learner.fit(Dataset.of(Shapes.draw(1000, new Seed(1)), Dataset.REAL), new Seed(2));
        double plain = purity(model.sample(1000, Decoding.PLAIN, new Seed(3)));
        double guided = purity(model.sample(1000, Decoding.PLAIN.guided(4), new Seed(3)));
        assertTrue(guided > plain + 0.03, "purity " + plain + " without guidance, " + guided + " with");
    }

    private static double purity(Images images) {
        int[] classes = Shapes.classes(images);
        int right = 0;
        for (int i = 0; i < classes.length; i++) {
            right += classes[i] == images.labels()[i] ? 1 : 0;
        }
        return (double) right / classes.length;
    }
}
