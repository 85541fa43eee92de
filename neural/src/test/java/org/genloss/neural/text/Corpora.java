package org.genloss.neural.text;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Texts for tests. */
final class Corpora {

    private static final Path SHARED = Path.of("..", "..", "shared", "data");

    private Corpora() {}

    /** Two pages of several scripts, by the file's bytes. */
    static String golden() {
        return resource("bpe.txt");
    }

    static String resource(String name) {
        try (InputStream in = Corpora.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The novels, in the order of their names; the test is skipped where they are missing. */
    static List<Path> prose() {
        Path folder = SHARED.resolve("prose");
        assumeTrue(Files.isDirectory(folder), "no novels in " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of WikiText-2; the test is skipped where it is missing. */
    static Path wikiText(String name) {
        Path file = SHARED.resolve("wikitext-2").resolve(name);
        assumeTrue(Files.isRegularFile(file), "no " + file);
        return file;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tokenizer trained on the golden text. */
    static String tokenizer(int size) {
        BpeTrainer trainer = new BpeTrainer(size);
        trainer.read(golden());
        return trainer.train();
    }
}
