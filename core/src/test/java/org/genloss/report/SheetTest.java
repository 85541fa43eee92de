package org.genloss.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SheetTest {

    /** Three images of 2 x 3 pixels, all of one value after the other. */
    private static Pixels three(int channels) {
        byte[] bytes = new byte[3 * channels * 6];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (7 * i);
        }
        return new Pixels(channels, 2, 3, bytes);
    }

    private static BufferedImage read(Sheet sheet) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(sheet.png())));
    }

    @Test
    void greyPixelsStandWhereTheyBelong() throws Exception {
        BufferedImage png = read(new Sheet(three(1), 2));
        assertEquals(7, png.getWidth());
        assertEquals(5, png.getHeight());
        // raw samples: a reader that converts grey to sRGB would change them
        assertEquals(7 * 5, png.getRaster().getSample(2, 1, 0), "last of the first image");
        assertEquals(7 * 6, png.getRaster().getSample(4, 0, 0), "first of the second");
        assertEquals(7 * 12, png.getRaster().getSample(0, 3, 0), "first of the third, in the second line");
        assertEquals(255, png.getRaster().getSample(0, 3, 1));
        assertEquals(0, png.getRaster().getSample(3, 0, 1), "a seam");
        assertEquals(0, png.getRaster().getSample(4, 4, 1), "no fourth image");
    }

    @Test
    void coloursAreReadChannelByChannel() throws Exception {
        BufferedImage png = read(new Sheet(three(3), 3));
        int second = 18;
        int pixel = 0xff000000 | 7 * (second + 1) % 256 << 16 | 7 * (second + 7) % 256 << 8 | 7 * (second + 13) % 256;
        assertEquals(pixel, png.getRGB(4 + 1, 0));
        assertEquals(0, png.getRGB(3, 0) >>> 24);
    }

    @Test
    void thePageShowsWholeMultiplesOfPixels() {
        String html = new Sheet(three(1), 3).html("\"<b>", 28);
        assertTrue(
                html.startsWith(
                        "<img class=\"pixels\" width=\"99\" height=\"18\" alt=\"&quot;&lt;b&gt;\" src=\"data:image/png;base64,"));
        assertEquals(1, new Sheet(new Pixels(1, 64, 64, new byte[64 * 64]), 1).scale(28));
    }

    @Test
    void whatIsNoImageIsNamed() {
        assertEquals(
                "5 bytes do not fill images of 1 x 2 x 3",
                assertThrows(IllegalArgumentException.class, () -> new Pixels(1, 2, 3, new byte[5]))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Pixels(2, 1, 1, new byte[2]));
        assertThrows(IllegalArgumentException.class, () -> new Pixels(1, 0, 1, new byte[2]));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pixels(3, 1 << 16, 1 << 16, new byte[3]),
                "a product beyond 32 bits");
    }

    @Test
    void firstOnesAreTheFirst() {
        assertEquals(2, three(1).first(2).count());
        assertEquals(3, three(1).first(9).count());
    }
}
