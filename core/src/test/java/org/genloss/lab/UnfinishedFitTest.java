package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.data.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFitTest {

    @TempDir
    Path folder;

    private static Tensors state(double x) {
        return new Tensors().with("x", new double[] {x}, 1);
    }

    private double read(int generation) {
        return new UnfinishedFit(folder).of(generation).orElseThrow().doubles("x")[0];
    }

    /** The file that the note names is never the one that is written, also when the process has changed in between. */
    @Test
    void whatWasSavedLastIsWholeWhileTheNextIsWritten() throws IOException {
        String before = "";
        for (int i = 0; i < 5; i++) {
            new UnfinishedFit(folder).save(3, state(i));
            assertEquals(i, read(3));
            String note = Files.readString(folder.resolve("fit.json"));
            String named = note.replaceFirst("(?s).*\"file\":\"([^\"]*)\".*", "$1");
            assertFalse(named.equals(before), note);
            before = named;
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count(), "two states that take turns, and the note");
        }
    }

    @Test
    void theFitOfAnotherGenerationIsOfNoUse() {
        UnfinishedFit fit = new UnfinishedFit(folder);
        assertFalse(fit.exists());
        assertEquals(Optional.empty(), fit.of(0));
        fit.save(3, state(0.5));
        assertTrue(fit.exists());
        assertEquals(Optional.empty(), new UnfinishedFit(folder).of(2));
        assertEquals(Optional.empty(), new UnfinishedFit(folder).of(4));
        new UnfinishedFit(folder).save(4, state(0.25));
        assertEquals(0.25, read(4));
        assertEquals(Optional.empty(), new UnfinishedFit(folder).of(3));
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        UnfinishedFit fit = new UnfinishedFit(folder);
        fit.save(3, state(1));
        fit.save(3, state(2));
        new UnfinishedFit(folder).remove();
        try (Stream<Path> files = Files.list(folder)) {
            assertArrayEquals(new Object[0], files.toArray());
        }
    }
}
