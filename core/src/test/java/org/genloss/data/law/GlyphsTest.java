package org.genloss.data.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.data.Images;
import org.genloss.data.Probabilities;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.SupplyContract;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class GlyphsTest extends SupplyContract<Images> {

    private static final Seed SEED = new Seed(7);
    private static final List<Double> FACES = List.of(0.6, 0.25, 0.14, 0.01);

    private static Glyphs glyphs(String characters, List<Double> faces) {
        return new Glyphs(characters, Optional.empty(), 0, faces, 28, 0.68, 0.08, 0.11, 0.25, 0.15, 0.03, 0.02, 0.02);
    }

    /** Nothing at random but the class. */
    private static Glyphs still(String characters, List<Double> faces, double weight) {
        return new Glyphs(characters, Optional.empty(), 0, faces, 28, 0.75, 0, weight, 0, 0, 0, 0, 0);
    }

    @Override
    protected Source<Images> source() {
        return glyphs("0123456789", FACES);
    }

    /** The same bytes on every JDK and machine. */
    @Test
    void pinned() {
        Images drawn = glyphs(Skeletons.characters(), List.of(0.25, 0.25, 0.25, 0.25))
                .open(SEED)
                .draw(300, 0, SEED);
        ByteBuffer bytes = ByteBuffer.allocate(4 * drawn.pixels().length);
        bytes.asFloatBuffer().put(drawn.pixels());
        CRC32 sum = new CRC32();
        sum.update(bytes);
        assertEquals(PINNED, sum.getValue());
    }

    private static final long PINNED = 4_238_423_282L;

    /** Chi-square of 20,000 classes, level 1e-3. */
    @Test
    void classesHaveTheProbabilitiesThatAreSaid() {
        List<Double> given = List.of(0.7, 0.25, 0.05);
        Glyphs law = new Glyphs("7AB", Optional.of(given), 0, FACES, 8, 0.68, 0.08, 0.11, 0.25, 0.15, 0.03, 0.02, 0.02);
        Supply<Images> supply = law.open(SEED);
        assertArrayEquals(new double[] {0.7, 0.25, 0.05}, ((Probabilities) supply).probabilities());
        Images drawn = supply.draw(20_000, 0, SEED);
        assertEquals(new Images.Shape(1, 8, 8, List.of("7", "A", "B")), drawn.shape());
        long[] counts = new long[3];
        Arrays.stream(drawn.labels()).forEach(label -> counts[label]++);
        assertTrue(ChiSquareTest.withDefaults()
                        .test(new double[] {0.7, 0.25, 0.05}, counts)
                        .getPValue()
                > 1e-3);
        Glyphs zipf = new Glyphs("012", Optional.empty(), 1, FACES, 8, 0.68, 0, 0.1, 0, 0, 0, 0, 0);
        assertArrayEquals(
                new double[] {6 / 11.0, 3 / 11.0, 2 / 11.0}, ((Probabilities) zipf.open(SEED)).probabilities(), 1e-15);
    }

    /** A plain I is a bar 0.75 x 28 = 21 pixels long with round ends: area length x width + a circle. */
    @Test
    void inkIsTheAreaOfTheStroke() {
        double width = 0.2 * 21;
        float[] pixels = still("I", List.of(1.0, 0.0, 0.0, 0.0), 0.2)
                .open(SEED)
                .draw(1, 0, SEED)
                .pixels();
        double ink = 0;
        for (float pixel : pixels) {
            ink += pixel;
        }
        double area = 21 * width + Math.PI * width * width / 4;
        // an edge that falls over one pixel keeps the area of straight sides; the round ends differ a little
        assertEquals(area, ink, 0.01 * area);
        assertEquals(1, pixels[14 * 28 + 14]);
        assertEquals(0, pixels[14 * 28 + 17]);
    }

    @Test
    void facesDiffer() {
        float[][] drawn = new float[4][];
        for (int face = 0; face < 4; face++) {
            Double[] only = {0.0, 0.0, 0.0, 0.0};
            only[face] = 1.0;
            drawn[face] =
                    still("3", List.of(only), 0.11).open(SEED).draw(1, 0, SEED).pixels();
        }
        for (int face = 0; face < 4; face++) {
            for (int other = 0; other < face; other++) {
                double gap = 0;
                for (int j = 0; j < drawn[face].length; j++) {
                    gap += Math.abs(drawn[face][j] - drawn[other][j]);
                }
                assertTrue(gap > 8, face + " and " + other + " differ by the ink of " + gap + " pixels");
            }
        }
    }

    @Test
    void ranges() {
        assertThrows(IllegalArgumentException.class, () -> glyphs("", FACES));
        assertThrows(IllegalArgumentException.class, () -> glyphs("00", FACES));
        assertThrows(IllegalArgumentException.class, () -> glyphs("a", FACES));
        assertThrows(IllegalArgumentException.class, () -> glyphs("0", List.of(1.0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Glyphs("01", Optional.of(List.of(1.0)), 0, FACES, 28, 0.7, 0, 0.1, 0, 0, 0, 0, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Glyphs("0", Optional.of(List.of(1.0)), 1, FACES, 28, 0.7, 0, 0.1, 0, 0, 0, 0, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Glyphs("0", Optional.empty(), 0, FACES, 7, 0.7, 0, 0.1, 0, 0, 0, 0, 0));
    }
}
