package org.genloss.metric;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.genloss.data.Dataset;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.data.TokenScores;
import org.genloss.data.Tokenizer;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Blocks of subwords, a law that is given their first token, and what {@code core/src/test/golden/subwords.py} says of them. */
public final class Subwords {

    /** All values of the script. */
    public static final JsonNode GOLDEN = read();

    /** Pieces that are put together without anything between; the first ends a text. */
    public record Pieces(List<String> pieces) implements Tokenizer {

        @Override
        public int[] encode(String text, boolean special) {
            throw new UnsupportedOperationException("not in these tests");
        }

        @Override
        public String decode(int[] tokens, int from, int to) {
            StringBuilder text = new StringBuilder();
            for (int i = from; i < to; i++) {
                text.append(pieces.get(tokens[i]));
            }
            return text.toString();
        }

        @Override
        public OptionalInt endOfText() {
            return OptionalInt.of(0);
        }

        @Override
        public String json() {
            return "{}";
        }
    }

    /** The vocabulary of the script. */
    public static final Vocabulary VOCABULARY =
            new Vocabulary(new Pieces(StreamSupport.stream(GOLDEN.get("pieces").spliterator(), false)
                    .map(JsonNode::asString)
                    .toList()));

    /** Its law of independent pieces, as a model. */
    public static final Law LAW = new Law(Golden.doubles(GOLDEN.get("probabilities")));

    private Subwords() {}

    /** Independent pieces; the first of every block is given. */
    public static class Law implements Model<Tokens>, TokenScores, Supply<Tokens> {

        private final double[] probabilities;

        /** @param probabilities of the pieces */
        public Law(double[] probabilities) {
            this.probabilities = probabilities;
        }

        @Override
        public int given() {
            return 1;
        }

        @Override
        public boolean scoresEnds(Tokens sample) {
            return false;
        }

        @Override
        public double[] tokenLogProbabilities(Tokens sample) {
            double[] scores = new double[eventOffsets(sample)[sample.size()]];
            int event = 0;
            for (int s = 0; s < sample.size(); s++) {
                for (int i = sample.offsets()[s] + 1; i < sample.offsets()[s + 1]; i++) {
                    scores[event++] = FastMath.log(probabilities[sample.tokens()[i]]);
                }
            }
            return scores;
        }

        @Override
        public Tokens sample(int n, Decoding decoding, Seed seed) {
            int[][] blocks = new int[n][10];
            Model<Tokens> words = new TestLaws.Words(Arrays.copyOf(probabilities, probabilities.length + 1), 10);
            Tokens drawn = words.sample(n, decoding, seed);
            for (int s = 0; s < n; s++) {
                blocks[s] = Arrays.copyOfRange(drawn.tokens(), 10 * s, 10 * s + 10);
            }
            return blocks(blocks);
        }

        @Override
        public Tensors state() {
            return new Tensors();
        }

        @Override
        public long size() {
            return Long.MAX_VALUE;
        }

        @Override
        public Tokens draw(int n, long from, Seed seed) {
            return sample(n, Decoding.PLAIN, seed.at("draw", from));
        }

        @Override
        public long heldOutSize() {
            return Long.MAX_VALUE;
        }

        @Override
        public Tokens heldOut(int n, Seed seed) {
            return sample(n, Decoding.PLAIN, seed.at("held-out"));
        }
    }

    /** Blocks cut out of running text. */
    public static Tokens blocks(int[]... blocks) {
        Tokens words = TestLaws.text(VOCABULARY.size(), blocks);
        return new Tokens(words.tokens(), words.offsets(), VOCABULARY, false);
    }

    /** A text of the script. */
    public static Tokens text(JsonNode blocks) {
        return blocks(StreamSupport.stream(blocks.spliterator(), false)
                .map(Golden::ints)
                .toArray(int[][]::new));
    }

    /** The script's held-out text as reference, which nobody knows the law of. */
    public static Reference<Tokens> reference() {
        return new Reference<>(new TestLaws.Veiled<>(LAW), text(GOLDEN.get("held_out")), 75);
    }

    /** What the script drew. */
    public static Tokens drawn() {
        return text(GOLDEN.get("drawn"));
    }

    /** A generation of a trial whose first model is the script's law. */
    public static Snapshot<Tokens> at(int generation, Tokens drawn, Optional<Tokens> prompts) {
        Tokens training = text(GOLDEN.get("training"));
        int[] rows = IntStream.range(0, training.size()).toArray();
        Dataset<Tokens> parts = Dataset.of(training.select(Arrays.copyOf(rows, 25)), Dataset.REAL)
                .join(Dataset.of(training.select(Arrays.copyOfRange(rows, 25, rows.length)), 1));
        return new Snapshot<>(
                generation, Optional.of(LAW), drawn, Optional.of(parts), Optional.empty(), Optional.of(LAW), prompts);
    }

    private static JsonNode read() {
        try (InputStream in = Subwords.class.getResourceAsStream("/golden/subwords.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
