package org.genloss.audit.perplexity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.audit.Block;
import org.genloss.audit.HashIndex;
import org.genloss.audit.share.Sentences;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.spec.UserError;

/**
 * A human text as a language model reads it: the words of one sentence are one sequence, whose end is learned. Marks of
 * punctuation are left out (see {@link Sentences}). Words that occur once are the unknown word, so that the model knows how
 * often there are new ones. In memory: 4 bytes a word of the text and about 100 a different word. Not safe for several threads.
 */
public final class ReferenceText {

    /** Most words of a text: 400 MB here, and several times as much while an n-gram model is fitted. */
    static final int MOST_WORDS = 100_000_000;

    /** A rarer word is the unknown word. */
    private static final int LEAST_COUNT = 2;

    private final boolean lowercase;
    private final HashIndex index = new HashIndex();
    private final List<String> texts = new ArrayList<>();
    private int[] words = new int[1024];
    private int size;
    private int[] ends = new int[1024];
    private int sentences;

    /**
     * A text of nothing.
     *
     * @param lowercase whether the words of all blocks are in lower case
     */
    public ReferenceText(boolean lowercase) {
        this.lowercase = lowercase;
    }

    /**
     * Adds the sentences of a block.
     *
     * @throws UserError if the text becomes longer than {@value #MOST_WORDS} words
     */
    public void add(Block block) {
        Sentences.of(block, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (Sentences.isWord(block, i)) {
                    add(index.add(block.hashes()[i]), block, i);
                }
            }
            if (sentences == ends.length) {
                ends = Arrays.copyOf(ends, Math.multiplyExact(2, sentences));
            }
            ends[sentences++] = size;
        });
    }

    private void add(int word, Block block, int token) {
        if (word == texts.size()) {
            texts.add(block.word(token));
        }
        if (size == MOST_WORDS) {
            throw new UserError(
                    "the reference text has more than " + MOST_WORDS + " words",
                    "give a part of it: a few million words make a good reference model");
        }
        if (size == words.length) {
            words = Arrays.copyOf(words, Math.addExact(size, size >> 1));
        }
        words[size++] = word;
    }

    /** Whether its words are in lower case. */
    boolean lowercase() {
        return lowercase;
    }

    /**
     * The words that are known to the model, the most frequent first.
     *
     * @throws UserError if there are none
     */
    Known known() {
        int[] counts = new int[texts.size()];
        for (int i = 0; i < size; i++) {
            counts[words[i]]++;
        }
        int[] kept = IntStream.range(0, counts.length)
                .filter(word -> counts[word] >= LEAST_COUNT)
                .boxed()
                .sorted((a, b) -> counts[a] != counts[b] ? counts[b] - counts[a] : a - b)
                .mapToInt(word -> word)
                .toArray();
        if (kept.length == 0) {
            throw new UserError(
                    "the reference text has " + sentences + " sentences and no word twice",
                    "give a longer text; a million words or more make a good language model");
        }
        long[] hashes = index.hashes();
        return new Known(
                Arrays.stream(kept).mapToLong(word -> hashes[word]).toArray(),
                Arrays.stream(kept).mapToObj(texts::get).toList(),
                kept);
    }

    /** The text in the ids of known words. */
    Tokens tokens(Known known) {
        int[] ids = new int[texts.size()];
        Arrays.fill(ids, known.words.length);
        for (int id = 0; id < known.words.length; id++) {
            ids[known.words[id]] = id;
        }
        int[] offsets = new int[sentences + 1];
        System.arraycopy(ends, 0, offsets, 1, sentences);
        return new Tokens(
                IntStream.range(0, size).map(i -> ids[words[i]]).toArray(), offsets, known.vocabulary(), true);
    }

    /**
     * The known words by their ids.
     *
     * @param hashes of each
     * @param texts of each
     * @param words the numbers under which the text has them
     */
    record Known(long[] hashes, List<String> texts, int[] words) {

        Vocabulary vocabulary() {
            return new Vocabulary(Vocabulary.Unit.WORDS, texts);
        }
    }
}
