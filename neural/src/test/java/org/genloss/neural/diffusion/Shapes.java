package org.genloss.neural.diffusion;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Images;
import org.genloss.num.Seed;

/** Small images of two classes: a bright bar that stands, and one that lies, on a noisy ground. */
final class Shapes {

    static final int SIDE = 8;
    static final Images.Shape SHAPE = new Images.Shape(1, SIDE, SIDE, List.of("standing", "lying"));

    private Shapes() {}

    static Images draw(int n, Seed seed) {
        UniformRandomProvider random = seed.stream();
        float[] pixels = new float[n * SIDE * SIDE];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(2);
            int place = 1 + random.nextInt(SIDE - 2);
            // brightness of bars overlaps with that of the ground, so that an image does not always tell its class
            double bright = 0.2 + 0.8 * random.nextDouble();
            for (int j = 0; j < SIDE * SIDE; j++) {
                int across = labels[i] == 0 ? j % SIDE : j / SIDE;
                double ground = 0.3 * random.nextDouble();
                pixels[i * SIDE * SIDE + j] = (float) (across == place ? Math.max(bright, ground) : ground);
            }
        }
        return new Images(pixels, labels, SHAPE);
    }

    /** The class of each image: whether its brightest column outshines its brightest row. */
    static int[] classes(Images images) {
        int[] classes = new int[images.size()];
        for (int i = 0; i < classes.length; i++) {
            double column = 0;
            double row = 0;
            for (int k = 0; k < SIDE; k++) {
                double down = 0;
                double along = 0;
                for (int m = 0; m < SIDE; m++) {
                    down += images.pixels()[(i * SIDE + m) * SIDE + k];
                    along += images.pixels()[(i * SIDE + k) * SIDE + m];
                }
                column = Math.max(column, down);
                row = Math.max(row, along);
            }
            classes[i] = column >= row ? 0 : 1;
        }
        return classes;
    }
}
