package org.genloss.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for names of files, so that a place fits into one word; those that nobody needs any more are forgotten. */
final class FileNames {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private String last;
    private int lastNumber;

    /** The number of a name, a new one if it has none. */
    int number(String name) {
        if (name != last) {
            lastNumber = numbers.computeIfAbsent(name, n -> {
                names.add(n);
                return names.size() - 1;
            });
            last = name;
        }
        return lastNumber;
    }

    String name(int number) {
        return names.get(number);
    }

    int size() {
        return names.size();
    }

    /** Orders numbers as their names. */
    int compare(int a, int b) {
        return a == b ? 0 : names.get(a).compareTo(names.get(b));
    }

    /**
     * Forgets names.
     *
     * @param used by number
     * @return new numbers of those that are used, by number
     */
    int[] forget(boolean[] used) {
        List<String> old = List.copyOf(names);
        int[] moved = new int[old.size()];
        Arrays.fill(moved, -1);
        names.clear();
        numbers.clear();
        last = null;
        for (int i = 0; i < moved.length; i++) {
            if (used[i]) {
                moved[i] = number(old.get(i));
            }
        }
        return moved;
    }
}
