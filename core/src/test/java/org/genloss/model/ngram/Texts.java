package org.genloss.model.ngram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.num.Seed;

/** Small texts for tests. */
final class Texts {

    private Texts() {}

    static Vocabulary vocabulary(int types) {
        return new Vocabulary(
                Vocabulary.Unit.WORDS,
                IntStream.range(0, types).mapToObj(i -> "w" + i).toList());
    }

    /** Sequences of words separated by spaces, over a vocabulary of a to z. */
    static Tokens of(boolean closed, String... sequences) {
        Vocabulary letters = new Vocabulary(
                Vocabulary.Unit.WORDS,
                IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList());
        List<int[]> rows = new ArrayList<>();
        for (String sequence : sequences) {
            rows.add(
                    sequence.isEmpty()
                            ? new int[0]
                            : List.of(sequence.split(" ")).stream()
                                    .mapToInt(letters::id)
                                    .toArray());
        }
        return of(letters, closed, rows);
    }

    static Tokens of(Vocabulary vocabulary, boolean closed, List<int[]> rows) {
        int[] offsets = new int[rows.size() + 1];
        for (int i = 0; i < rows.size(); i++) {
            offsets[i + 1] = offsets[i] + rows.get(i).length;
        }
        int[] tokens = rows.stream().flatMapToInt(IntStream::of).toArray();
        return new Tokens(tokens, offsets, vocabulary, closed);
    }

    /** n sequences of 0 to {@code longest} tokens, small ids more often; the unknown id now and then. */
    static Tokens random(int n, int longest, int types, boolean closed, Seed seed) {
        UniformRandomProvider random = seed.stream();
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int[] row = new int[random.nextInt(longest + 1)];
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextInt(1 + random.nextInt(types + 1));
            }
            rows.add(row);
        }
        return of(vocabulary(types), closed, rows);
    }

    /** The sequences as words between the marks of their beginning and, if closed, end. */
    static List<List<String>> marked(Tokens text) {
        List<List<String>> sentences = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            List<String> sentence = new ArrayList<>(List.of("<s>"));
            for (int j = text.offsets()[i]; j < text.offsets()[i + 1]; j++) {
                sentence.add(text.vocabulary().type(text.tokens()[j]));
            }
            if (text.closed()) {
                sentence.add("</s>");
            }
            sentences.add(sentence);
        }
        return sentences;
    }
}
