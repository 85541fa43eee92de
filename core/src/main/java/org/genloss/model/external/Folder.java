package org.genloss.model.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.data.Tensors;
import org.genloss.spec.UserError;

/**
 * A temporary folder, which closing deletes.
 *
 * @param root the folder
 */
record Folder(Path root) implements AutoCloseable {

    private static final String FILE = "file:";

    static Folder temporary() {
        try {
            return new Folder(Files.createTempDirectory("genloss-"));
        } catch (IOException e) {
            throw failed("no temporary folder can be made", e);
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Makes an empty folder in it. */
    Path make(String name) {
        try {
            return Files.createDirectory(path(name));
        } catch (IOException e) {
            throw failed(path(name) + " cannot be made", e);
        }
    }

    static boolean isEmpty(Path folder) {
        return files(folder).isEmpty();
    }

    /** All files below a folder, by name, each as a byte array called {@code file:} and its path with slashes. */
    static Tensors pack(Path folder) {
        Tensors state = new Tensors();
        for (Path file : files(folder)) {
            try {
                byte[] bytes = Files.readAllBytes(file);
                String name = folder.relativize(file).toString().replace('\\', '/');
                state.with(FILE + name, bytes, bytes.length);
            } catch (IOException e) {
                throw failed(file + " of an external model cannot be read", e);
            }
        }
        return state;
    }

    /** Writes the files that {@link #pack} packed. */
    static void unpack(Tensors state, Path folder) {
        for (String name : state.names()) {
            Path file = folder.resolve(name.substring(FILE.length())).normalize();
            if (!name.startsWith(FILE) || !file.startsWith(folder)) {
                throw new IllegalArgumentException("'" + name + "' is no file of an external model");
            }
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, state.bytes(name));
            } catch (IOException e) {
                throw failed(file + " of an external model cannot be written", e);
            }
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw failed(folder + " cannot be listed", e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(file + " cannot be deleted", e);
        }
    }

    /** Deletes the folder and all in it. */
    @Override
    public void close() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(Folder::delete);
        } catch (IOException e) {
            throw failed(root + " cannot be deleted", e);
        }
    }

    private static UserError failed(String what, IOException e) {
        return new UserError(what + ": " + e, "check the temporary folder (java.io.tmpdir): its rights and room", e);
    }
}
