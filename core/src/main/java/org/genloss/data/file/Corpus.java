package org.genloss.data.file;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/**
 * Sequences in the ids of one vocabulary.
 *
 * @param training what is drawn
 * @param heldOut what is held out; its words that the training text lacks are unknown
 */
record Corpus(Tokens training, Tokens heldOut) {

    /**
     * @param types names of the types in the order of their numbers
     * @param sequences kept sequences, by these numbers
     */
    static Corpus of(Text source, List<String> types, List<int[]> sequences, Seed seed) {
        Split split = Split.of(sequences.size(), source.heldOut(), seed);
        long[] counts = new long[types.size()];
        for (int row : split.training()) {
            for (int type : sequences.get(row)) {
                counts[type]++;
            }
        }
        int[] ranked = ranked(source, types, counts);
        Vocabulary vocabulary = new Vocabulary(
                source.unit(), IntStream.of(ranked).mapToObj(types::get).toList());
        int[] ids = new int[types.size()];
        Arrays.fill(ids, vocabulary.unknown());
        for (int id = 0; id < ranked.length; id++) {
            ids[ranked[id]] = id;
        }
        boolean closed = source.split() != Text.Split.BLOCK;
        return new Corpus(
                tokens(split.training(), sequences, ids, vocabulary, closed),
                tokens(split.heldOut(), sequences, ids, vocabulary, closed));
    }

    /** The types of the vocabulary: by descending count in the training text, then by code points. */
    private static int[] ranked(Text source, List<String> types, long[] counts) {
        boolean words = source.unit() == Vocabulary.Unit.WORDS;
        return IntStream.range(0, counts.length)
                .filter(type -> counts[type] >= source.minCount())
                // the id of everything unknown stands for it already
                .filter(type -> !words || !types.get(type).equals(Types.UNKNOWN))
                .boxed()
                .sorted(Comparator.comparingLong((Integer type) -> -counts[type])
                        .thenComparing(types::get, FileSet.BY_CODE_POINT))
                .limit(source.maxTypes().orElse(Integer.MAX_VALUE))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Tokens tokens(int[] rows, List<int[]> sequences, int[] ids, Vocabulary vocabulary, boolean closed) {
        long length =
                IntStream.of(rows).mapToLong(row -> sequences.get(row).length).sum();
        if (length > Integer.MAX_VALUE - 8) {
            throw new UserError("the kept sequences have " + length + " tokens, more than 2^31 - 9", "lower keep");
        }
        int[] tokens = new int[(int) length];
        int[] offsets = new int[rows.length + 1];
        int at = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int type : sequences.get(rows[i])) {
                tokens[at++] = ids[type];
            }
            offsets[i + 1] = at;
        }
        return new Tokens(tokens, offsets, vocabulary, closed);
    }
}
