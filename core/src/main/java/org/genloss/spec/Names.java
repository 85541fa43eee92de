package org.genloss.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names in a spec, and what somebody may have meant by one that does not exist. */
public final class Names {

    private Names() {}

    /** {@code nComponents} as {@code n_components}. */
    public static String snake(String camel) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    /** An enum constant as a spec writes it: {@code TOP_HAT} as {@code top-hat}. */
    public static String constant(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** At most three of {@code known} that look like {@code name}, the nearest first. */
    public static List<String> nearest(String name, Collection<String> known) {
        String wanted = plain(name);
        int most = Math.max(2, wanted.length() / 3);
        return known.stream()
                .filter(candidate -> distance(wanted, plain(candidate)) <= most
                        || wanted.length() >= 3 && plain(candidate).contains(wanted))
                .sorted(Comparator.comparingInt((String candidate) -> distance(wanted, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /** The remedy for a name that does not exist: what was meant perhaps, and all there is. */
    public static String remedy(String name, Collection<String> known) {
        List<String> near = nearest(name, known);
        String all = known.isEmpty() ? "none are known here" : "known here: " + String.join(", ", known);
        return near.isEmpty() ? all : "did you mean " + String.join(" or ", near) + "? " + all;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Insertions, deletions and substitutions that turn one into the other (Levenshtein 1966). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
