package org.genloss.data.corpus;

import java.util.Arrays;

/** What stands in the wanted columns of one record; used again for the next. */
final class Cells {

    /** What a cell holds. */
    enum Kind {
        /** Nothing, or null. */
        MISSING,
        /** A string. */
        TEXT,
        /** A number; its text as it is written. */
        NUMBER,
        /** {@code true} or {@code false}, as its text. */
        BOOLEAN,
        /** A list or an object; its JSON. */
        NESTED
    }

    final Kind[] kinds;
    final String[] texts;
    final double[] numbers;
    /** Whether the column was there at all. */
    final boolean[] present;

    Cells(int columns) {
        kinds = new Kind[columns];
        texts = new String[columns];
        numbers = new double[columns];
        present = new boolean[columns];
    }

    void clear() {
        Arrays.fill(kinds, Kind.MISSING);
        Arrays.fill(texts, null);
        Arrays.fill(present, false);
    }

    void missing(int column) {
        set(column, Kind.MISSING, null);
    }

    void set(int column, Kind kind, String text) {
        kinds[column] = kind;
        texts[column] = text;
        present[column] = true;
    }

    void number(int column, String text, double value) {
        set(column, Kind.NUMBER, text);
        numbers[column] = value;
    }
}
