package org.genloss.report;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Hashtable;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Images laid out in lines as one PNG, which holds smooth images in a third of their bytes: nothing is scaled, and a
 * transparent seam of one pixel keeps neighbours apart on paper of any colour.
 *
 * @param pixels what is laid out, one image or more
 * @param columns images a line, 1 or more
 */
public record Sheet(Pixels pixels, int columns) {

    /** Pixels between neighbours. */
    static final int SEAM = 1;

    /** CSS pixels that an image should have across in a sheet of many. */
    public static final int SMALL = 28;

    /** CSS pixels that an image should have across where it is looked at on its own. */
    public static final int LARGE = 56;

    /** Width of the whole in pixels. */
    int width() {
        return columns * (pixels.width() + SEAM) - SEAM;
    }

    /** Height of the whole in pixels. */
    int height() {
        return lines() * (pixels.height() + SEAM) - SEAM;
    }

    private int lines() {
        return (pixels.count() + columns - 1) / columns;
    }

    /** CSS pixels for each pixel so that an image is about {@code across} wide: whole, so that all pixels are alike. */
    int scale(int across) {
        return Math.max(1, across / pixels.width());
    }

    /** An element that shows it, images about {@code across} CSS pixels wide. */
    public String html(String alt, int across) {
        return "<img class=\"pixels\" width=\"" + width() * scale(across) + "\" height=\"" + height() * scale(across)
                + "\" alt=\"" + Html.text(alt) + "\" src=\"data:image/png;base64," + png() + "\">";
    }

    /** The file, base64. */
    String png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam smallest = writer.getDefaultWriteParam();
            smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            smallest.setCompressionQuality(0);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image(), null, null), smallest);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            writer.dispose();
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private BufferedImage image() {
        int bands = pixels.channels() + 1;
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width(), height(), bands, new Point(0, 0));
        for (int i = 0; i < pixels.count(); i++) {
            draw(raster, i, i % columns * (pixels.width() + SEAM), i / columns * (pixels.height() + SEAM));
        }
        ColorSpace space = ColorSpace.getInstance(bands == 2 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel colours =
                new ComponentColorModel(space, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, raster, false, new Hashtable<>());
    }

    private void draw(WritableRaster raster, int image, int left, int top) {
        int channels = pixels.channels();
        int plane = pixels.height() * pixels.width();
        int[] colour = new int[channels + 1];
        colour[channels] = 255;
        for (int at = 0; at < plane; at++) {
            for (int k = 0; k < channels; k++) {
                colour[k] = pixels.bytes()[(image * channels + k) * plane + at] & 0xff;
            }
            raster.setPixel(left + at % pixels.width(), top + at / pixels.width(), colour);
        }
    }
}
