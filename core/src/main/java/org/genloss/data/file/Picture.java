package org.genloss.data.file;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.genloss.spec.UserError;

/**
 * A decoded PNG or JPEG. The numbers are those that the file stores, with 8 bits each: colour profiles, transparency and
 * the orientation that a camera notes are not applied.
 *
 * @param planes one (grey) or three (red, green, blue), each row by row
 */
record Picture(int height, int width, byte[][] planes) {

    private static final long MOST_PIXELS = 1 << 26;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /**
     * Decodes.
     *
     * @param name what to call the image in a message
     * @throws UserError if it is damaged, or neither PNG nor JPEG
     */
    static Picture decode(byte[] bytes, String name) {
        boolean png = startsWith(bytes, PNG);
        if (!png && !startsWith(bytes, JPEG)) {
            throw new UserError(name + " is neither a PNG nor a JPEG image", "convert it, or remove it");
        }
        if (png) {
            checkSums(bytes, name);
        }
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(png ? "png" : "jpeg").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return of(read(reader, name));
        } catch (IOException | RuntimeException e) {
            if (e instanceof UserError known) {
                throw known;
            }
            // readers meet damaged files with exceptions of many kinds
            throw damaged(name, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, String name) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            throw new UserError(
                    name + " says that it has " + reader.getWidth(0) + " x " + reader.getHeight(0)
                            + " pixels, more than 2^26",
                    "make it smaller, or remove it");
        }
        reader.addIIOReadWarningListener((source, warning) -> {
            // a JPEG that is cut off is only warned of, and filled with grey
            if (!warning.contains("ICC")) {
                throw damaged(name, warning);
            }
        });
        return reader.read(0);
    }

    private static Picture of(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        byte[][] planes = image.getColorModel() instanceof ComponentColorModel
                ? stored(image.getRaster(), w, h)
                : painted(image.getRGB(0, 0, w, h, null, 0, w));
        boolean grey = planes.length == 1 || Arrays.equals(planes[0], planes[1]) && Arrays.equals(planes[0], planes[2]);
        return new Picture(h, w, grey ? new byte[][] {planes[0]} : planes);
    }

    /** Samples as they are stored; {@code BufferedImage.getRGB} would bend greys by a gamma. */
    private static byte[][] stored(Raster raster, int w, int h) {
        boolean wide = raster.getTransferType() == DataBuffer.TYPE_USHORT;
        byte[][] planes = new byte[raster.getNumBands() < 3 ? 1 : 3][w * h];
        int[] row = new int[w];
        for (int band = 0; band < planes.length; band++) {
            for (int y = 0; y < h; y++) {
                raster.getSamples(0, y, w, 1, band, row);
                for (int x = 0; x < w; x++) {
                    planes[band][y * w + x] = (byte) (wide ? (row[x] * 255L + 32767) / 65535 : row[x]);
                }
            }
        }
        return planes;
    }

    private static byte[][] painted(int[] rgb) {
        byte[][] planes = new byte[3][rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            planes[0][i] = (byte) (rgb[i] >> 16);
            planes[1][i] = (byte) (rgb[i] >> 8);
            planes[2][i] = (byte) rgb[i];
        }
        return planes;
    }

    /** Whether red, green and blue are the same everywhere. */
    boolean grey() {
        return planes.length == 1;
    }

    /** The bytes of 1 or 3 channels; colours become grey by the luma of ITU-R BT.601, as in Pillow. */
    byte[] bytes(int channels) {
        int n = height * width;
        byte[] bytes = new byte[channels * n];
        for (int c = 0; c < channels; c++) {
            System.arraycopy(planes[grey() ? 0 : c], 0, bytes, c * n, n);
        }
        if (channels == 1 && !grey()) {
            for (int i = 0; i < n; i++) {
                int r = planes[0][i] & 0xff;
                int g = planes[1][i] & 0xff;
                int b = planes[2][i] & 0xff;
                // thousandths of 299, 587 and 114 in units of 2^-16
                bytes[i] = (byte) ((19595 * r + 38470 * g + 7471 * b + 0x8000) >> 16);
            }
        }
        return bytes;
    }

    /** The same picture with another number of rows and columns. */
    Picture resized(int rows, int columns) {
        if (rows == height && columns == width) {
            return this;
        }
        byte[][] scaled = new byte[planes.length][];
        for (int c = 0; c < planes.length; c++) {
            scaled[c] = Resize.plane(planes[c], height, width, rows, columns);
        }
        return new Picture(rows, columns, scaled);
    }

    /** Every chunk of a PNG has a checksum, which the decoder of the JDK does not look at. */
    private static void checkSums(byte[] bytes, String name) {
        ByteBuffer in = ByteBuffer.wrap(bytes).position(PNG.length);
        while (in.remaining() >= 12) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - 8) {
                break;
            }
            int type = in.getInt(in.position());
            CRC32 sum = new CRC32();
            sum.update(bytes, in.position(), 4 + length);
            in.position(in.position() + 4 + length);
            if (in.getInt() != (int) sum.getValue()) {
                throw damaged(name, "the checksum of a part does not fit");
            }
            if (type == ('I' << 24 | 'E' << 16 | 'N' << 8 | 'D')) {
                return;
            }
        }
        throw damaged(name, "it is cut off");
    }

    private static UserError damaged(String name, String why) {
        return new UserError(name + " is damaged: " + why, "fetch it again, or remove it");
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(Arrays.copyOf(bytes, magic.length), magic);
    }
}
