package org.genloss.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.genloss.report.TextExhibits.Continuations;

/**
 * What was written after the same prompts, as much of it as a page can bear.
 *
 * @param cells of each setting that has any, by generation
 * @param generations of models, thinned
 * @param texts how many prompts, or texts without prompts, are shown of each
 */
record SamePrompts(List<TreeMap<Integer, Continuations>> cells, List<Integer> generations, int texts) {

    private static final int ROWS = 12;

    /** Bytes of text in one panel. */
    private static final int BYTES = 400_000;

    static SamePrompts of(Story.Panel panel, String name) {
        List<TreeMap<Integer, Continuations>> cells = panel.cells().stream()
                .map(cell -> ExhibitFrames.of(cell, Exhibits::continuations, name))
                .filter(all -> !all.isEmpty())
                .toList();
        TreeSet<Integer> all = new TreeSet<>();
        cells.forEach(cell -> cell.tailMap(0).forEach((generation, kept) -> {
            if (!kept.texts().isEmpty()) {
                all.add(generation);
            }
        }));
        List<Integer> generations = Thinning.of(List.copyOf(all), ROWS);
        return new SamePrompts(cells, generations, fitting(cells, generations));
    }

    /** As many as there are, and fewer where they are too long; one always fits. */
    private static int fitting(List<TreeMap<Integer, Continuations>> cells, List<Integer> generations) {
        int most = 0;
        for (TreeMap<Integer, Continuations> cell : cells) {
            for (Continuations kept : cell.tailMap(0).values()) {
                most = Math.max(most, kept.texts().size());
            }
        }
        long bytes = 0;
        for (int i = 0; i < most; i++) {
            bytes += bytes(cells, generations, i);
            if (bytes > BYTES && i > 0) {
                return i;
            }
        }
        return most;
    }

    private static long bytes(List<TreeMap<Integer, Continuations>> cells, List<Integer> generations, int i) {
        long bytes = 0;
        for (TreeMap<Integer, Continuations> cell : cells) {
            for (int generation : generations) {
                Continuations kept = cell.get(generation);
                if (kept != null && i < kept.texts().size()) {
                    bytes += kept.texts().get(i).getBytes(StandardCharsets.UTF_8).length;
                }
            }
        }
        return bytes;
    }

    boolean prompted() {
        return cells.stream().flatMap(cell -> cell.values().stream()).anyMatch(kept -> !kept.prompts()
                .isEmpty());
    }

    /** The i-th prompt of each setting; empty without prompts. */
    List<String> prompts(int i) {
        return prompted()
                ? cells.stream()
                        .map(cell -> cell.lastEntry().getValue().prompts())
                        .map(prompts -> i < prompts.size() ? prompts.get(i) : "")
                        .toList()
                : List.of();
    }
}
