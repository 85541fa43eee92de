package org.genloss.audit.share;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.audit.Block;
import org.genloss.audit.HashIndex;
import org.genloss.spec.UserError;

/**
 * In how many sentences of two reference texts each word occurs: what {@link Vocabularies} are made from. Texts may be streamed
 * block by block, in parts that are merged.
 *
 * <p>Counts are exact up to {@value #MOST_WORDS} different words (about 40 MB). Beyond it the rarest are forgotten, again and
 * again (lossy counting, Manku and Motwani 2002), so that a word's counts may be too small by what was forgotten of it; {@link
 * Vocabularies#forgotten} says by how much at most. Not safe for several threads.
 */
public final class VocabularyCounts {

    /** Most words that are remembered. */
    public static final int MOST_WORDS = 1 << 20;

    private HashIndex words = new HashIndex();
    private int[] human = new int[64];
    private int[] synthetic = new int[64];
    private long humanSentences;
    private long syntheticSentences;
    private int forgotten;
    private final boolean lowercase;
    private int[] scratch = new int[64];

    /**
     * No counts.
     *
     * @param lowercase whether the words of all blocks are in lower case
     */
    public VocabularyCounts(boolean lowercase) {
        this.lowercase = lowercase;
    }

    /** Counts the sentences of a block that people wrote. */
    public void addHuman(Block block) {
        Sentences.of(block, (from, to) -> {
            int distinct = distinct(block, from, to);
            for (int i = 0; i < distinct; i++) {
                human[scratch[i]]++;
            }
            humanSentences++;
        });
        forgetIfFull();
    }

    /** Counts the sentences of a block that machines wrote. */
    public void addSynthetic(Block block) {
        Sentences.of(block, (from, to) -> {
            int distinct = distinct(block, from, to);
            for (int i = 0; i < distinct; i++) {
                synthetic[scratch[i]]++;
            }
            syntheticSentences++;
        });
        forgetIfFull();
    }

    /** Adds what another has counted. */
    public void merge(VocabularyCounts other) {
        long[] hashes = other.words.hashes();
        for (int i = 0; i < hashes.length; i++) {
            int word = number(hashes[i]);
            human[word] += other.human[i];
            synthetic[word] += other.synthetic[i];
        }
        humanSentences += other.humanSentences;
        syntheticSentences += other.syntheticSentences;
        forgotten += other.forgotten;
        forgetIfFull();
    }

    /**
     * The vocabularies: words in at least {@value Vocabularies#LEAST_HUMAN} human and {@value Vocabularies#LEAST_SYNTHETIC}
     * synthetic sentences, and not in all sentences of either.
     *
     * @throws UserError if there is no such word
     */
    public Vocabularies vocabularies() {
        long[] hashes = words.hashes();
        int[] kept = IntStream.range(0, hashes.length)
                .filter(i -> human[i] >= Vocabularies.LEAST_HUMAN && human[i] < humanSentences)
                .filter(i -> synthetic[i] >= Vocabularies.LEAST_SYNTHETIC && synthetic[i] < syntheticSentences)
                .boxed()
                .sorted((a, b) -> Long.compareUnsigned(hashes[a], hashes[b]))
                .mapToInt(i -> i)
                .toArray();
        if (kept.length == 0) {
            throw new UserError(
                    "no word is in " + Vocabularies.LEAST_HUMAN + " of the " + humanSentences + " human and in "
                            + Vocabularies.LEAST_SYNTHETIC + " of the " + syntheticSentences
                            + " synthetic reference sentences",
                    "give longer reference texts, in the language of the corpus; a few thousand sentences each at least");
        }
        return new Vocabularies(
                Arrays.stream(kept).mapToLong(i -> hashes[i]).toArray(),
                Arrays.stream(kept).map(i -> human[i]).toArray(),
                Arrays.stream(kept).map(i -> synthetic[i]).toArray(),
                humanSentences,
                syntheticSentences,
                forgotten,
                lowercase);
    }

    /** Puts the numbers of the different words of a sentence into {@link #scratch}. */
    private int distinct(Block block, int from, int to) {
        if (scratch.length < to - from) {
            scratch = new int[2 * (to - from)];
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            if (Sentences.isWord(block, i)) {
                scratch[length++] = number(block.hashes()[i]);
            }
        }
        return sortDistinct(scratch, length);
    }

    /** Sorts the first numbers of an array and moves each different one to the front; how many those are. */
    static int sortDistinct(int[] numbers, int length) {
        Arrays.sort(numbers, 0, length);
        int distinct = 0;
        for (int i = 0; i < length; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                numbers[distinct++] = numbers[i];
            }
        }
        return distinct;
    }

    private int number(long hash) {
        int number = words.add(hash);
        if (number == human.length) {
            human = Arrays.copyOf(human, 2 * number);
            synthetic = Arrays.copyOf(synthetic, 2 * number);
        }
        return number;
    }

    private void forgetIfFull() {
        while (words.size() > MOST_WORDS) {
            int rare = 0;
            int left = words.size();
            while (left > MOST_WORDS / 2) {
                rare++;
                left = remaining(rare);
            }
            forget(rare);
        }
    }

    private int remaining(int rare) {
        return (int) IntStream.range(0, words.size())
                .filter(i -> human[i] + synthetic[i] > rare)
                .count();
    }

    /** Forgets the words of so many sentences or fewer. */
    private void forget(int rare) {
        long[] hashes = words.hashes();
        int[] oldHuman = human;
        int[] oldSynthetic = synthetic;
        words = new HashIndex();
        human = new int[64];
        synthetic = new int[64];
        for (int i = 0; i < hashes.length; i++) {
            if (oldHuman[i] + oldSynthetic[i] > rare) {
                int number = number(hashes[i]);
                human[number] = oldHuman[i];
                synthetic[number] = oldSynthetic[i];
            }
        }
        forgotten += rare;
    }
}
