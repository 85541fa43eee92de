package org.genloss.neural.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.FitCurve;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

class VaeTest extends LearnerContract<Images> {

    private static final Seed SEED = new Seed(20240724);

    @Override
    protected Learner<Images> learner() {
        return Vaes.small(4, 2);
    }

    @Override
    protected Images items(int n, Seed seed) {
        return Vaes.spots(n, seed);
    }

    /** One image fifty times is learned like any other. */
    @Override
    protected boolean collapses() {
        return false;
    }

    @Override
    protected int draws() {
        return 2000;
    }

    /**
     * Brightness of images and of one pixel against as many that plain loops decode from other latents: two two-sample
     * Kolmogorov-Smirnov tests, each at level 1e-4.
     */
    @Override
    protected void assertFollows(Model<Images> model, Images drawn) {
        PlainDecoder decoder = new PlainDecoder(model.state(), new Network(Vaes.SHAPE, 4, 2));
        UniformRandomProvider random = SEED.at("reference").stream();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        int numbers = Vaes.SHAPE.numbers();
        double[][] brightness = new double[2][draws()];
        double[][] pixel = new double[2][draws()];
        for (int i = 0; i < draws(); i++) {
            double[] expected = decoder.decode(new double[] {normal.sample(), normal.sample()});
            for (int j = 0; j < numbers; j++) {
                brightness[0][i] += expected[j];
                brightness[1][i] += drawn.pixels()[i * numbers + j];
            }
            pixel[0][i] = expected[78];
            pixel[1][i] = drawn.pixels()[i * numbers + 78];
        }
        assertSameLaw(brightness);
        assertSameLaw(pixel);
    }

    private static void assertSameLaw(double[][] samples) {
        double p = KolmogorovSmirnovTest.withDefaults()
                .test(samples[0], samples[1])
                .getPValue();
        assertTrue(p > 1e-4, () -> "p-value " + p);
    }

    /** At lambda 0 every draw is the decoded origin, which plain loops decode too. */
    @Test
    void theDecodedOriginIsThatOfPlainLoops() {
        try (Model<Images> model = learner().fit(Dataset.of(training(), Dataset.REAL), SEED)) {
            double[] expected = new PlainDecoder(model.state(), new Network(Vaes.SHAPE, 4, 2)).decode(new double[2]);
            float[] found = model.sample(2, lambda(0), SEED).pixels();
            for (int j = 0; j < expected.length; j++) {
                assertEquals(expected[j], found[j], 1e-5);
                assertEquals(expected[j], found[expected.length + j], 1e-5);
            }
        }
    }

    private static Decoding lambda(double lambda) {
        return new Decoding(1, 0, 1, false, lambda);
    }

    /** Brightness varies less the nearer latents stay to the origin: the same noise, so no chance is in it. */
    @Test
    void truncationNarrowsWhatIsWritten() {
        try (Model<Images> model = learner().fit(Dataset.of(training(), Dataset.REAL), SEED)) {
            double last = Double.POSITIVE_INFINITY;
            for (double lambda : new double[] {1, 0.5, 0.1, 0}) {
                double spread = pixelVariance(model.sample(500, lambda(lambda), SEED));
                assertTrue(spread < last, "variance " + spread + " at lambda " + lambda + " after " + last);
                last = spread;
            }
            assertEquals(0, last, 1e-9);
        }
    }

    /** Mean over pixels of their variance over images. */
    private static double pixelVariance(Images images) {
        int numbers = images.shape().numbers();
        double sum = 0;
        for (int j = 0; j < numbers; j++) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < images.size(); i++) {
                double value = images.pixels()[i * numbers + j];
                mean += value / images.size();
                square += value * value / images.size();
            }
            sum += square - mean * mean;
        }
        return sum / numbers;
    }

    @Test
    void curvesTellTheBoundAndItsTwoTerms() {
        Dataset<Images> data = Dataset.of(training(), Dataset.REAL);
        try (Model<Images> model = Vaes.small(4, 2, 12, Optional.empty()).fit(data, SEED)) {
            List<FitCurve> curves = model.curves();
            assertEquals(
                    List.of("elbo", "reconstruction", "kl"),
                    curves.stream().map(FitCurve::name).toList());
            double[] elbo = curves.get(0).values();
            assertEquals(12, elbo.length);
            for (int i = 0; i < 12; i++) {
                double terms = curves.get(1).values()[i] + curves.get(2).values()[i];
                assertEquals(-elbo[i], terms, 1e-9 * terms);
            }
            assertTrue(elbo[11] > elbo[0], "it learns");
        }
    }

    /** 200 images are 7 batches of 32 an epoch. */
    @Test
    void aFitEndsAfterItsMostSteps() {
        Dataset<Images> data = Dataset.of(training(), Dataset.REAL);
        try (Model<Images> short10 = Vaes.small(4, 2, 5, Optional.of(10)).fit(data, SEED);
                Model<Images> short14 = Vaes.small(4, 2, 5, Optional.of(14)).fit(data, SEED);
                Model<Images> two = Vaes.small(4, 2, 2, Optional.empty()).fit(data, SEED)) {
            assertEquals(2, short10.curves().get(0).values().length);
            assertDiffers(short10.state(), two.state());
            assertSame(two.state(), short14.state());
        }
    }

    @Test
    void aFitThatLeftTheNumbersIsACollapse() {
        Tensors state = new Tensors();
        new Network(Vaes.SHAPE, 4, 2).shapes().forEach((name, shape) -> {
            int count = 1;
            for (long length : shape) {
                count *= (int) length;
            }
            state.with(name, new float[count], shape);
        });
        ((float[]) state.get("decoder.fc.bias").data())[3] = Float.NaN;
        try (Model<Images> model = learner().load(state, training())) {
            assertEquals(Optional.of("the fit diverged: parameter decoder.fc.bias is not finite"), model.collapse());
        }
    }

    @Test
    void parametersOfAnotherArchitectureAreRefusedByName() {
        Dataset<Images> data = Dataset.of(training(), Dataset.REAL);
        try (Model<Images> model = learner().fit(data, SEED)) {
            UserError refusal =
                    assertThrows(UserError.class, () -> Vaes.small(4, 3).load(model.state(), training()));
            String message = refusal.getMessage();
            assertTrue(message.contains("encoder.fc_mu.weight has shape [2, 72], not [3, 72]"), message);
            assertTrue(message.contains("remedy: use the latent_dim, width and image size"), message);
        }
    }

    @Test
    void imagesThatCannotBeHalvedTwiceAreRefused() {
        Images.Shape odd = new Images.Shape(1, 28, 30, List.of());
        Images images = Images.unlabelled(new float[odd.numbers()], odd);
        UserError refusal = assertThrows(UserError.class, () -> learner().fit(Dataset.of(images, Dataset.REAL), SEED));
        assertTrue(refusal.getMessage().contains("images are 28 x 30"), refusal.getMessage());
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Vaes.small(0, 2));
        assertThrows(IllegalArgumentException.class, () -> Vaes.small(4, 0));
        assertThrows(IllegalArgumentException.class, () -> Vaes.small(4, 2, 0, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> Vaes.small(4, 2, 1, Optional.of(0)));
        assertThrows(IllegalArgumentException.class, () -> Vaes.drawing(Likelihood.GAUSSIAN, 0, false));
    }

    @Test
    void imagesOfThreeChannelsAreLearnedAndWritten() {
        Images.Shape colour = new Images.Shape(3, 8, 12, List.of());
        float[] pixels = new float[40 * colour.numbers()];
        UniformRandomProvider random = SEED.stream();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        Images images = Images.unlabelled(pixels, colour);
        try (Model<Images> model = learner().fit(Dataset.of(images, Dataset.REAL), SEED)) {
            assertEquals(colour, model.sample(3, Decoding.PLAIN, SEED).shape());
        }
    }

    @Test
    void whatIsWrittenInBlocksIsWrittenInOrder() {
        try (Model<Images> model = learner().fit(Dataset.of(training(), Dataset.REAL), SEED)) {
            float[] few = model.sample(10, Decoding.PLAIN, SEED).pixels();
            float[] many = model.sample(600, Decoding.PLAIN, SEED).pixels();
            float[] start = Arrays.copyOf(many, few.length);
            assertArrayEquals(few, start, 1e-6f);
        }
    }
}
