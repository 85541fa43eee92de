package org.genloss.audit;

/** Gives words, known by their 64-bit hashes, numbers from 0 in the order in which they are added. 18 bytes a word or more. */
public final class HashIndex {

    private long[] keys = new long[64];
    /** One more than the number of the word whose hash stands here; 0 where none does. */
    private int[] numbers = new int[64];

    private int size;

    /** How many words it has. */
    public int size() {
        return size;
    }

    /** The number of a word, or -1. Safe from several threads as long as nobody adds. */
    public int number(long hash) {
        return numbers[slot(hash)] - 1;
    }

    /** The number of a word, which is a new one if it is not known yet. */
    public int add(long hash) {
        int slot = slot(hash);
        if (numbers[slot] == 0) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(hash);
            }
            keys[slot] = hash;
            numbers[slot] = ++size;
        }
        return numbers[slot] - 1;
    }

    /** The hashes of all words, by their numbers. */
    public long[] hashes() {
        long[] hashes = new long[size];
        for (int slot = 0; slot < keys.length; slot++) {
            if (numbers[slot] > 0) {
                hashes[numbers[slot] - 1] = keys[slot];
            }
        }
        return hashes;
    }

    private int slot(long hash) {
        int mask = keys.length - 1;
        int slot = (int) (hash >>> 17) & mask;
        while (numbers[slot] != 0 && keys[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
