package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.data.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {

    @TempDir
    Path folder;

    private static Tensors state(double x) {
        return new Tensors().with("x", new double[] {x}, 1);
    }

    private static double read(Optional<Tensors> saved) {
        return saved.orElseThrow().doubles("x")[0];
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The file that the note names is never the one that is written, also when the process has changed in between. */
    @Test
    void whatWasSavedLastIsWholeWhileTheNextIsWritten() throws IOException {
        String before = "";
        for (int i = 0; i < 5; i++) {
            new Unfinished(folder).saveFit(3, state(i));
            assertEquals(i, read(new Unfinished(folder).fit(3)));
            assertEquals(2, files().size(), "what is no longer named is gone");
            assertNotEquals(before, files().get(0));
            before = files().get(0);
        }
    }

    @Test
    void anotherGenerationIsOfNoUse() {
        Unfinished unfinished = new Unfinished(folder);
        assertFalse(unfinished.exists());
        assertEquals(Optional.empty(), unfinished.fit(0));
        unfinished.saveFit(3, state(0.5));
        assertTrue(unfinished.exists());
        assertEquals(Optional.empty(), new Unfinished(folder).fit(2));
        assertEquals(Optional.empty(), new Unfinished(folder).fit(4));
        assertEquals(Optional.empty(), new Unfinished(folder).model(3));
        new Unfinished(folder).saveModel(4, state(0.25), "a line\n");
        assertEquals(0.25, read(new Unfinished(folder).model(4)));
        assertEquals("a line\n", new Unfinished(folder).lines(4));
        assertEquals("", new Unfinished(folder).lines(3));
        assertTrue(new Unfinished(folder).isMeasured(4));
        assertFalse(new Unfinished(folder).isMeasured(3));
        assertEquals(Optional.empty(), new Unfinished(folder).fit(4), "the fit is over");
        assertEquals(Optional.empty(), new Unfinished(folder).written(4));
    }

    /** A model may be large: it is written once, however often a part of what it writes is. */
    @Test
    void theModelStaysWhileItWrites() throws IOException {
        new Unfinished(folder).saveFit(2, state(1));
        new Unfinished(folder).saveModel(2, state(2), "{}\n");
        assertEquals(List.of("unfinished-model-0.safetensors", "unfinished.json"), files());
        for (int i = 0; i < 3; i++) {
            new Unfinished(folder).saveWritten(state(10 + i));
            Unfinished after = new Unfinished(folder);
            assertEquals(2, read(after.model(2)));
            assertEquals(10 + i, read(after.written(2)));
            assertEquals("{}\n", after.lines(2));
            assertEquals(
                    List.of(
                            "unfinished-model-0.safetensors",
                            "unfinished-written-" + i % 2 + ".safetensors",
                            "unfinished.json"),
                    files());
        }
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Unfinished unfinished = new Unfinished(folder);
        unfinished.saveFit(3, state(1));
        unfinished.saveModel(3, state(2), "");
        unfinished.saveWritten(state(3));
        new Unfinished(folder).remove();
        assertArrayEquals(new Object[0], files().toArray());
    }
}
