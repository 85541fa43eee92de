package org.genloss.neural.measure.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.genloss.data.Supply;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.metric.Golden;
import org.genloss.metric.Subwords;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.neural.LanguageModel;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A language model that is a table: the law of the next token after each. The first token of a sequence is given; hidden states
 * stand in four corners by the last token.
 */
final class TableModel implements Model<Tokens>, LanguageModel, Supply<Tokens> {

    /** What {@code src/test/golden/text_measure.py} says. */
    static final JsonNode GOLDEN = read();

    private final double[][] laws;

    /** How often the whole law was asked for. */
    int asked;

    TableModel(double[][] laws) {
        this.laws = laws;
    }

    /** The model of the script. */
    static TableModel golden() {
        return new TableModel(StreamSupport.stream(GOLDEN.get("laws").spliterator(), false)
                .map(Golden::doubles)
                .toArray(double[][]::new));
    }

    /** The text of the script. */
    static Tokens text() {
        return Subwords.text(GOLDEN.get("texts"));
    }

    @Override
    public int given() {
        return 1;
    }

    @Override
    public boolean scoresEnds(Tokens sample) {
        return false;
    }

    /** The token before each event, and the event. */
    private static List<int[]> events(Tokens text) {
        List<int[]> events = new ArrayList<>();
        for (int s = 0; s < text.size(); s++) {
            for (int i = text.offsets()[s] + 1; i < text.offsets()[s + 1]; i++) {
                events.add(new int[] {text.tokens()[i - 1], text.tokens()[i]});
            }
        }
        return events;
    }

    @Override
    public double[] tokenLogProbabilities(Tokens sample) {
        return events(sample).stream()
                .mapToDouble(event -> FastMath.log(laws[event[0]][event[1]]))
                .toArray();
    }

    @Override
    public Expectations expectations(Tokens text) {
        asked++;
        List<int[]> events = events(text);
        int n = events.size();
        Expectations all = new Expectations(new double[n], new double[n], new double[n], new boolean[n]);
        for (int e = 0; e < n; e++) {
            double[] law = laws[events.get(e)[0]];
            double[] sorted = Arrays.stream(law).sorted().toArray();
            double weighted = 0;
            for (int rank = 0; rank < law.length; rank++) {
                all.entropy()[e] -= law[rank] * FastMath.log(law[rank]);
                weighted += (2 * (rank + 1) - law.length - 1) * sorted[rank];
            }
            all.gini()[e] = weighted / law.length;
            all.confidence()[e] = sorted[law.length - 1];
            all.right()[e] = events.get(e)[1] == mostProbable(law);
        }
        return all;
    }

    private static int mostProbable(double[] law) {
        int best = 0;
        for (int token = 1; token < law.length; token++) {
            best = law[token] > law[best] ? token : best;
        }
        return best;
    }

    /** Of different lengths and a little off their corners. */
    @Override
    public float[] lastHidden(Tokens text) {
        float[] states = new float[4 * text.size()];
        for (int s = 0; s < text.size(); s++) {
            int last = text.tokens()[text.offsets()[s + 1] - 1];
            states[4 * s + last % 4] = 1 + s % 3;
            states[4 * s + (last + 1) % 4] = 0.001f * (s % 7);
        }
        return states;
    }

    @Override
    public int hiddenSize() {
        return 4;
    }

    @Override
    public Tokens sample(int n, Decoding decoding, Seed seed) {
        return Subwords.LAW.sample(n, decoding, seed);
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

    /** One token for each number. */
    static Tokens ofSingles(JsonNode numbers) {
        return Subwords.blocks(
                IntStream.of(Golden.ints(numbers)).mapToObj(i -> new int[] {i}).toArray(int[][]::new));
    }

    private static JsonNode read() {
        try (InputStream in = TableModel.class.getResourceAsStream("/golden/text_measure.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
