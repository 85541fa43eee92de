package org.genloss.data.corpus;

import static org.genloss.data.file.Fixtures.fails;
import static org.genloss.data.file.Fixtures.write;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpansionTest {

    @TempDir
    Path folder;

    @BeforeEach
    void files() {
        for (String name : List.of(
                "b.jsonl.gz",
                "a.txt",
                "\ud83c\udf0a.csv",
                "\uff5e.csv",
                "notes.md",
                "_SUCCESS",
                ".hidden.txt",
                "x/1.parquet",
                "x/y/2.parquet",
                "x/y/3.json",
                "x/.tmp/4.parquet",
                "a[1].tokens")) {
            write(folder.resolve(name), "x");
        }
    }

    private List<String> of(String... arguments) {
        String[] inside = Arrays.stream(arguments)
                .map(argument -> folder + "/" + argument)
                .toArray(String[]::new);
        return Expansion.of(List.of(inside)).stream()
                .map(path -> Expansion.name(folder.relativize(path)))
                .toList();
    }

    @Test
    void aFolderIsAllBelowItByCodePoint() {
        assertEquals(
                List.of(
                        "a.txt",
                        "a[1].tokens",
                        "b.jsonl.gz",
                        "x/1.parquet",
                        "x/y/2.parquet",
                        "x/y/3.json",
                        "\uff5e.csv",
                        "\ud83c\udf0a.csv"),
                of(""));
    }

    @Test
    void patterns() {
        assertEquals(List.of("a.txt"), of("*.txt"));
        assertEquals(List.of("x/1.parquet", "x/y/2.parquet"), of("**/*.parquet"));
        assertEquals(List.of("x/1.parquet", "x/y/2.parquet", "x/y/3.json"), of("x/**"));
        assertEquals(List.of("x/1.parquet", "x/y/2.parquet"), of("x/**/[0-9].parq?et"));
        assertEquals(List.of("x/y/2.parquet"), of("*/y/{2,7}.parquet"));
        assertEquals(List.of(".hidden.txt"), of(".*.txt"));
        assertEquals(List.of("notes.md"), of("n*"));
    }

    @Test
    void aFileIsTakenAtItsWordAndOnce() {
        assertEquals(List.of("a[1].tokens"), of("a[1].tokens"));
        assertEquals(List.of("a.txt", "x/1.parquet"), of("x/1.parquet", "a.txt", "x/../a.txt", "*.txt", "x/*.parquet"));
    }

    @Test
    void whatMeansNothing() {
        fails(() -> of("none.txt"), "none.txt does not exist");
        fails(() -> of("*.none"), "no file matches");
        fails(() -> of("none/**/*.txt"), "no file matches");
        fails(() -> of("[.txt"), "is not a pattern");
        write(folder.resolve("empty/notes.md"), "x");
        fails(() -> of("empty"), "has no .txt, .tokens, .csv");
    }

    @Test
    void linksInALoop() throws IOException {
        Files.createSymbolicLink(folder.resolve("x/y/loop"), folder.resolve("x"));
        fails(() -> of("x"), "links form a loop");
        fails(() -> of("x/**/*.json"), "links form a loop");
        assertEquals(List.of("x/1.parquet"), of("x/*.parquet"));
    }
}
