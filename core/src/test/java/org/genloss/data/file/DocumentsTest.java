package org.genloss.data.file;

import static org.genloss.data.file.Fixtures.fails;
import static org.genloss.data.file.Fixtures.gzip;
import static org.genloss.data.file.Fixtures.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

    @TempDir
    Path folder;

    private static Documents plain(Path path) {
        return Documents.at(path, Optional.empty(), "UTF-8");
    }

    private static List<String> lines(Documents documents) {
        List<String> lines = new ArrayList<>();
        documents.lines(lines::add);
        return lines;
    }

    private static List<String> whole(Documents documents) {
        List<String> texts = new ArrayList<>();
        documents.whole(texts::add);
        return texts;
    }

    @Test
    void linesKeepTheirEnds() {
        Documents documents = plain(write(folder.resolve("a.txt"), "\ufeffone\r\n\n \rtwo \ud83c\udf0a"));
        assertEquals(List.of("one\n", "\n", " \n", "two \ud83c\udf0a"), lines(documents));
        assertEquals(List.of("one\n\n \ntwo \ud83c\udf0a"), whole(documents));
        assertEquals(List.of("one\n"), lines(plain(write(folder.resolve("b.txt"), "one\n"))));
        assertEquals(List.of(""), lines(plain(write(folder.resolve("c.txt"), "\ufeff"))));
    }

    @Test
    void aFolderInTheOrderOfNames() {
        write(folder.resolve("b/1.txt"), "three");
        write(folder.resolve("a.tokens"), "one\ntwo");
        write(folder.resolve("a.txt.gz"), gzip("packed"));
        write(folder.resolve("c.json"), "not read");
        assertEquals(List.of("one\ntwo", "packed", "three"), whole(plain(folder)));
        assertEquals(List.of("one\n", "two", "packed", "three"), lines(plain(folder)));
    }

    @Test
    void rowsOfATable() {
        Path file = write(
                folder.resolve("t.jsonl"),
                "{\"text\": \"a\\nb\"}\n{\"text\": \"\"}\n{\"text\": null}\n{\"text\": \"c\"}\n");
        Documents documents = Documents.at(file, Optional.of("text"), "UTF-8");
        assertEquals(List.of("a\n", "b", "", "c"), lines(documents));
        assertEquals(List.of("a\nb", "", "c"), whole(documents));
        fails(() -> lines(plain(file)), "text_column is not set");
        fails(() -> lines(Documents.at(file, Optional.of("txet"), "UTF-8")), "no column 'txet'");
    }

    @Test
    void otherEncodings() {
        Path file = write(folder.resolve("a.txt"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("\u00e9"), whole(Documents.at(file, Optional.empty(), "ISO-8859-1")));
        fails(() -> whole(plain(file)), "is not UTF-8");
        assertTrue(Documents.isCharset("utf-8"));
        assertFalse(Documents.isCharset("utf 8"));
        assertFalse(Documents.isCharset("klingon"));
    }

    @Test
    void hashesAndPublishedTexts() {
        Path one = write(folder.resolve("a.txt"), "one");
        Path two = write(folder.resolve("b.txt"), "two");
        assertEquals(DataFile.at(one).hash(), plain(one).hash());
        assertNotEquals(plain(one).hash(), plain(two).hash());
        assertEquals(
                FileSet.of(folder.resolve("*.txt")).hash(),
                plain(folder.resolve("*.txt")).hash());
        assertEquals(List.of(), plain(one).published());
    }

    @Test
    void wikiTextIsKnown() {
        Path shared = Path.of("..", "..", "shared", "data", "wikitext-2");
        assumeTrue(Files.isDirectory(shared), "no WikiText-2 in " + shared);
        assertEquals(
                List.of("WikiText-2 test", "WikiText-2 validation"),
                plain(shared.resolve("wiki.*.tokens")).published());
    }
}
