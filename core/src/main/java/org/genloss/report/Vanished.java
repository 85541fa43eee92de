package org.genloss.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.report.Exhibits.Shares;

/** Classes that were there once and have no image any more, in words. */
final class Vanished {

    private static final int NEVER = Integer.MIN_VALUE;

    private Vanished() {}

    /** A sentence for each set of settings of a panel of which the same is true. */
    static List<String> of(Story.Panel panel, String name) {
        List<String> out = new ArrayList<>();
        grouped(panel, name)
                .forEach((gone, settings) -> out.add(String.join(", ", settings) + ": "
                        + (gone.isEmpty() ? "at the last generation every class is still drawn." : gone)));
        return out;
    }

    /** The same for settings that have lost a class, and nothing for others. */
    static List<String> lost(Story.Panel panel, String name) {
        Map<String, List<String>> grouped = grouped(panel, name);
        grouped.remove("");
        List<String> out = new ArrayList<>();
        grouped.forEach((gone, settings) -> out.add("Under " + String.join(", ", settings) + ", " + gone));
        return out;
    }

    private static Map<String, List<String>> grouped(Story.Panel panel, String name) {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        for (Story.Cell cell : panel.cells()) {
            TreeMap<Integer, Shares> all = ExhibitFrames.of(cell, Exhibits::shares, name);
            if (!all.isEmpty() && all.lastKey() >= 0) {
                settings.computeIfAbsent(gone(all), words -> new ArrayList<>()).add(cell.name());
            }
        }
        return settings;
    }

    /** Empty if every class that was ever drawn still is. */
    private static String gone(TreeMap<Integer, Shares> all) {
        Shares last = all.lastEntry().getValue();
        List<String> gone = new ArrayList<>();
        for (int k = 0; k < last.shares().length; k++) {
            int seen = lastSeen(all, k);
            if (seen < all.lastKey() && seen != NEVER) {
                gone.add(last.classes().get(k) + " (from generation " + all.higherKey(seen) + " on)");
            }
        }
        return gone.isEmpty()
                ? ""
                : "at generation " + all.lastKey() + " no image is drawn of "
                        + (gone.size() == 1 ? "class " : "classes ") + String.join(", ", gone) + ".";
    }

    /** The last generation at which a class had any image; real data count. */
    private static int lastSeen(TreeMap<Integer, Shares> all, int k) {
        int seen = NEVER;
        for (int generation : all.keySet()) {
            double[] shares = all.get(generation).shares();
            if (k < shares.length && shares[k] > 0) {
                seen = generation;
            }
        }
        return seen;
    }
}
