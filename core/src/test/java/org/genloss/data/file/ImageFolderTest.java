package org.genloss.data.file;

import static org.genloss.data.file.Fixtures.fails;
import static org.genloss.data.file.Fixtures.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.genloss.data.Images;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.SupplyContract;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest extends SupplyContract<Images> {

    private static final Seed SEED = new Seed(1);

    @TempDir
    Path folder;

    private static ImageFolder at(Path folder) {
        return new ImageFolder(folder, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** 40 images of two classes: level and class agree. */
    @Override
    protected Source<Images> source() {
        for (int i = 0; i < 40; i++) {
            Path place = folder.resolve("contract").resolve(i % 2 == 0 ? "even" : "odd");
            write(place.resolve("i" + i + ".png"), Pictures.grey(2, 3, 10 * i % 250 + i % 2));
            write(place.resolve("._i" + i + ".png"), "not an image");
            write(place.resolve("notes.txt"), "not an image");
        }
        return new ImageFolder(folder.resolve("contract"), Optional.empty(), Optional.empty(), Optional.empty(), 0.25);
    }

    @Override
    protected boolean distinctRecords() {
        return false;
    }

    @Test
    void subFoldersAreClasses() {
        Supply<Images> supply = source().open(SEED);
        assertEquals(30, supply.size());
        assertEquals(10, supply.heldOutSize());
        Images drawn = supply.draw(30, 0, SEED);
        assertEquals(new Images.Shape(1, 2, 3, List.of("even", "odd")), drawn.shape());
        for (int i = 0; i < drawn.size(); i++) {
            int first = Math.round(255 * drawn.pixels()[6 * i]);
            assertEquals(first % 10, drawn.labels()[i]);
            assertEquals(first + 5, Math.round(255 * drawn.pixels()[6 * i + 5]));
        }
    }

    @Test
    void greysAreNotBentAndColoursAreThreeChannels() {
        Path one = folder.resolve("grey");
        write(one.resolve("a.png"), Pictures.grey(16, 16, 0));
        float[] levels = at(one).open(SEED).draw(1, 0, SEED).pixels();
        for (int i = 0; i < 256; i++) {
            assertEquals(i / 255f, levels[i]);
        }
        write(one.resolve("b.png"), Pictures.colour(16, 16, 0x0a8040, "png"));
        Images two = at(one).open(SEED).draw(2, 0, SEED);
        assertEquals(3, two.shape().channels());
        TreeSet<Float> means = new TreeSet<>(List.of(two.pixels()[0], two.pixels()[3 * 256]));
        assertEquals(new TreeSet<>(List.of(0f, 10 / 255f)), means);
        int colour = two.pixels()[0] == 0 ? 3 * 256 : 0;
        assertEquals(128 / 255f, two.pixels()[colour + 256]);
        assertEquals(64 / 255f, two.pixels()[colour + 512]);
        Images grey = new ImageFolder(one, Optional.of(1), Optional.empty(), Optional.empty(), 0)
                .open(SEED)
                .draw(2, 0, SEED);
        // 0.299 x 10 + 0.587 x 128 + 0.114 x 64 = 85.4
        assertEquals(85 / 255f, grey.pixels()[colour == 0 ? 0 : 256]);
        assertFalse(grey.labelled());
    }

    /** A palette, four grey levels in two bits, and transparency, which is left out. */
    @Test
    void everyKindOfPng() {
        int[] kinds = {
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_3BYTE_BGR
        };
        for (int kind : kinds) {
            BufferedImage image = new BufferedImage(2, 1, kind);
            image.setRGB(0, 0, 0xffffffff);
            image.setRGB(1, 0, kind == BufferedImage.TYPE_INT_ARGB ? 0x00000000 : 0xff000000);
            Path place = folder.resolve("kind" + kind);
            write(place.resolve("a.png"), Pictures.encoded(image, "png"));
            Images drawn = at(place).open(SEED).draw(1, 0, SEED);
            assertArrayEquals(new float[] {1, 0}, drawn.pixels(), "type " + kind);
        }
    }

    @Test
    void jpegToo() {
        Path place = folder.resolve("jpeg");
        byte[] jpeg = Pictures.colour(8, 8, 0x404040, "jpg");
        write(place.resolve("a.JPG"), jpeg);
        Images drawn = at(place).open(SEED).draw(1, 0, SEED);
        assertEquals(1, drawn.shape().channels());
        assertEquals(64 / 255f, drawn.pixels()[0], 1.01 / 255);
        write(place.resolve("b.jpeg"), Arrays.copyOf(jpeg, jpeg.length - 20));
        fails(() -> at(place).open(SEED), "b.jpeg is damaged");
    }

    @Test
    void oneDamagedAmongAThousandIsNamed() {
        Path place = folder.resolve("thousand");
        byte[] sound = Pictures.grey(4, 4, 7);
        for (int i = 0; i < 1000; i++) {
            write(place.resolve("i" + i + ".png"), sound);
        }
        assertEquals(1000, at(place).open(SEED).size());
        byte[] spoilt = sound.clone();
        spoilt[spoilt.length - 20] ^= 4;
        write(place.resolve("i657.png"), spoilt);
        fails(() -> at(place).open(SEED), "i657.png is damaged: the checksum");
        write(place.resolve("i657.png"), Arrays.copyOf(sound, sound.length - 20));
        fails(() -> at(place).open(SEED), "i657.png is damaged: it is cut off");
        write(place.resolve("i657.png"), "GIF89a");
        fails(() -> at(place).open(SEED), "i657.png is neither a PNG nor a JPEG");
    }

    @Test
    void mixedSizesAreNamedOrResized() {
        Path place = folder.resolve("mixed");
        write(place.resolve("a.png"), Pictures.colour(4, 4, 0x303030, "png"));
        write(place.resolve("b.png"), Pictures.colour(9, 6, 0x909090, "png"));
        fails(() -> at(place).open(SEED), "a.png has 4 x 4", "b.png has 9 x 6", "set height and width");
        Images same = new ImageFolder(place, Optional.empty(), Optional.of(4), Optional.of(5), 0)
                .open(SEED)
                .draw(2, 0, SEED);
        assertEquals(new Images.Shape(1, 4, 5, List.of()), same.shape());
        for (int i = 0; i < 40; i++) {
            assertEquals(same.pixels()[i / 20 * 20], same.pixels()[i]);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new ImageFolder(place, Optional.empty(), Optional.of(4), Optional.empty(), 0));
    }

    /** Halving by a triangle two new pixels wide: weights 1, 3, 3, 1 over 8, at the edge 3, 3, 1 over 7. */
    @Test
    void resizingIsWeightedByATriangle() {
        byte[] line = {0, 70, 0, (byte) 140, 0, 0};
        assertArrayEquals(
                new byte[] {30, 61, 20},
                Resize.plane(line, 1, 6, 1, 3),
                Arrays.toString(Resize.plane(line, 1, 6, 1, 3)));
        assertArrayEquals(new byte[] {30, 61, 20}, Resize.plane(line, 6, 1, 3, 1));
        // growing: linear between the centres of the old pixels
        assertArrayEquals(new byte[] {0, 25, 75, 100}, Resize.plane(new byte[] {0, 100}, 1, 2, 1, 4));
    }

    @Test
    void whatIsNoFolderOfImagesIsNamed() {
        fails(() -> at(folder.resolve("none")).open(SEED), "does not exist");
        fails(() -> at(write(folder.resolve("file"), "x")).open(SEED), "is not a folder");
        fails(
                () -> at(write(folder.resolve("empty").resolve("a.txt"), "x").getParent())
                        .open(SEED),
                "has no files");
        Path both = folder.resolve("both");
        write(both.resolve("a.png"), Pictures.grey(1, 1, 0));
        write(both.resolve("c").resolve("a.png"), Pictures.grey(1, 1, 0));
        fails(() -> at(both).open(SEED), "both in itself and in sub-folders");
    }
}
