package org.genloss.neural.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Images;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierFilesTest {

    private static final ClassifierNetwork NETWORK = new ClassifierNetwork(Marks.SHAPE, 3);

    private static final Images IMAGES = Marks.ALL.draw(8, 0, new Seed(3));

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private static Tensors parameters(float value) {
        Tensors tensors = new Tensors();
        NETWORK.shapes().forEach((name, shape) -> {
            float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            Arrays.fill(values, value);
            tensors.with(name, values, shape);
        });
        return tensors;
    }

    @Test
    void theFolderIsTheUsers() {
        Path home = Path.of("home");
        assertEquals(
                Path.of("home", ".cache", "genloss", "classifiers", "k.safetensors"),
                ClassifierFiles.of(Map.of("GENLOSS_CACHE", " "), home, warnings::add)
                        .file("k"));
        assertEquals(
                Path.of("xdg", "genloss", "classifiers", "k.safetensors"),
                ClassifierFiles.of(Map.of("XDG_CACHE_HOME", "xdg"), home, warnings::add)
                        .file("k"));
        assertEquals(
                Path.of("mine", "classifiers", "k.safetensors"),
                ClassifierFiles.of(Map.of("XDG_CACHE_HOME", "xdg", "GENLOSS_CACHE", "mine"), home, warnings::add)
                        .file("k"));
    }

    @Test
    void whatIsKeptIsReadAndNotFittedAgain() {
        ClassifierFiles files = new ClassifierFiles(folder.resolve("a").resolve("b"), warnings::add);
        assertEquals(Optional.empty(), files.read("k", NETWORK));
        files.write("k", parameters(0.5f));
        Tensors read = files.of("k", NETWORK, () -> fail("a classifier that is there was fitted"));
        assertArrayEquals(SafeTensors.toBytes(parameters(0.5f)), SafeTensors.toBytes(read));
        assertEquals(List.of(), warnings);
    }

    /** Cut short, garbage, another architecture: each time the classifier is fitted and the file replaced. */
    @Test
    void aDamagedFileIsReplaced() throws IOException {
        ClassifierFiles files = new ClassifierFiles(folder, warnings::add);
        byte[] right = SafeTensors.toBytes(parameters(0.5f));
        List<byte[]> damaged = List.of(
                Arrays.copyOf(right, right.length / 2),
                new byte[] {1, 2, 3},
                SafeTensors.toBytes(new Tensors().with("conv1.weight", new float[] {1}, 1)));
        for (byte[] bytes : damaged) {
            Files.write(files.file("k"), bytes);
            Tensors parameters = files.of("k", NETWORK, () -> parameters(0.5f));
            assertArrayEquals(right, SafeTensors.toBytes(parameters));
            assertArrayEquals(right, Files.readAllBytes(files.file("k")));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsDoneWithout() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        ClassifierFiles files = new ClassifierFiles(file.resolve("below"), warnings::add);
        files.of("k", NETWORK, () -> parameters(1));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("could not be kept in " + file), warnings.get(0));
        assertEquals(Optional.empty(), files.read("k", NETWORK));
    }

    @Test
    void manyWritersLeaveOneWholeFile() throws IOException {
        ClassifierFiles files = new ClassifierFiles(folder, warnings::add);
        IntStream.range(0, 32).parallel().forEach(i -> files.write("k", parameters(i)));
        Tensors read = files.read("k", NETWORK).orElseThrow();
        float any = ((float[]) read.get("conv1.weight").data())[0];
        assertArrayEquals(SafeTensors.toBytes(parameters(any)), SafeTensors.toBytes(read));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void theKeyIsAllThatCounts() {
        String key = ClassifierFiles.key(NETWORK, IMAGES);
        assertEquals(key, ClassifierFiles.key(NETWORK, Marks.ALL.draw(8, 0, new Seed(3))));
        assertEquals(64, key.length());
        float[] pixels = IMAGES.pixels().clone();
        pixels[pixels.length - 1] += 0.001f;
        assertNotEquals(key, ClassifierFiles.key(NETWORK, new Images(pixels, IMAGES.labels(), Marks.SHAPE)));
        int[] labels = IMAGES.labels().clone();
        labels[7] = (labels[7] + 1) % 3;
        assertNotEquals(key, ClassifierFiles.key(NETWORK, new Images(IMAGES.pixels(), labels, Marks.SHAPE)));
        assertNotEquals(key, ClassifierFiles.key(new ClassifierNetwork(Marks.SHAPE, 4), IMAGES));
        assertTrue(key.matches("[0-9a-f]+"));
    }
}
