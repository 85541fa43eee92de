package org.genloss.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text around an example of a word. */
class ContextsTest {

    @TempDir
    Path folder;

    private Optional<String> of(String word, String text) throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, text);
        return Contexts.of(word, file + ":1");
    }

    @Test
    void aPartOfANumberOrWordIsNotTheWord() throws IOException {
        assertEquals(
                "13, at last",
                of("13", "it lost 13,000 people and 3.13\nwere 13, at last")
                        .orElseThrow()
                        .strip()
                        .replaceFirst(".*were ", ""));
        assertEquals(Optional.empty(), of("13", "13,000"));
        assertEquals(Optional.empty(), of("don", "I don't"));
        assertEquals("‘don’", of("don", "‘don’").orElseThrow());
    }

    @Test
    void asItIsWrittenComesBeforeAnyOtherCase() throws IOException {
        assertTrue(of("Will", "he will go\nand Will stays").orElseThrow().endsWith("and Will stays"));
        assertEquals("WILL", of("will", "WILL").orElseThrow(), "a profile may be in lower case");
    }

    @Test
    void aWordThatTheCutBeginsInIsNoWord() throws IOException {
        String line = "x".repeat(200) + "f the night went on and on until it was over at last and all was told";
        for (int more = 0; more < 80; more++) {
            assertEquals(Optional.empty(), of("f", line + "y".repeat(more) + "\nthe end"));
        }
        assertTrue(of("two words", "there stand two\nwords here").isPresent());
    }
}
