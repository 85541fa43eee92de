package org.genloss.data.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.spec.UserError;

/** What the files of MNIST and its relatives are called, and which belong together. */
final class IdxNames {

    /** {@code train-images-idx3-ubyte}, {@code train-images.idx3-ubyte}, {@code emnist-letters-train-images-idx3-ubyte}, .gz or not. */
    private static final String TRAINING_IMAGES = ".*train.*images[-.]idx3-ubyte(\\.gz)?";

    private IdxNames() {}

    /** The file of images that a path means: itself, or the one file of training images in a folder. */
    static Path images(Path path) {
        if (!Files.isDirectory(path)) {
            return path;
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            files.filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(TRAINING_IMAGES))
                    .sorted()
                    .forEach(found::add);
        } catch (IOException e) {
            throw new UserError(path + " could not be read: " + e.getMessage(), "check its permissions", e);
        }
        // a compressed file beside what it unpacks to is the same file twice
        found.removeIf(file -> isPacked(file) && found.contains(unpacked(file)));
        if (found.size() != 1) {
            throw new UserError(
                    path + " has " + (found.isEmpty() ? "no" : found.size()) + " files of training images"
                            + (found.isEmpty()
                                    ? ""
                                    : ": "
                                            + found.stream()
                                                    .map(Path::getFileName)
                                                    .toList()),
                    found.isEmpty()
                            ? "give a file of images, or a folder with train-images-idx3-ubyte or train-images-idx3-ubyte.gz"
                            : "give the one that you mean");
        }
        return found.get(0);
    }

    /** The labels beside a file of images. */
    static Optional<Path> labels(Path images) {
        String name = images.getFileName().toString();
        return name.contains("images")
                ? beside(images, name.replace("images", "labels").replace("idx3", "idx1"))
                : Optional.empty();
    }

    /** The test images beside a file of training images. */
    static Optional<Path> test(Path images) {
        String name = images.getFileName().toString();
        return name.contains("train")
                ? beside(images, name.replace("train", "t10k")).or(() -> beside(images, name.replace("train", "test")))
                : Optional.empty();
    }

    /** The file of this name in the same folder, compressed or not. */
    private static Optional<Path> beside(Path file, String name) {
        Path sibling = file.resolveSibling(name);
        Path other = isPacked(sibling) ? unpacked(sibling) : file.resolveSibling(name + ".gz");
        return Stream.of(sibling, other).filter(Files::isRegularFile).findFirst();
    }

    private static boolean isPacked(Path file) {
        return file.getFileName().toString().endsWith(".gz");
    }

    private static Path unpacked(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ".gz".length()));
    }
}
