package org.genloss.data.corpus;

import org.genloss.data.Row;

/** What a record came to: one of both, the other is null. */
record Outcome(Row row, Damage damage) {

    /** About how much memory it holds, in characters. */
    long size() {
        return row == null ? 0 : row.text().map(String::length).orElse(0);
    }
}
