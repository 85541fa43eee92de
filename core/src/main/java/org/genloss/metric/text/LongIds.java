package org.genloss.metric.text;

import java.util.Arrays;

/** Numbers 0, 1, 2 .. for distinct longs, in the order in which they are first asked for: an open-addressing table. */
final class LongIds {

    private static final double LOAD = 0.5;

    private long[] keys = new long[1024];
    private int[] ids = new int[1024];
    private int size;

    LongIds() {
        Arrays.fill(ids, -1);
    }

    /** How many distinct keys there were. */
    int size() {
        return size;
    }

    /** The number of this key. */
    int id(long key) {
        if (size >= keys.length * LOAD) {
            grow();
        }
        int slot = slot(key);
        if (ids[slot] < 0) {
            keys[slot] = key;
            ids[slot] = size++;
        }
        return ids[slot];
    }

    /** Where the key stands, or the free slot for it. */
    private int slot(long key) {
        int mask = keys.length - 1;
        // Fibonacci hashing: the high bits of the product are well mixed
        int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & mask;
        while (ids[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldIds = ids;
        keys = new long[2 * oldKeys.length];
        ids = new int[keys.length];
        Arrays.fill(ids, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldIds[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                ids[slot] = oldIds[i];
            }
        }
    }
}
