package org.genloss.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.genloss.report.Exhibits.Shares;

/** Classes that were there once and have no image any more, in words. */
final class Vanished {

    private static final int NEVER = Integer.MIN_VALUE;

    private Vanished() {}

    /** A sentence for each setting of a panel that has the shares of this name. */
    static List<String> of(Story.Panel panel, String name) {
        List<String> out = new ArrayList<>();
        for (Story.Cell cell : panel.cells()) {
            TreeMap<Integer, Shares> all = ExhibitFrames.of(cell, Exhibits::shares, name);
            if (!all.isEmpty() && all.lastKey() >= 0) {
                out.add(cell.name() + ": " + words(all));
            }
        }
        return out;
    }

    private static String words(TreeMap<Integer, Shares> all) {
        Shares last = all.lastEntry().getValue();
        List<String> gone = new ArrayList<>();
        for (int k = 0; k < last.shares().length; k++) {
            int seen = lastSeen(all, k);
            if (seen < all.lastKey() && seen != NEVER) {
                gone.add(last.classes().get(k) + " (from generation " + all.higherKey(seen) + " on)");
            }
        }
        String until = " at generation " + all.lastKey() + ".";
        return gone.isEmpty()
                ? "every class that was there still is" + until
                : (gone.size() == 1 ? "no image of class " : "no images of classes ") + String.join(", ", gone) + until;
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
