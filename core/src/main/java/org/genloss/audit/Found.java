package org.genloss.audit;

import java.util.Arrays;

/** The types of one block, each once, with their counts: what repeats in a block reaches the counts of the corpus as one number. */
final class Found {

    /** Most characters of each word in the text of a type. */
    private static final int LONGEST = 40;

    private final Block block;
    private final int span;
    private final int tokens;
    private int size;
    private long[] hashes;
    private int[] counts;
    private int[] firsts;

    /**
     * @param span 1 for words, 2 for pairs of words
     */
    Found(Block block, int span) {
        this.block = block;
        this.span = span;
        tokens = Math.max(0, block.words() - span + 1);
        int guess = Math.max(4, tokens / 2);
        hashes = new long[guess];
        counts = new int[guess];
        firsts = new int[guess];
        int[] slots = new int[Integer.highestOneBit(Math.max(1, tokens)) * 4];
        long[] words = block.hashes();
        for (int i = 0; i < tokens; i++) {
            add(slots, span == 1 ? words[i] : Hashes.of(words[i], words[i + 1]), i);
        }
    }

    /** Number of types. */
    int size() {
        return size;
    }

    /** Number of tokens. */
    int tokens() {
        return tokens;
    }

    /** Of the types, [size or more]. */
    long[] hashes() {
        return hashes;
    }

    int count(int i) {
        return counts[i];
    }

    /** For people: long words are cut, with an ellipsis. */
    String text(int i) {
        String first = cut(block.word(firsts[i]));
        return span == 1 ? first : first + " " + cut(block.word(firsts[i] + 1));
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        int end = Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return word.substring(0, end) + "\u2026";
    }

    private void add(int[] slots, long hash, int word) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash) {
            slot = slot + 1 & mask;
        }
        if (slots[slot] != 0) {
            counts[slots[slot] - 1]++;
            return;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            firsts = Arrays.copyOf(firsts, 2 * size);
        }
        hashes[size] = hash;
        counts[size] = 1;
        firsts[size] = word;
        size++;
        slots[slot] = size;
    }
}
