package org.genloss.neural.measure;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Images;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/**
 * Squares, crosses and stripes on 12 x 12 pixels, of random place, size and brightness, with noise.
 *
 * @param labelled whether the real ones have labels
 * @param classes which of the three there are: 0, 1, 2
 */
record Marks(boolean labelled, List<Integer> classes) implements Supply<Images>, Model<Images> {

    static final Images.Shape SHAPE = new Images.Shape(1, 12, 12, List.of("square", "cross", "stripe"));

    /** The law of all three, of which one supply serves all tests: its classifier is fitted once. */
    static final Marks ALL = new Marks(true, List.of(0, 1, 2));

    /** The supply of {@link #ALL} seen as data, 600 images of which none is like another. */
    static Reference<Images> reference(int heldOut, int draws) {
        return new Reference<>(ALL, ALL.heldOut(heldOut, new Seed(5)), draws);
    }

    /** A generation whose model drew {@code drawn}. */
    static Snapshot<Images> drew(Images drawn) {
        return new Snapshot<>(1, Optional.of(ALL), drawn, Optional.empty(), Optional.empty());
    }

    @Override
    public long size() {
        return 600;
    }

    @Override
    public Images draw(int n, long from, Seed seed) {
        Images images = images(n, seed.at("from", from));
        return labelled ? images : Images.unlabelled(images.pixels(), SHAPE);
    }

    @Override
    public long heldOutSize() {
        return 600;
    }

    @Override
    public Images heldOut(int n, Seed seed) {
        return draw(n, 0, seed.at("held-out"));
    }

    @Override
    public Images sample(int n, Decoding decoding, Seed seed) {
        return Images.unlabelled(images(n, seed).pixels(), SHAPE);
    }

    @Override
    public Tensors state() {
        return new Tensors();
    }

    private Images images(int n, Seed seed) {
        UniformRandomProvider random = seed.stream();
        float[] pixels = new float[n * SHAPE.numbers()];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = classes.get(random.nextInt(classes.size()));
            int size = 5 + random.nextInt(3);
            int top = random.nextInt(13 - size);
            int left = random.nextInt(13 - size);
            float light = 0.5f + 0.4f * random.nextFloat();
            for (int p = 0; p < SHAPE.numbers(); p++) {
                int y = p / 12 - top;
                int x = p % 12 - left;
                boolean inside = x >= 0 && y >= 0 && x < size && y < size;
                pixels[i * SHAPE.numbers() + p] =
                        0.1f * random.nextFloat() + (inside && marked(labels[i], x, y, size - 1) ? light : 0);
            }
        }
        return new Images(pixels, labels, SHAPE);
    }

    private static boolean marked(int label, int x, int y, int last) {
        return switch (label) {
            case 0 -> x == 0 || y == 0 || x == last || y == last;
            case 1 -> x == y || x == last - y;
            default -> y % 2 == 0;
        };
    }
}
