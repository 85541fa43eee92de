package org.genloss.report;

import java.util.Arrays;

/**
 * Images of one shape as the page draws them: byte {@code ((i * channels + k) * height + y) * width + x} is the intensity, 0
 * to 255, of pixel (y, x) of channel k of image i. The array is shared.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param height in pixels, 1 or more
 * @param width in pixels, 1 or more
 * @param bytes as many as fill whole images
 */
public record Pixels(int channels, int height, int width, byte[] bytes) {

    /** Checks the shape. */
    public Pixels {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels must be 1 or 3, but is " + channels);
        }
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "images must be 1 x 1 pixels or more, but are " + height + " x " + width);
        }
        if (bytes.length % ((long) channels * height * width) != 0) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes do not fill images of " + channels + " x " + height + " x " + width);
        }
    }

    /** Bytes of one image. */
    int numbers() {
        return channels * height * width;
    }

    /** Number of images. */
    public int count() {
        return bytes.length / numbers();
    }

    /** The first {@code most} images, or all if there are fewer. */
    Pixels first(int most) {
        return most >= count() ? this : new Pixels(channels, height, width, Arrays.copyOf(bytes, most * numbers()));
    }
}
