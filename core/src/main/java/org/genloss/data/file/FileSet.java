package org.genloss.data.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.spec.UserError;

/**
 * The files that a path of a spec means, ordered by name, code point by code point, whatever the file system's order.
 *
 * @param root what the spec says
 * @param files one or more
 */
record FileSet(Path root, List<DataFile> files) {

    /** Order of code points; {@code String.compareTo} has the order of UTF-16. */
    static final Comparator<String> BY_CODE_POINT = FileSet::compare;

    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // half a pair stands for a code point above all that fit in one char
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** One file, or those that a pattern with {@code *}, {@code ?} or {@code [..]} in the file name matches. */
    static FileSet of(Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        boolean pattern = name.matches(".*[*?\\[{].*");
        if (Files.exists(path) || !pattern) {
            return new FileSet(path, List.of(DataFile.at(path)));
        }
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    folder + " is not a folder", "check the path; a pattern may stand in the file name only");
        }
        List<Path> matches = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, name)) {
            found.forEach(matches::add);
        } catch (IOException e) {
            throw new UserError(folder + " could not be read: " + e.getMessage(), "check its permissions", e);
        }
        matches.removeIf(Files::isDirectory);
        if (matches.isEmpty()) {
            throw new UserError("no file matches " + path, "check the pattern");
        }
        return sorted(path, folder, matches);
    }

    /** All files below a folder whose names, in lower case and without .gz or .zst, pass. */
    static FileSet below(Path folder, Predicate<String> unpackedName, String kinds) {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            found = walk.filter(Files::isRegularFile)
                    .filter(path -> unpackedName.test(path.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .replaceFirst("\\.(gz|zst)$", "")))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            String why = e.getCause() instanceof FileSystemLoopException ? "links form a loop" : e.getMessage();
            throw new UserError(folder + " could not be read: " + why, "check its permissions and links", e);
        }
        if (found.isEmpty()) {
            throw new UserError(folder + " has no files of the kinds " + kinds, "check the path, or rename the files");
        }
        return sorted(folder, folder, found);
    }

    private static FileSet sorted(Path root, Path folder, List<Path> paths) {
        return new FileSet(
                root,
                paths.stream()
                        .sorted(Comparator.comparing(path -> name(folder, path), BY_CODE_POINT))
                        .map(DataFile::at)
                        .toList());
    }

    /** The path below the folder, with / on every platform. */
    private static String name(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    /** SHA-256 of the file; of several, of the lines "hash, two spaces, name" in order, as sha256sum writes them. */
    String hash() {
        return hash(files.stream().map(DataFile::hash).toList());
    }

    /**
     * As {@link #hash()}, from the SHA-256 of every file.
     *
     * @param hashes in the order of the files
     */
    String hash(List<String> hashes) {
        if (files.size() == 1) {
            return hashes.get(0);
        }
        return DataFile.sha256(IntStream.range(0, hashes.size())
                .mapToObj(i -> hashes.get(i) + "  " + name(files.get(i)))
                .toList());
    }

    /** The name of one of the files: its path below the folder, with / on every platform. */
    String name(DataFile file) {
        Path folder = Files.isDirectory(root) ? root : root.toAbsolutePath().getParent();
        return name(folder, file.path());
    }
}
