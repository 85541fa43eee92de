package org.genloss.data.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.genloss.spec.UserError;

/** What to say when a column is not there. */
final class Names {

    private static final int SHOWN = 5;

    private Names() {}

    /** The error for an unknown column, with the nearest names that exist. */
    static UserError unknownColumn(DataFile file, String wanted, Collection<String> existing) {
        List<String> nearest = existing.stream()
                .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
                .limit(SHOWN)
                .toList();
        return new UserError(
                file.path() + " has no column '" + wanted + "'",
                "use one of its " + existing.size() + " columns; the nearest are " + nearest);
    }

    /** Levenshtein's distance, upper and lower case alike. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
