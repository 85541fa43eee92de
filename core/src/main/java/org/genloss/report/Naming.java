package org.genloss.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.ledger.Run;

/**
 * Which label of the cells becomes the colour and which the style of line: colour for the policy, or for the first label
 * that varies where the policy does not; style for the run and all other labels that vary.
 *
 * @param colourKey the label shown by colour; empty if the cells have none
 * @param strokeKeys labels shown by the style of line
 * @param runs names of the runs, those of their folders where two are called alike; empty for a single run
 */
record Naming(String colourKey, List<String> strokeKeys, List<String> runs) {

    private static final String POLICY = "policy";

    static Naming of(List<Evidence> runs) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Evidence run : runs) {
            for (Run.Cell cell : run.about().cells()) {
                cell.labels().forEach((key, value) -> values.computeIfAbsent(key, k -> new LinkedHashSet<>())
                        .add(value));
            }
        }
        List<String> varying = new ArrayList<>();
        values.forEach((key, seen) -> {
            if (seen.size() > 1) {
                varying.add(key);
            }
        });
        boolean byPolicy = varying.contains(POLICY) || varying.isEmpty() && values.containsKey(POLICY);
        String colour = byPolicy ? POLICY : varying.isEmpty() ? "" : varying.get(0);
        varying.remove(colour);
        return new Naming(colour, List.copyOf(varying), names(runs));
    }

    private static List<String> names(List<Evidence> runs) {
        if (runs.size() == 1) {
            return List.of();
        }
        List<String> folders = runs.stream()
                .map(run -> run.about().folder().toAbsolutePath().normalize())
                // the root of a file system has no name
                .map(folder ->
                        folder.getFileName() == null ? "" : folder.getFileName().toString())
                .toList();
        if (Set.copyOf(folders).size() == runs.size()
                && runs.stream().map(run -> run.about().name()).distinct().count() < runs.size()) {
            return folders;
        }
        List<String> names = new ArrayList<>();
        for (Evidence run : runs) {
            String name = run.about().name();
            int same = 2;
            while (names.contains(name)) {
                name = run.about().name() + " (" + same++ + ")";
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    String colour(Run.Cell cell) {
        return cell.labels().getOrDefault(colourKey, colourKey.isEmpty() ? "all" : "other");
    }

    String stroke(int run, Run.Cell cell) {
        List<String> parts = new ArrayList<>();
        if (!runs.isEmpty()) {
            parts.add(runs.get(run));
        }
        for (String key : strokeKeys) {
            if (cell.labels().containsKey(key)) {
                parts.add(key.replace('_', ' ') + " " + cell.labels().get(key));
            }
        }
        return String.join(" · ", parts);
    }
}
