package org.genloss.provenance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is broken, counted by kind; the first records of each are kept. */
final class Faults {

    /** Records of a kind that are kept. */
    static final int KEPT = 20;

    /** Ways to be broken. */
    enum Kind {
        UNREADABLE("what is said of the record cannot be understood"),
        HASH("the content is not that of the stated SHA-256"),
        DATA_SET("the hash of a data set or source is not that of its records, or of its description"),
        MISSING_PARENT("a stated parent is neither among the records nor in a manifest"),
        GENERATION("the generation is not one more than the highest of the parents"),
        CYCLE("a record descends from itself");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Verification.Broken> kept = new ArrayList<>();

    void add(Kind kind, String file, long row, String what) {
        long before = counts.merge(kind, 1L, Long::sum);
        if (before <= KEPT) {
            kept.add(new Verification.Broken(file, row, kind.word(), what));
        }
    }

    /** Those beyond the first ones, which were added one by one. */
    void count(Kind kind, long all) {
        if (all > 0) {
            counts.merge(kind, all, Math::max);
        }
    }

    List<Verification.Fault> faults() {
        return counts.entrySet().stream()
                .map(one -> new Verification.Fault(one.getKey().word(), one.getKey().meaning, one.getValue()))
                .toList();
    }

    /** The first of every kind, by file and row. */
    List<Verification.Broken> broken() {
        return kept.stream()
                .sorted(Comparator.comparing(Verification.Broken::file).thenComparing(Verification.Broken::row))
                .toList();
    }
}
