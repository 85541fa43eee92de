package org.genloss.data.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the values of a JSON object belong, by their names and the names of what they are in. */
final class Names {

    private final Map<String, Names> inside = new HashMap<>();
    private int place = -1;

    /** Columns, each at its place in the list; one with dots is looked for under its whole name, and inside of others. */
    static Names of(List<String> columns) {
        Names root = new Names();
        for (int i = 0; i < columns.size(); i++) {
            root.inside(columns.get(i)).place = i;
        }
        for (int i = 0; i < columns.size(); i++) {
            Names names = root;
            for (String part : columns.get(i).split("\\.", -1)) {
                names = names.inside(part);
            }
            names.place = i;
        }
        return root;
    }

    private Names inside(String name) {
        return inside.computeIfAbsent(name, unknown -> new Names());
    }

    /** What is known of a name, or null. */
    Names get(String name) {
        return inside.get(name);
    }

    /** The place of the column called so, or -1. */
    int place() {
        return place;
    }

    /** The same without the column itself: what is inside. */
    Names inner() {
        Names inner = new Names();
        inner.inside.putAll(inside);
        return inner;
    }

    /** Whether there are columns inside. */
    boolean goesOn() {
        return !inside.isEmpty();
    }
}
