package org.genloss.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.genloss.ledger.Entry;

/** The files of a run's folder {@code samples}: {@code c0000-g00003.json}, {@code c0000-real-morph.json} and the like. */
final class SampleFiles {

    private static final Pattern NAME = Pattern.compile("c(\\d+)-(?:g(\\d+)|real)(?:-([a-z0-9-]+))?\\.json");

    private SampleFiles() {}

    /**
     * One file.
     *
     * @param cell index of the cell
     * @param generation generation of the model, or {@link Entry#BASELINE} for real data
     * @param exhibit what it shows; empty for items that were drawn
     */
    record SampleFile(Path path, int cell, int generation, String exhibit) {}

    /** All of them, by name; none where there is no such folder. Files of other names are left out. */
    static List<SampleFile> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.sorted().flatMap(SampleFiles::named).toList();
        }
    }

    private static Stream<SampleFile> named(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (!name.matches()) {
            return Stream.empty();
        }
        int generation = name.group(2) == null ? Entry.BASELINE : Integer.parseInt(name.group(2));
        String exhibit = name.group(3) == null ? "" : name.group(3);
        return Stream.of(new SampleFile(path, Integer.parseInt(name.group(1)), generation, exhibit));
    }
}
