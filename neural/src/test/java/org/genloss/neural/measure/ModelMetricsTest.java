package org.genloss.neural.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Snapshot;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.neural.ElboModel;
import org.genloss.neural.LatentModel;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** Metrics that ask the models themselves. */
class ModelMetricsTest {

    private static final Seed SEED = new Seed(1);

    /** Writes images of noise around a grey, and takes the first two pixels for the latent point. */
    private record Grey(float grey) implements Model<Images>, LatentModel, ElboModel {

        @Override
        public Images sample(int n, Decoding decoding, Seed seed) {
            UniformRandomProvider random = seed.stream();
            float[] pixels = new float[n * Marks.SHAPE.numbers()];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = grey + 0.1f * random.nextFloat();
            }
            return Images.unlabelled(pixels, Marks.SHAPE);
        }

        @Override
        public Tensors state() {
            return new Tensors();
        }

        @Override
        public int latentDim() {
            return 2;
        }

        @Override
        public float[] latentMeans(Images images) {
            float[] means = new float[2 * images.size()];
            for (int i = 0; i < images.size(); i++) {
                means[2 * i] = images.pixels()[i * Marks.SHAPE.numbers()];
                means[2 * i + 1] = 5;
            }
            return means;
        }

        @Override
        public double[] elbos(Images images, Seed seed) {
            double[] elbos = new double[images.size()];
            Arrays.fill(elbos, -grey);
            elbos[0] -= 1;
            return elbos;
        }
    }

    private static Snapshot<Images> at(int generation, Model<Images> model, Model<Images> first, Images drawn) {
        return new Snapshot<>(
                generation,
                Optional.of(model),
                drawn,
                Optional.empty(),
                Optional.empty(),
                Optional.of(first),
                Optional.empty());
    }

    @Test
    void morphComparesTheSameLatents() {
        Morph morph = new Morph(50);
        assertTrue(morph.readsFirst());
        Gauge<Images> gauge = morph.against(Marks.reference(10, 10));
        Images drawn = new Grey(0).sample(5, Decoding.PLAIN, SEED);
        Reading none = gauge.measure(at(0, new Grey(0.2f), new Grey(0.2f), drawn), SEED)
                .get(0);
        Reading moved = gauge.measure(at(3, new Grey(0.5f), new Grey(0.2f), drawn), SEED)
                .get(0);
        assertEquals("morph_drift", none.name());
        assertEquals(0, none.value());
        assertEquals(0, none.standardError());
        assertEquals(0.3, moved.value(), 1e-6);
        Exhibit one = gauge.exhibits(at(0, new Grey(0.2f), new Grey(0.2f), drawn), SEED)
                .get(0);
        Exhibit other = gauge.exhibits(at(4, new Grey(0.2f), new Grey(0), drawn), SEED.at("x"))
                .get(0);
        assertEquals("morph", one.name());
        assertEquals(32, one.content().get("count"));
        assertEquals(one.content(), other.content());
    }

    /** Pixels uniform in an interval of 0.1 have a standard deviation of 0.1/sqrt(12); the other dimension is constant. */
    @Test
    void latentStatisticsOfAKnownLaw() {
        Gauge<Images> gauge = new LatentStatistics().against(Marks.reference(10, 10));
        Grey first = new Grey(0.2f);
        Images drawn = first.sample(4000, Decoding.PLAIN, SEED);
        List<Reading> readings = gauge.measure(at(1, first, first, drawn), SEED);
        assertEquals(
                List.of("latent_std", "latent_mean", "latent_std_within_dimensions", "latent_active_dimensions"),
                readings.stream().map(Reading::name).toList());
        // five standard errors of a mean of 4,000 numbers of standard deviation 0.029, halved: 0.0012
        assertEquals((0.25 + 5) / 2, readings.get(1).value(), 0.0012);
        assertEquals(0.1 / Math.sqrt(12) / 2, readings.get(2).value(), 0.0006);
        assertEquals(0, readings.get(3).value());
        assertTrue(Double.isNaN(readings.get(3).standardError()), "a count past a threshold has no jackknife error");
        double half = (5 - 0.25) / 2;
        assertEquals(Math.sqrt(half * half + 0.01 / 24), readings.get(0).value(), 0.0012);
        assertEquals(0.1 / Math.sqrt(12) / Math.sqrt(4000) / 2, readings.get(1).standardError(), 0.0002);
        List<Reading> zero = gauge.measure(at(0, first, first, drawn), SEED);
        assertEquals("latent_std[of=held-out]", zero.get(4).name());
    }

    /** The paper's number is that of all latent means together. */
    @Test
    void latentMomentsByHand() {
        // two images of two dimensions: (1, 5), (3, 5)
        LatentMoments.Sums sums = new LatentMoments(new float[] {1, 5, 3, 5}, 2).all();
        assertEquals(3.5, sums.mean());
        assertEquals(Math.sqrt((6.25 + 2.25 + 0.25 + 2.25) / 4), sums.std(), 1e-15);
        assertEquals(0.5, sums.stdWithinDimensions());
        assertEquals(1, sums.active());
    }

    @Test
    void theDensityIsThatOfTheNormalLaw() {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(SEED.stream());
        float[] means = new float[200_000];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) normal.sample();
        }
        Map<String, Object> content = LatentStatistics.density(means).content();
        List<?> edges = (List<?>) content.get("edges");
        List<?> density = (List<?>) content.get("density");
        assertEquals(161, edges.size());
        assertEquals(160, density.size());
        assertEquals(-4.0, edges.get(0));
        assertEquals(4.0, edges.get(160));
        // six standard errors of a bar of 0.02 of 200,000; a false alarm in any of 160 bars has a chance below 1e-6
        for (int bin = 0; bin < 160; bin++) {
            double middle = ((double) edges.get(bin) + (double) edges.get(bin + 1)) / 2;
            double expected = Math.exp(-middle * middle / 2) / Math.sqrt(2 * Math.PI);
            assertEquals(expected, (double) density.get(bin), 0.038);
        }
        assertEquals(1, (double) content.get("standard_deviation"), 0.01);
    }

    @Test
    void theElboIsTheMeanOverHeldOutImages() {
        Gauge<Images> gauge = new HeldOutElbo().against(Marks.reference(10, 10));
        Images drawn = new Grey(0).sample(5, Decoding.PLAIN, SEED);
        Reading reading =
                gauge.measure(at(1, new Grey(2), new Grey(0), drawn), SEED).get(0);
        assertEquals("held_out_elbo", reading.name());
        assertEquals(-2.1, reading.value(), 1e-12);
        assertEquals(0.1, reading.standardError(), 1e-12);
    }

    @Test
    void modelsThatCannotAreLeftOut() {
        Images drawn = new Grey(0).sample(5, Decoding.PLAIN, SEED);
        Snapshot<Images> at = at(1, Marks.ALL, Marks.ALL, drawn);
        assertEquals(
                List.of(), new HeldOutElbo().against(Marks.reference(10, 10)).measure(at, SEED));
        Gauge<Images> latent = new LatentStatistics().against(Marks.reference(10, 10));
        assertEquals(List.of(), latent.measure(at, SEED));
        assertEquals(List.of(), latent.exhibits(at, SEED));
    }
}
