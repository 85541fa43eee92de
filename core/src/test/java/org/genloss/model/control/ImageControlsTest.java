package org.genloss.model.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Supply;
import org.genloss.data.law.Glyphs;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** The controls take images as they take anything. */
class ImageControlsTest extends LearnerContract<Images> {

    private static final Images.Shape SHAPE = new Images.Shape(1, 2, 2, List.of());

    @Override
    protected Learner<Images> learner() {
        return new NullLearner<>();
    }

    @Override
    protected Images items(int n, Seed seed) {
        UniformRandomProvider random = seed.stream();
        float[] pixels = new float[4 * n];
        IntStream.range(0, pixels.length).forEach(i -> pixels[i] = random.nextFloat());
        return Images.unlabelled(pixels, SHAPE);
    }

    /** The model keeps its items, so twice and weight two are different states of one law. */
    @Override
    protected boolean weightsCount() {
        return false;
    }

    /** Every item is drawn equally often: chi-square, level 1e-6. */
    @Override
    protected void assertFollows(Model<Images> model, Images drawn) {
        float[] items = (float[]) model.state().get("images").data();
        long[] counts = new long[size()];
        for (int i = 0; i < drawn.size(); i++) {
            float first = drawn.pixels()[4 * i];
            counts[
                    IntStream.range(0, size())
                            .filter(j -> items[4 * j] == first)
                            .findFirst()
                            .orElseThrow()]++;
        }
        double level = ChiSquareTest.withDefaults().test(counts).getPValue();
        assertTrue(level > 1e-6, () -> "p-value " + level);
    }

    @Test
    void theOracleDrawsImagesFromTheSource() {
        List<Double> plain = List.of(1.0, 0.0, 0.0, 0.0);
        Supply<Images> supply =
                new Glyphs("01", Optional.empty(), 0, plain, 8, 0.7, 0, 0.1, 0, 0, 0, 0, 0).open(new Seed(1));
        Images training = supply.draw(5, 0, new Seed(2));
        Learner<Images> oracle = new Oracle<Images>().knowing(supply);
        try (Model<Images> model = oracle.fit(Dataset.of(training, 0), new Seed(3))) {
            Images drawn = model.sample(50, Decoding.PLAIN, new Seed(4));
            assertEquals(50, drawn.size());
            assertEquals(2, Arrays.stream(drawn.labels()).distinct().count());
        }
    }
}
