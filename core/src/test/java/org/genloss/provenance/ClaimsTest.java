package org.genloss.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a whole source is known of its pieces, and nothing else. */
class ClaimsTest {

    @TempDir
    Path folder;

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static Optional<Provenance> claimed(Origin origin, int generation, String... generators) {
        return Optional.of(new Provenance(origin, List.of(generators), OptionalInt.of(generation), List.of(), "", 1));
    }

    @Test
    void filesThatSayNothing() throws IOException {
        file("a.csv", "x,y\n1,2\n");
        file("b.txt", "whale");
        file("c.idx", "\0\0");
        assertEquals(Optional.empty(), Claims.of(folder));
        assertEquals(Optional.empty(), Claims.of(folder.resolve("nothing here")));
    }

    @Test
    void oneOriginIsThatOfEveryPiece() throws IOException {
        file(
                "a.jsonl",
                "{\"text\": \"a\", \"origin\": \"human\"}\n{\"text\": \"b\", \"origin\": \"human\", \"parents\": [\"x\"]}\n");
        file("b.txt", "whale");
        file("b.txt.provenance.jsonl", "{\"origin\": \"human\"}\n");
        assertEquals(claimed(Origin.HUMAN, 0), Claims.of(folder));
        file("c.csv", "text,origin,generator,generation\nx,synthetic,m,2\n");
        assertEquals(claimed(Origin.UNKNOWN, 2, "m"), Claims.of(folder), "a piece may be of either");
        assertEquals(claimed(Origin.SYNTHETIC, 2, "m"), Claims.of(folder.resolve("c.csv")));
        file("d.txt", "nobody says");
        assertEquals(Origin.UNKNOWN, Claims.of(folder).orElseThrow().origin());
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        file("a.csv", "text,origin\nx,robot\n");
        assertTrue(assertThrows(UserError.class, () -> Claims.of(folder))
                .getMessage()
                .contains("robot"));
    }
}
