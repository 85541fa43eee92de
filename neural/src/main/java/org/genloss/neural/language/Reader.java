package org.genloss.neural.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.genloss.data.Tokens;
import org.genloss.neural.LanguageModel;
import org.genloss.neural.fit.TokenBatch;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.Whole;

/**
 * What a network makes of text, in float32: every token but the first of its sequence is an event, told by those before it.
 * Sequences of nearly one length go through the network together.
 */
final class Reader {

    /** Tokens that go through the layers together. */
    private static final int TOKENS = 4096;

    /** Logits that are held at a time: 64 MB. */
    private static final int LOGITS = 1 << 24;

    private final Architecture network;
    private final Weights weights;
    private final Device device;

    Reader(Architecture network, Weights weights, Device device) {
        this.network = network;
        this.weights = weights;
        this.device = device;
    }

    /**
     * Some events.
     *
     * @param logits [m, V]
     * @param targets the tokens that followed, [m], int64
     * @param numbers of these events, counted over the whole text
     */
    private record Events(Tensor logits, Tensor targets, int[] numbers) {

        /** Hands out what was found of each. */
        void put(double[] found, double[] all) {
            for (int i = 0; i < numbers.length; i++) {
                all[numbers[i]] = found[i];
            }
        }
    }

    /** The place of each sequence's first event, and after the last the number of all events. */
    private static int[] events(Tokens text) {
        int[] starts = new int[text.size() + 1];
        for (int i = 0; i < text.size(); i++) {
            starts[i + 1] = starts[i] + Math.max(0, text.length(i) - 1);
        }
        return starts;
    }

    /** The mean cross-entropy of a text's events, in nats. */
    double loss(Tokens text) {
        return -Arrays.stream(logProbabilities(text)).average().orElse(Double.NaN);
    }

    /** The log-probability of every event, in nats. */
    double[] logProbabilities(Tokens text) {
        double[] all = new double[events(text)[text.size()]];
        read(
                text,
                events -> events.put(
                        Nn.crossEntropies(events.logits(), events.targets())
                                .times(-1)
                                .toDoubles(),
                        all));
        return all;
    }

    /** What is expected at every event. */
    LanguageModel.Expectations expectations(Tokens text) {
        int n = events(text)[text.size()];
        LanguageModel.Expectations all =
                new LanguageModel.Expectations(new double[n], new double[n], new double[n], new boolean[n]);
        Tensor ranks = Tensor.of(ranks(network.vocabularySize()), device, network.vocabularySize(), 1);
        read(text, events -> expect(events, ranks, all));
        return all;
    }

    /** What ascending probabilities are multiplied by to give a Gini coefficient: (2 i - V - 1) / V, i from 1 to V. */
    private static float[] ranks(int size) {
        float[] ranks = new float[size];
        for (int i = 1; i <= size; i++) {
            ranks[i - 1] = (float) ((2.0 * i - size - 1) / size);
        }
        return ranks;
    }

    private static void expect(Events events, Tensor ranks, LanguageModel.Expectations all) {
        Tensor logs = Nn.logSoftmax(events.logits(), -1);
        Tensor probabilities = logs.exp();
        events.put(probabilities.times(logs).sum(-1).times(-1).toDoubles(), all.entropy());
        Tensor ascending = probabilities.smallest(probabilities.size(1)).values();
        events.put(ascending.matmul(ranks).toDoubles(), all.gini());
        Tensor.Indexed largest = probabilities.max(-1);
        events.put(largest.values().toDoubles(), all.confidence());
        int[] guesses = largest.indices().toInts();
        int[] targets = events.targets().toInts();
        for (int i = 0; i < guesses.length; i++) {
            all.right()[events.numbers()[i]] = guesses[i] == targets[i];
        }
    }

    /** The hidden state after the last token of every sequence, [n, d]; zeros for a sequence without any. */
    float[] lastHidden(Tokens text) {
        int d = network.hiddenSize();
        float[] all = new float[Math.multiplyExact(text.size(), d)];
        through(text, 0, (rows, hidden) -> {
            int t = Math.toIntExact(hidden.size(1));
            int[] last = IntStream.range(0, rows.length)
                    .map(i -> i * t + text.length(rows[i]) - 1)
                    .toArray();
            float[] some = hidden.reshape(-1, d)
                    .indexSelect(0, Tensor.of(last, device))
                    .toFloats();
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(some, i * d, all, rows[i] * d, d);
            }
        });
        return all;
    }

    /** Events of a text, as many at a time as their logits allow. */
    private void read(Tokens text, Consumer<Events> each) {
        int[] starts = events(text);
        int d = network.hiddenSize();
        int most = Math.max(1, LOGITS / network.vocabularySize());
        through(text, 1, (rows, hidden) -> {
            int t = Math.toIntExact(hidden.size(1));
            List<int[]> found = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                int first = text.offsets()[rows[i]] + 1;
                for (int j = 0; j < text.length(rows[i]) - 1; j++) {
                    found.add(new int[] {i * t + j, text.tokens()[first + j], starts[rows[i]] + j});
                }
            }
            Tensor flat = hidden.reshape(-1, d);
            for (int from = 0; from < found.size(); from += most) {
                List<int[]> some = found.subList(from, Math.min(found.size(), from + most));
                try (Scope scope = Scope.withoutGradients()) {
                    Tensor states = flat.indexSelect(0, Tensor.of(column(some, 0), device));
                    Tensor targets = Tensor.of(column(some, 1), device);
                    each.accept(new Events(network.logits(states, weights), targets, column(some, 2)));
                }
            }
        });
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }

    /**
     * Hands over hidden states [b, t, d] of sequences, of each without its last {@code left} tokens; sequences that then have
     * none are left out.
     */
    private void through(Tokens text, int left, BiConsumer<int[], Tensor> each) {
        int[] order = IntStream.range(0, text.size())
                .filter(row -> text.length(row) > left)
                .boxed()
                .sorted(Comparator.comparingInt(text::length))
                .mapToInt(Integer::intValue)
                .toArray();
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && (to + 1 - from) * (text.length(order[to]) - left) <= TOKENS) {
                to++;
            }
            int[] rows = Arrays.copyOfRange(order, from, to);
            try (Scope scope = Scope.withoutGradients()) {
                Tensor ids = TokenBatch.before(text, rows, left, device);
                each.accept(rows, network.hidden(ids, weights, Whole.scoring(device)));
            }
            from = to;
        }
    }
}
