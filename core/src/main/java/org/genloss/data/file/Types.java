package org.genloss.data.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the types of a text in the order in which they first occur; the final ids are known only at its end. */
final class Types {

    /** What WikiText puts in the place of a rare word. */
    static final String UNKNOWN = "<unk>";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The number of a type, a new one if it has none. */
    int number(String type) {
        Integer known = numbers.get(type);
        if (known != null) {
            return known;
        }
        numbers.put(type, names.size());
        names.add(type);
        return names.size() - 1;
    }

    /** All types, in the order of their numbers. */
    List<String> names() {
        return names;
    }
}
