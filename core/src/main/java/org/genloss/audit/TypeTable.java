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

    /** Of a type four numbers stand side by side, in one line of the processor's cache. */
    private static final int WIDTH = 4;

    /** A fold and the count in it, if it is the only one; or -1 - (row of {@link #counts}). */
    private static final int CELL = 1;

    private static final int NUMBER = 2;
    /** Where the text stands, and the number of the file below it. */
    private static final int TEXT_AND_FILE = 3;

    /** A cell of a type of one fold holds the fold above so many bits of its count. */
    private static final int COUNT_BITS = 56;

    private static final long COUNT = (1L << COUNT_BITS) - 1;
    private static final long TEXT = -1L << 32;

    private final FileNames files = new FileNames();
    private int k;
    private long threshold = ALL;
    private int size;
    /** [slots x 4]; a hash of 0 is a free slot. */
    private long[] slots = new long[LEAST_SLOTS * WIDTH];

    private TextPool texts = new TextPool();
    /** Of types of several folds. */
    private FoldCounts counts = new FoldCounts();

    /** Keeps the compiler from leaving {@link #touch} out. */
    private long touched;

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

    /**
     * Which of some types are kept, by their places in the list. Reads where they are or would be, all at once: a processor
     * waits for many lines of memory no longer than for one.
     */
    int[] touch(long[] hashes, int count) {
        int[] kept = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            kept[size] = i;
            size += keeps(hashes[i]) ? 1 : 0;
        }
        int mask = slots.length / WIDTH - 1;
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += slots[((int) hashes[kept[i]] & mask) * WIDTH];
        }
        touched = sum;
        return Arrays.copyOf(kept, size);
    }

    /** The slot of a type that is kept: its own, or a free one; valid until {@link #makeRoom}. */
    int slot(long hash) {
        int mask = slots.length / WIDTH - 1;
        int slot = (int) hash & mask;
        long there = slots[slot * WIDTH];
        while (there != 0 && there != hash) {
            slot = slot + 1 & mask;
            there = slots[slot * WIDTH];
        }
        return slot;
    }

    /** Whether there is no type in a slot. */
    boolean isFree(int slot) {
        return slots[slot * WIDTH] == 0;
    }

    /** Makes room for one more type; to be called before its slot is looked for. */
    void makeRoom() {
        if (size >= k + k / 4L) {
            trim();
        }
        if (size >= slots.length / WIDTH / 8 * 5) {
            rebuild(2 * slots.length);
        }
    }

    /** The number of a file, for {@link #put} and {@link #met}; valid until it is called again. */
    int file(String name) {
        int file = files.number(name);
        if (files.size() > 2 * size + LEAST_SLOTS) {
            forgetFiles();
            return files.number(name);
        }
        return file;
    }

    /** Puts a new type into its free slot. */
    void put(int slot, long hash, String text, int file, long number) {
        int at = slot * WIDTH;
        slots[at] = hash;
        slots[at + CELL] = 0;
        slots[at + NUMBER] = number;
        slots[at + TEXT_AND_FILE] = (long) texts.add(text) << 32 | file;
        size++;
    }

    /** Counts occurrences of a type. */
    void count(int slot, int fold, long count) {
        int at = slot * WIDTH + CELL;
        long cell = slots[at];
        if (cell >= 0) {
            long old = cell & COUNT;
            if (old == 0 || cell >>> COUNT_BITS == fold) {
                slots[at] = (long) fold << COUNT_BITS | old + count;
                return;
            }
            int row = counts.add();
            counts.count(row, (int) (cell >>> COUNT_BITS), old);
            cell = -1 - row;
            slots[at] = cell;
        }
        counts.count((int) (-1 - cell), fold, count);
    }

    /** Tells where a type has been met; the first place is kept, by the name of the file and the number in it. */
    void met(int slot, int file, long number) {
        int at = slot * WIDTH;
        long textAndFile = slots[at + TEXT_AND_FILE];
        int order = files.compare(file, (int) textAndFile);
        if (order < 0 || order == 0 && number < slots[at + NUMBER]) {
            slots[at + TEXT_AND_FILE] = textAndFile & TEXT | file;
            slots[at + NUMBER] = number;
        }
    }

    /** Occurrences by fold. */
    long[] counts(int slot) {
        long cell = slots[slot * WIDTH + CELL];
        if (cell < 0) {
            return counts.row((int) (-1 - cell));
        }
        long[] one = new long[Folds.COUNT];
        one[(int) (cell >>> COUNT_BITS)] = cell & COUNT;
        return one;
    }

    /** Occurrences in all folds. */
    long count(int slot) {
        return Arrays.stream(counts(slot)).sum();
    }

    String text(int slot) {
        return texts.text((int) (slots[slot * WIDTH + TEXT_AND_FILE] >>> 32));
    }

    String file(int slot) {
        return files.name((int) slots[slot * WIDTH + TEXT_AND_FILE]);
    }

    long number(int slot) {
        return slots[slot * WIDTH + NUMBER];
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
        int together = Math.min(k, other.k);
        // what is complete in both is complete together before anything is cut
        k = threshold == ALL && other.threshold == ALL ? Integer.MAX_VALUE / 2 : together;
        if (Long.compareUnsigned(other.threshold, threshold) < 0) {
            lower(other.threshold);
        }
        for (int from = 0; from < other.slots.length / WIDTH; from++) {
            long hash = other.slots[from * WIDTH];
            if (hash != 0 && keeps(hash)) {
                makeRoom();
                if (keeps(hash)) {
                    add(hash, other, from);
                }
            }
        }
        k = together;
        trim();
    }

    private void add(long hash, TypeTable other, int from) {
        int file = file(other.file(from));
        int slot = slot(hash);
        if (isFree(slot)) {
            put(slot, hash, other.text(from), file, other.number(from));
        } else {
            met(slot, file, other.number(from));
        }
        long[] byFold = other.counts(from);
        for (int fold = 0; fold < byFold.length; fold++) {
            if (byFold[fold] > 0) {
                count(slot, fold, byFold[fold]);
            }
        }
    }

    /** Lowers the threshold, which drops the types above it. */
    void lower(long lower) {
        threshold = lower;
        int left = 0;
        for (int at = 0; at < slots.length; at += WIDTH) {
            left += slots[at] != 0 && keeps(slots[at]) ? 1 : 0;
        }
        int length = slots.length;
        while (length > LEAST_SLOTS * WIDTH && left <= length / WIDTH / 4) {
            length /= 2;
        }
        rebuild(length);
    }

    private long[] flipped() {
        long[] flipped = new long[size];
        int i = 0;
        for (int at = 0; at < slots.length; at += WIDTH) {
            if (slots[at] != 0) {
                flipped[i++] = slots[at] ^ Long.MIN_VALUE;
            }
        }
        return flipped;
    }

    /** Moves the types that are kept to slots of this length. */
    private void rebuild(int length) {
        long[] old = slots;
        TextPool oldTexts = texts;
        FoldCounts oldCounts = counts;
        slots = new long[length];
        texts = new TextPool();
        counts = new FoldCounts();
        size = 0;
        for (int from = 0; from < old.length; from += WIDTH) {
            if (old[from] != 0 && keeps(old[from])) {
                int at = slot(old[from]) * WIDTH;
                System.arraycopy(old, from, slots, at, WIDTH);
                if (slots[at + CELL] < 0) {
                    slots[at + CELL] = -1 - counts.copy(oldCounts, (int) (-1 - slots[at + CELL]));
                }
                long textAndFile = slots[at + TEXT_AND_FILE];
                long text = texts.copy(oldTexts, (int) (textAndFile >>> 32));
                slots[at + TEXT_AND_FILE] = text << 32 | textAndFile & ~TEXT;
                size++;
            }
        }
    }

    private void forgetFiles() {
        boolean[] used = new boolean[files.size()];
        for (int at = 0; at < slots.length; at += WIDTH) {
            if (slots[at] != 0) {
                used[(int) slots[at + TEXT_AND_FILE]] = true;
            }
        }
        int[] moved = files.forget(used);
        for (int at = 0; at < slots.length; at += WIDTH) {
            if (slots[at] != 0) {
                long textAndFile = slots[at + TEXT_AND_FILE];
                slots[at + TEXT_AND_FILE] = textAndFile & TEXT | moved[(int) textAndFile];
            }
        }
    }
}
