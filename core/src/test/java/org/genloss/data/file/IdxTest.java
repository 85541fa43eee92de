package org.genloss.data.file;

import static org.genloss.data.file.Fixtures.fails;
import static org.genloss.data.file.Fixtures.gzip;
import static org.genloss.data.file.Fixtures.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.SupplyContract;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest extends SupplyContract<Images> {

    private static final Seed SEED = new Seed(1);

    /** The real MNIST, kept beside a checkout and never in it. */
    private static final Path MNIST = Path.of("..", "..", "shared", "data", "mnist");

    @TempDir
    Path folder;

    /** Image i has the pixels i, 1, 2, .. and the label i modulo 3. */
    private static byte[] images(int n, int height, int width) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + n * height * width);
        bytes.putInt(0x803).putInt(n).putInt(height).putInt(width);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < height * width; j++) {
                bytes.put((byte) (j == 0 ? i : j));
            }
        }
        return bytes.array();
    }

    private static byte[] labels(int n) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + n).putInt(0x801).putInt(n);
        IntStream.range(0, n).forEach(i -> bytes.put((byte) (i % 3)));
        return bytes.array();
    }

    private static Idx idx(Path path) {
        return new Idx(path, Optional.empty(), Optional.empty());
    }

    @Override
    protected Source<Images> source() {
        write(folder.resolve("train-labels-idx1-ubyte"), labels(60));
        return idx(write(folder.resolve("train-images-idx3-ubyte"), images(60, 2, 3)));
    }

    @Test
    void labelsAreFoundBesideTheImages() {
        Images drawn = source().open(SEED).draw(54, 0, SEED);
        assertEquals(new Images.Shape(1, 2, 3, List.of("0", "1", "2")), drawn.shape());
        for (int i = 0; i < drawn.size(); i++) {
            int number = Math.round(255 * drawn.pixels()[6 * i]);
            assertEquals(number % 3, drawn.labels()[i]);
            assertEquals(5 / 255f, drawn.pixels()[6 * i + 5]);
        }
        assertEquals(6, source().open(SEED).heldOutSize());
    }

    @Test
    void testImagesAreTheHeldOutOnesUnlessAShareIsAskedFor() {
        write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(images(200, 2, 3)));
        write(folder.resolve("t10k-labels-idx1-ubyte.gz"), gzip(labels(200)));
        source();
        Supply<Images> supply = idx(folder).open(SEED);
        assertEquals(60, supply.size());
        assertEquals(200, supply.heldOutSize());
        assertTrue(supply.heldOut(200, SEED).labelled());
        Supply<Images> share = new Idx(folder, Optional.empty(), Optional.of(0.25)).open(SEED);
        assertEquals(45, share.size());
        assertEquals(15, share.heldOutSize());
        assertFalse(share.hash().equals(supply.hash()));
        assertEquals("", supply.published());
    }

    @Test
    void namesOfTheRelativesToo() {
        Path emnist = write(folder.resolve("emnist-letters-train-images-idx3-ubyte.gz"), gzip(images(30, 1, 1)));
        write(folder.resolve("emnist-letters-train-labels-idx1-ubyte.gz"), gzip(labels(30)));
        write(folder.resolve("emnist-letters-test-images-idx3-ubyte.gz"), gzip(images(7, 1, 1)));
        Supply<Images> supply = idx(folder).open(SEED);
        assertEquals(30, supply.size());
        assertEquals(7, supply.heldOutSize());
        assertFalse(supply.heldOut(7, SEED).labelled());
        write(folder.resolve("train-images.idx3-ubyte"), images(3, 1, 1));
        fails(() -> idx(folder).open(SEED), "has 2 files of training images", "emnist-letters-train");
        assertEquals(30, idx(emnist).open(SEED).size());
    }

    @Test
    void aFileAndItsCompressedCopyAreOne() {
        source();
        write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(images(60, 2, 3)));
        assertEquals(54, idx(folder).open(SEED).size());
    }

    @Test
    void imagesWithoutLabels() {
        Path file = write(folder.resolve("pictures.bin"), images(20, 2, 2));
        Images drawn = idx(file).open(SEED).draw(18, 0, SEED);
        assertFalse(drawn.labelled());
        assertEquals(List.of(), drawn.shape().classes());
        Path given = write(folder.resolve("classes.bin"), labels(20));
        assertTrue(new Idx(file, Optional.of(given), Optional.of(0.0))
                .open(SEED)
                .draw(20, 0, SEED)
                .labelled());
    }

    @Test
    void whatDoesNotBelongTogetherIsNamed() {
        source();
        write(folder.resolve("train-labels-idx1-ubyte"), labels(59));
        fails(() -> idx(folder).open(SEED), "60 images", "train-labels-idx1-ubyte has 59 labels");
        source();
        write(folder.resolve("t10k-images-idx3-ubyte"), images(5, 3, 2));
        fails(() -> idx(folder).open(SEED), "images of 2 x 3 pixels", "t10k-images-idx3-ubyte of 3 x 2");
        fails(() -> idx(folder.resolve("nothing")).open(SEED), "does not exist");
        fails(
                () -> idx(write(folder.resolve("sub").resolve("a"), "x").getParent())
                        .open(SEED),
                "has no files of");
        assertThrows(IllegalArgumentException.class, () -> new Idx(folder, Optional.empty(), Optional.of(1.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00000d03|begins with the bytes 00 00 0d 03, not 00 00 08 03",
                "1f8b0803|let its name end in .gz",
                "00000801 00000001 07|these are labels",
                "0000|begins with the bytes 00 00, not",
                "00000803 00000001 0000|ends within its header",
                "00000803 00000000 00000002 00000002|an axis the length 0",
                "00000803 ffffffff 00000002 00000002|an axis the length 4294967295",
                "00000803 00000001 7fffffff 7fffffff|1 image of 2147483647 x 2147483647 pixels, more than",
                "00000803 7fffffff 00000001 00000001 05|2147483647 images of 1 x 1 pixels, 2147483647 bytes, but only 1",
                "00000803 00000001 00007fff 0000ffff 05|1 image of 32767 x 65535 pixels, 2147385345 bytes, but only 1",
                "00000803 00000001 00000001 00000002 0506 07|goes on after the 1 image of 1 x 2 pixels",
            })
    void damageIsNamed(String hex, String message) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        Path file = write(folder.resolve("damaged"), bytes);
        fails(() -> idx(file).open(SEED), file.toString(), message);
    }

    @Test
    void damagedGzipIsNamed() {
        byte[] packed = gzip(images(60, 2, 3));
        Path cut = write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length - 9));
        fails(() -> idx(cut).open(SEED), "cut.gz is damaged or cut off");
        byte[] spoilt = packed.clone();
        spoilt[packed.length - 6] ^= 1;
        Path sum = write(folder.resolve("sum.gz"), spoilt);
        fails(() -> idx(sum).open(SEED), "sum.gz is damaged or cut off");
        fails(() -> idx(write(folder.resolve("plain.gz"), images(2, 1, 1))).open(SEED), "not compressed as its");
    }

    @Test
    void theRealMnistIsRecognised() throws IOException {
        assumeTrue(Files.isDirectory(MNIST), "the real MNIST is not beside this checkout");
        Supply<Images> supply = idx(MNIST).open(SEED);
        assertEquals("MNIST", supply.published());
        assertEquals(60_000, supply.size());
        assertEquals(10_000, supply.heldOutSize());
        Images all = supply.draw(60_000, 0, SEED);
        long[] counts = new long[10];
        Arrays.stream(all.labels()).forEach(label -> counts[label]++);
        // the published counts of the digits
        assertArrayEquals(new long[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, counts);
        double sum = 0;
        for (float pixel : all.pixels()) {
            sum += pixel;
        }
        // the published mean, as PyTorch's examples have it
        assertEquals(0.1307, sum / all.pixels().length, 5e-5);
    }
}
