package org.genloss.data.corpus;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.genloss.spec.UserError;

/** The files that a user means by files, folders and patterns. */
final class Expansion {

    private static final String ANY_FOLDERS = "**";
    private static final String PATTERN = ".*[*?\\[{].*";
    private static final String KINDS = ".*\\.(txt|tokens|csv|tsv|jsonl|ndjson|json|parquet)";

    private final Set<Path> matches = new TreeSet<>(Comparator.comparing(Expansion::name, Expansion::byCodePoint));

    private Expansion() {}

    /**
     * All files, each once, ordered by name, code point by code point. A folder means the files of known kinds below it; a pattern means
     * what it matches, with {@code *}, {@code ?}, {@code [..]} and <code>{..,..}</code> in names and {@code **} for any folders, none
     * included. What begins with a dot is left out of folders and patterns.
     *
     * @throws UserError if an argument means no file
     */
    static List<Path> of(List<String> arguments) {
        Expansion all = new Expansion();
        for (String argument : arguments) {
            Expansion one = new Expansion();
            one.add(argument);
            all.matches.addAll(one.matches);
        }
        Set<Path> real = new HashSet<>();
        return all.matches.stream()
                .filter(path -> real.add(path.toAbsolutePath().normalize()))
                .toList();
    }

    private void add(String argument) {
        Path path = literal(argument);
        if (path != null && Files.isDirectory(path)) {
            below(path);
        } else if (path != null && Files.exists(path)) {
            matches.add(path);
        } else if (argument.matches(PATTERN)) {
            pattern(argument);
        } else {
            throw new UserError(Labels.shown(argument) + " does not exist", "check the path");
        }
    }

    /** The argument as a path; null if it cannot be one, as with a star on Windows. */
    private static Path literal(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private void below(Path folder) {
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            walk.filter(path -> !isHidden(folder.relativize(path)))
                    .filter(path -> unpacked(path).matches(KINDS))
                    .filter(Files::isRegularFile)
                    .forEach(matches::add);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
        if (matches.isEmpty()) {
            throw new UserError(
                    Labels.shown(folder.toString())
                            + " has no .txt, .tokens, .csv, .tsv, .jsonl, .ndjson, .json or .parquet files",
                    "check the path, or name the files");
        }
    }

    private void pattern(String argument) {
        String[] parts = argument.split(File.separatorChar == '/' ? "/" : "[/\\\\]", -1);
        int fixed = 0;
        while (!parts[fixed].matches(PATTERN)) {
            fixed++;
        }
        String base = String.join("/", List.of(parts).subList(0, fixed));
        Path start = fixed == 0 ? Path.of("") : Path.of(base.isEmpty() ? "/" : base);
        try {
            match(start, List.of(parts).subList(fixed, parts.length));
        } catch (PatternSyntaxException e) {
            throw new UserError(
                    Labels.shown(argument) + " is not a pattern: " + e.getDescription(), "check its brackets");
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(start, e);
        }
        if (matches.isEmpty()) {
            throw new UserError("no file matches " + Labels.shown(argument), "check the pattern");
        }
    }

    private void match(Path folder, List<String> parts) throws IOException {
        String part = parts.get(0);
        List<String> rest = parts.subList(1, parts.size());
        if (part.equals(ANY_FOLDERS)) {
            List<String> after = rest.isEmpty() ? List.of("*") : rest;
            for (Path below : folders(folder)) {
                match(below, after);
            }
            return;
        }
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + part);
        for (Path entry : entries(folder)) {
            boolean hidden = isHidden(entry.getFileName()) && !part.startsWith(".");
            if (hidden || !matcher.matches(entry.getFileName())) {
                continue;
            }
            if (!rest.isEmpty() && Files.isDirectory(entry)) {
                match(entry, rest);
            } else if (rest.isEmpty() && Files.isRegularFile(entry)) {
                matches.add(entry);
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            walk.filter(Files::isDirectory)
                    .filter(path -> path.equals(folder) || !isHidden(folder.relativize(path)))
                    .forEach(folders::add);
        }
        return folders;
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** The name in lower case, without .gz or .zst. */
    static String unpacked(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    }

    /** The path with / on every platform. */
    static String name(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static int byCodePoint(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private static UserError unreadable(Path folder, Exception e) {
        String why = e.getCause() instanceof FileSystemLoopException ? "links form a loop" : e.getMessage();
        return new UserError(
                Labels.shown(folder.toString()) + " could not be read: " + why, "check its permissions and links", e);
    }
}
