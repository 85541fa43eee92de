package org.genloss.audit.measure;

import java.util.Map;
import java.util.TreeMap;

/**
 * The rarest types of a text that make up a share of its tokens: all that occur less often than {@code last}, and of those that occur
 * just so often a part {@code weight}, the same of each, so that the tail has exactly that share of the tokens and no order
 * of equals.
 */
record Tail(Text text, long last, double weight) {

    /**
     * The tail of a text.
     *
     * @param mass its share of the tokens, in (0, 1)
     */
    static Tail of(Text text, double mass) {
        TreeMap<Long, Long> types = new TreeMap<>();
        for (int i = 0; i < text.of().size(); i++) {
            long count = text.count(i);
            if (count > 0) {
                types.merge(count, 1L, Long::sum);
            }
        }
        double wanted = mass * text.tokens() * text.of().share();
        for (Map.Entry<Long, Long> level : types.entrySet()) {
            double here = (double) level.getKey() * level.getValue();
            if (here >= wanted) {
                return new Tail(text, level.getKey(), wanted / here);
            }
            wanted -= here;
        }
        return new Tail(text, Long.MAX_VALUE, 1);
    }

    /** How much of a type belongs to the tail, in [0, 1]. */
    double weight(int type) {
        long count = text.count(type);
        return count == 0 || count > last ? 0 : count == last ? weight : 1;
    }
}
