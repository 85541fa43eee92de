package org.genloss.report;

import java.util.ArrayList;
import java.util.List;

/** Which generations are shown where there are too many: dense at the start, where most happens, and always the last. */
final class Thinning {

    private Thinning() {}

    /** At most {@code most} (2 or more) of {@code generations}, in their order; all of them if they are few enough. */
    static <T> List<T> of(List<T> generations, int most) {
        int count = generations.size();
        if (count <= most) {
            return generations;
        }
        List<T> kept = new ArrayList<>();
        int previous = -1;
        for (int i = 0; i < most; i++) {
            double share = (double) i / (most - 1);
            // the square spreads the later ones; never two alike, never behind the last
            int index = Math.max(previous + 1, (int) Math.round(share * share * (count - 1)));
            kept.add(generations.get(index));
            previous = index;
        }
        return kept;
    }
}
