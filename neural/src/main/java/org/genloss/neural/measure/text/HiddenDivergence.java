package org.genloss.neural.measure.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.genloss.data.Tokens;
import org.genloss.metric.Cells;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Remembered;
import org.genloss.metric.Snapshot;
import org.genloss.neural.LanguageModel;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * How far drawn text has moved from real text as a whole, seen by the first model of the trial. The formulas are those of MAUVE,
 * the features are not: numbers of other models, and published ones, are not comparable.
 */
@Doc(
        value =
                "Not MAUVE, whose features are those of GPT-2 large: the last hidden states of drawn and of held-out sequences"
                        + " under the model of generation 0, scaled to length 1, are put together into k cells by k-means, and the shares of"
                        + " cells compared. The area under the divergence frontier (1 where they are equal, towards 0) and the frontier"
                        + " integral (0 where they are equal, at most 1, in nats). Both depend on the number of sequences: compare equal n only;"
                        + " not a number where fewer are there. Standard errors by delete-a-group jackknife over drawn sequences, cells"
                        + " and held-out text held fixed. Left out for models without hidden states, and at the baseline.",
        source = "Pillutla et al. 2021, equation 2; Liu et al. 2021 (frontier integral)")
public record HiddenDivergence(
        @Doc("Number of cells, 2 or more; if left out, a tenth of the number of drawn sequences that are compared.")
        Optional<Integer> k,

        @Doc("At most this many sequences are compared, drawn and held out each, 2 or more.") @Default("2000")
        int sequences)
        implements TextMetric {

    private static final Seed SEED = new Seed(0).at("hidden-divergence");

    /** Checks the parameters. */
    public HiddenDivergence {
        k.ifPresent(cells -> Require.atLeast("k", cells, 2));
        Require.atLeast("sequences", sequences, 2);
    }

    @Override
    public boolean readsFirst() {
        return true;
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        Tokens heldOut = filled(reference.heldOut());
        int n = Math.min(sequences, Math.min(heldOut.size(), reference.draws()));
        Tokens real = first(heldOut, n);
        Remembered<LanguageModel, float[]> known = new Remembered<>();
        return (at, seed) -> model(at)
                .map(model -> {
                    Tokens drawn = filled(at.drawn());
                    return n >= 2 && drawn.size() >= n
                            ? compared(
                                    directions(model, first(drawn, n)),
                                    known.of(model, one -> directions(one, real)),
                                    n)
                            : readings(n, Shares.NONE);
                })
                .orElse(List.of());
    }

    private static Optional<LanguageModel> model(Snapshot<Tokens> at) {
        return at.first().filter(model -> model instanceof LanguageModel).map(model -> (LanguageModel) model);
    }

    /** Without sequences of no token, after which there is no hidden state. */
    private static Tokens filled(Tokens text) {
        return text.select(
                IntStream.range(0, text.size()).filter(s -> text.length(s) > 0).toArray());
    }

    private static Tokens first(Tokens text, int n) {
        return text.select(IntStream.range(0, n).toArray());
    }

    /** Hidden states scaled to length 1, [n, d]. */
    private static float[] directions(LanguageModel model, Tokens text) {
        float[] states = model.lastHidden(text).clone();
        int d = model.hiddenSize();
        for (int at = 0; at < states.length; at += d) {
            double squares = 0;
            for (int j = at; j < at + d; j++) {
                squares += (double) states[j] * states[j];
            }
            for (int j = at; j < at + d; j++) {
                states[j] = (float) (states[j] / Math.sqrt(squares));
            }
        }
        return states;
    }

    /**
     * How drawn and held-out sequences are spread over the cells.
     *
     * @param drawn sequences of each group of the jackknife in each cell, [groups][k]
     * @param real shares of held-out sequences, [k]
     */
    private record Shares(long[][] drawn, double[] real) {

        static final Shares NONE = new Shares(new long[0][0], new double[0]);

        Reading reading(String name, String unit, ToDoubleBiFunction<double[], double[]> distance) {
            if (real.length == 0) {
                return Reading.of(name, Double.NaN, unit);
            }
            double[] leftOut = IntStream.range(0, drawn.length)
                    .mapToDouble(group -> distance.applyAsDouble(without(group), real))
                    .toArray();
            return Reading.of(name, distance.applyAsDouble(without(-1), real), unit)
                    .withError(Jackknife.standardError(leftOut));
        }

        /** Shares of cells among all drawn sequences but those of one group; of all where that is -1. */
        private double[] without(int one) {
            double[] shares = new double[real.length];
            double all = 0;
            for (int g = 0; g < drawn.length; g++) {
                for (int cell = 0; cell < shares.length; cell++) {
                    double count = g == one ? 0 : drawn[g][cell];
                    shares[cell] += count;
                    all += count;
                }
            }
            for (int cell = 0; cell < shares.length; cell++) {
                shares[cell] /= all;
            }
            return shares;
        }
    }

    /** The cells are those of both texts together, as in MAUVE. */
    private List<Reading> compared(float[] drawn, float[] real, int n) {
        float[] both = Arrays.copyOf(drawn, drawn.length + real.length);
        System.arraycopy(real, 0, both, drawn.length, real.length);
        for (float number : both) {
            if (!Float.isFinite(number)) {
                return readings(n, Shares.NONE);
            }
        }
        Cells cells = Cells.of(both, drawn.length / n, cells(n), SEED);
        int[] labels = cells.of(both);
        long[][] groups = new long[Math.min(Jackknife.GROUPS, n)][cells.size()];
        double[] shares = new double[cells.size()];
        for (int i = 0; i < n; i++) {
            groups[i % groups.length][labels[i]]++;
            shares[labels[n + i]] += 1.0 / n;
        }
        return readings(n, new Shares(groups, shares));
    }

    private int cells(int n) {
        return k.orElse(Math.max(2, n / 10));
    }

    private List<Reading> readings(int n, Shares shares) {
        String parameters = "[n=" + n + ",k=" + cells(n) + "]";
        return List.of(
                shares.reading("hidden_frontier_area" + parameters, "share", Frontier::area),
                shares.reading("hidden_frontier_integral" + parameters, "nats", Frontier::integral));
    }
}
