package org.genloss.neural.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Tokenizer;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.num.Seed;
import org.genloss.spec.Binder;
import org.genloss.spec.Problems;
import org.genloss.spec.Yaml;

/** Learners and texts of these tests. */
final class Languages {

    /** 30 pieces, of which the last ends a text. */
    static final Vocabulary PIECES = new Vocabulary(new Pieces(30));

    private Languages() {}

    /** Pieces that are single letters and numbers, such as {@code p7}. */
    private record Pieces(int size) implements Tokenizer {

        @Override
        public List<String> pieces() {
            return IntStream.range(0, size).mapToObj(i -> "p" + i).toList();
        }

        @Override
        public int[] encode(String text, boolean special) {
            return List.of(text.split(" ")).stream()
                    .mapToInt(piece -> Integer.parseInt(piece.substring(1)))
                    .toArray();
        }

        @Override
        public String decode(int[] tokens, int from, int to) {
            return IntStream.range(from, to).mapToObj(i -> "p" + tokens[i]).collect(Collectors.joining(" "));
        }

        @Override
        public OptionalInt endOfText() {
            return OptionalInt.of(size - 1);
        }

        @Override
        public String json() {
            String entries = IntStream.range(0, size)
                    .mapToObj(i -> "\"p" + i + "\":" + i)
                    .collect(Collectors.joining(","));
            return "{\"version\":\"1.0\",\"added_tokens\":[],\"pre_tokenizer\":{\"type\":\"WhitespaceSplit\"},"
                    + "\"model\":{\"type\":\"WordLevel\",\"vocab\":{" + entries + "},\"unk_token\":\"p0\"}}";
        }
    }

    /** A learner with these lines of a spec, tiny and on the processor. */
    static Transformer learner(String... lines) {
        StringBuilder spec = new StringBuilder("device: cpu\n");
        for (String line : lines) {
            spec.append(line).append('\n');
        }
        if (!spec.toString().contains("weights:")) {
            spec.append("preset: tiny\n");
        }
        Problems problems = new Problems();
        Optional<Transformer> learner =
                new Binder(problems, List.of()).bind(Yaml.read(spec.toString(), "test"), Transformer.class);
        problems.orThrow();
        return learner.orElseThrow();
    }

    /** n sequences of {@code length} pieces: a random first, and after each the next but one, or with chance 1 in 5 any. */
    static Tokens text(int n, int length, Seed seed) {
        UniformRandomProvider random = seed.stream();
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int[] row = new int[length];
            for (int j = 0; j < length; j++) {
                row[j] = j == 0 || random.nextInt(5) == 0 ? random.nextInt(29) : (row[j - 1] + 2) % 29;
            }
            rows.add(row);
        }
        return of(PIECES, rows);
    }

    static Tokens of(Vocabulary vocabulary, List<int[]> rows) {
        int[] offsets = new int[rows.size() + 1];
        for (int i = 0; i < rows.size(); i++) {
            offsets[i + 1] = offsets[i] + rows.get(i).length;
        }
        int[] tokens = rows.stream().flatMapToInt(IntStream::of).toArray();
        return new Tokens(tokens, offsets, vocabulary, false);
    }
}
