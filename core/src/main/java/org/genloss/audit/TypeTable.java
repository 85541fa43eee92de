package org.genloss.audit;

import java.util.Arrays;
import org.apache.datasketches.thetacommon.QuickSelect;

/**
 * The types of smallest hash with their counts by fold: an open-addressing table that is cut back to the k smallest hashes
 * whenever it holds a quarter more. What lies below the threshold is always complete, so that the k smallest are the same in
 * whatever order the types come (a bottom-k sketch: Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007).
 */
final class TypeTable {

    /** Threshold above every hash. */
    static final long ALL = -1;

    private static final int LEAST_SLOTS = 64;
    /** A cell of a type of one fold holds the fold above so many bits of its count. */
    private static final int COUNT_BITS = 26;

    private static final int MOST_IN_CELL = (1 << COUNT_BITS) - 1;

    private int k;
    private long threshold = ALL;
    private int size;
    private long[] hashes = new long[LEAST_SLOTS];
    /** A fold and a count in it, or -1 - (row of {@link #rows}). */
    private int[] cells = new int[LEAST_SLOTS];

    private String[] texts = new String[LEAST_SLOTS];
    private String[] files = new String[LEAST_SLOTS];
    private long[] numbers = new long[LEAST_SLOTS];
    private long[] rows = new long[Folds.COUNT];
    private int usedRows;

    TypeTable(int k) {
        this.k = k;
    }

    int size() {
        return size;
    }

    long threshold() {
        return threshold;
    }

    /** Whether a type of this hash is kept. */
    boolean keeps(long hash) {
        return Long.compareUnsigned(hash, threshold) < 0;
    }

    /** The slot of a type that is kept: its own, or a free one; valid until {@link #put}. */
    int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Whether there is no type in a slot. */
    boolean isFree(int slot) {
        return hashes[slot] == 0;
    }

    /** Makes room for one more type; to be called before its slot is looked for. */
    void makeRoom() {
        if (size >= k + k / 4) {
            trim();
        }
        if (size > hashes.length / 8 * 5) {
            rebuild(2 * hashes.length);
        }
    }

    /** Puts a new type into its free slot. */
    void put(int slot, long hash, String text, String file, long number) {
        hashes[slot] = hash;
        texts[slot] = text;
        files[slot] = file;
        numbers[slot] = number;
        cells[slot] = 0;
        size++;
    }

    /** Counts occurrences of a type. */
    void count(int slot, int fold, long count) {
        int cell = cells[slot];
        if (cell >= 0) {
            long old = cell & MOST_IN_CELL;
            if ((old == 0 || cell >>> COUNT_BITS == fold) && old + count <= MOST_IN_CELL) {
                cells[slot] = fold << COUNT_BITS | (int) (old + count);
                return;
            }
            int row = newRow();
            rows[row * Folds.COUNT + (cell >>> COUNT_BITS)] = old;
            cell = -1 - row;
            cells[slot] = cell;
        }
        rows[(-1 - cell) * Folds.COUNT + fold] += count;
    }

    /** Tells where a type has been met; the first place is kept, by the name of the file and the number in it. */
    void met(int slot, String file, long number) {
        int order = file == files[slot] ? 0 : file.compareTo(files[slot]);
        if (order < 0 || order == 0 && number < numbers[slot]) {
            files[slot] = file;
            numbers[slot] = number;
        }
    }

    /** Occurrences by fold. */
    long[] counts(int slot) {
        int cell = cells[slot];
        if (cell < 0) {
            int from = (-1 - cell) * Folds.COUNT;
            return Arrays.copyOfRange(rows, from, from + Folds.COUNT);
        }
        long[] counts = new long[Folds.COUNT];
        counts[cell >>> COUNT_BITS] = cell & MOST_IN_CELL;
        return counts;
    }

    /** Occurrences in all folds. */
    long count(int slot) {
        return Arrays.stream(counts(slot)).sum();
    }

    String text(int slot) {
        return texts[slot];
    }

    String file(int slot) {
        return files[slot];
    }

    long number(int slot) {
        return numbers[slot];
    }

    /** All hashes, ascending as unsigned numbers. */
    long[] ordered() {
        long[] flipped = flipped();
        Arrays.sort(flipped);
        for (int i = 0; i < size; i++) {
            flipped[i] ^= Long.MIN_VALUE;
        }
        return flipped;
    }

    /** Keeps no more types than this from now on; no more than before. */
    void shrink(int most) {
        k = Math.min(k, most);
        trim();
    }

    /** Cuts back to the k smallest hashes; the threshold is the next. */
    void trim() {
        if (size > k) {
            lower(QuickSelect.select(flipped(), 0, size - 1, k) ^ Long.MIN_VALUE);
        }
    }

    /** Adds the types of another table, which is as it was afterwards. */
    void add(TypeTable other) {
        shrink(other.k);
        if (Long.compareUnsigned(other.threshold, threshold) < 0) {
            lower(other.threshold);
        }
        for (int from = 0; from < other.hashes.length; from++) {
            long hash = other.hashes[from];
            if (hash != 0 && keeps(hash)) {
                makeRoom();
                if (keeps(hash)) {
                    add(hash, other, from);
                }
            }
        }
        trim();
    }

    private void add(long hash, TypeTable other, int from) {
        int slot = slot(hash);
        if (isFree(slot)) {
            put(slot, hash, other.texts[from], other.files[from], other.numbers[from]);
        } else {
            met(slot, other.files[from], other.numbers[from]);
        }
        long[] counts = other.counts(from);
        for (int fold = 0; fold < counts.length; fold++) {
            if (counts[fold] > 0) {
                count(slot, fold, counts[fold]);
            }
        }
    }

    /** Lowers the threshold, which drops the types above it. */
    void lower(long lower) {
        threshold = lower;
        rebuild(Math.min(hashes.length, 2 * k));
    }

    private long[] flipped() {
        long[] flipped = new long[size];
        int i = 0;
        for (long hash : hashes) {
            if (hash != 0) {
                flipped[i++] = hash ^ Long.MIN_VALUE;
            }
        }
        return flipped;
    }

    private int newRow() {
        if ((usedRows + 1) * Folds.COUNT > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        return usedRows++;
    }

    private void rebuild(int slots) {
        TypeTable old = new TypeTable(k);
        old.hashes = hashes;
        old.cells = cells;
        old.texts = texts;
        old.files = files;
        old.numbers = numbers;
        old.rows = rows;
        hashes = new long[slots];
        cells = new int[slots];
        texts = new String[slots];
        files = new String[slots];
        numbers = new long[slots];
        rows = new long[rows.length];
        usedRows = 0;
        size = 0;
        for (int from = 0; from < old.hashes.length; from++) {
            long hash = old.hashes[from];
            if (hash != 0 && keeps(hash)) {
                add(hash, old, from);
            }
        }
    }
}
