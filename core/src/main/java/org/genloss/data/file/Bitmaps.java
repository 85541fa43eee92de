package org.genloss.data.file;

import java.nio.file.Path;
import java.util.List;
import org.genloss.data.Images;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/**
 * Real images as the bytes that were read: a quarter of what floats would take. Floats are made only of those that are
 * drawn.
 *
 * @param pixels one array an image, a byte a number, channel by channel and row by row
 * @param labels one an image, or none
 */
record Bitmaps(List<byte[]> pixels, int[] labels, Images.Shape shape) {

    private static final float[] SHARES = shares();

    private static float[] shares() {
        float[] shares = new float[256];
        for (int level = 0; level < shares.length; level++) {
            shares[level] = level / 255f;
        }
        return shares;
    }

    /** A supply that holds out a share of these at random. */
    Supply<Images> supply(double heldOut, Seed split, Path path, String hash, String published) {
        Split rows = Split.of(pixels.size(), heldOut, split);
        return new Pool<>(records(rows.training()), records(rows.heldOut()), path.toString(), hash, published);
    }

    /** All of them, for a {@link Pool}. */
    Pool.Records<Images> records() {
        return new Pool.Records<>(pixels.size(), this::select);
    }

    private Pool.Records<Images> records(int[] rows) {
        return new Pool.Records<>(rows.length, chosen -> {
            int[] mine = new int[chosen.length];
            for (int i = 0; i < mine.length; i++) {
                mine[i] = rows[chosen[i]];
            }
            return select(mine);
        });
    }

    private Images select(int[] rows) {
        int numbers = shape.numbers();
        if ((long) rows.length * numbers > Integer.MAX_VALUE - 8) {
            throw new UserError(
                    rows.length + " images of " + numbers + " numbers are more than 2^31 - 9 numbers",
                    "ask for smaller samples");
        }
        float[] shares = new float[rows.length * numbers];
        int[] classes = new int[labels.length == 0 ? 0 : rows.length];
        for (int i = 0; i < rows.length; i++) {
            byte[] image = pixels.get(rows[i]);
            for (int j = 0; j < numbers; j++) {
                shares[i * numbers + j] = SHARES[image[j] & 0xff];
            }
            if (classes.length > 0) {
                classes[i] = labels[rows[i]];
            }
        }
        return new Images(shares, classes, shape);
    }
}
