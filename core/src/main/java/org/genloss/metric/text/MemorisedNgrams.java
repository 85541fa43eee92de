package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Dataset;
import org.genloss.data.Tokens;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * How much of what is drawn was read word for word. Held-out text, which nobody could learn by heart, says how much of that is
 * phrases that everybody uses.
 */
@Doc(
        value =
                "Share of the n-grams of drawn text that stand, token for token, in the training set of this generation and,"
                        + " where that holds real text, in the real part of it; and, to compare, of the n-grams of held-out text that stand"
                        + " in the training set. Standard errors by delete-a-group jackknife over sequences, the training set held"
                        + " fixed. N-grams are compared exactly. Nothing at the baseline, or of a training set that is streamed.",
        source = "McCoy et al. 2023 (n-gram novelty)")
public record MemorisedNgrams(
        @Doc("Tokens of an n-gram, 1 or more.") @Default("8")
        int n) implements TokensMetric {

    /** Checks the length. */
    public MemorisedNgrams {
        Require.atLeast("n", n, 1);
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        return (at, seed) -> at.training()
                .filter(training -> !training.streamed())
                .map(training -> measure(training, at.drawn(), reference.heldOut()))
                .orElse(List.of());
    }

    private List<Reading> measure(Dataset<Tokens> training, Tokens drawn, Tokens heldOut) {
        Known all = Known.of(training.items(), drawn, heldOut, n);
        List<Reading> readings = new ArrayList<>();
        readings.add(all.share(name("in=training"), 0));
        real(training)
                .map(real -> real.size() == training.size() ? all : Known.of(real.items(), drawn, heldOut, n))
                .ifPresent(real -> readings.add(real.share(name("in=real"), 0)));
        readings.add(all.share(name("in=training,of=held-out"), 1));
        return readings;
    }

    private String name(String of) {
        return "memorised_ngrams[n=" + n + "," + of + "]";
    }

    private static Optional<Dataset<Tokens>> real(Dataset<Tokens> training) {
        List<Dataset.Part<Tokens>> parts = training.parts().stream()
                .filter(part -> part.generation() == Dataset.REAL)
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Dataset<>(parts));
    }

    /**
     * The n-grams of a text that is known and of others.
     *
     * @param ids the number of the n-gram that ends at each token of all texts, -1 where there is none. Numbers count n-grams in
     *     the order in which they first occur, and the known text comes first
     * @param types how many different ones the known text has
     * @param known how many tokens
     */
    private record Known(int[] ids, int types, int known, List<Tokens> others) {

        static Known of(Tokens known, Tokens drawn, Tokens heldOut, int n) {
            List<Tokens> others = List.of(drawn, heldOut);
            int[] ids = Ngrams.ids(known.join(others), n);
            int types = 0;
            for (int i = 0; i < known.tokens().length; i++) {
                types = Math.max(types, ids[i] + 1);
            }
            return new Known(ids, types, known.tokens().length, others);
        }

        /** The share of the n-grams of one of the other texts that the known text has. */
        Reading share(String name, int which) {
            Tokens text = others.get(which);
            int start = known + (which == 0 ? 0 : others.get(0).tokens().length);
            double[] found = new double[text.size()];
            double[] all = new double[text.size()];
            for (int s = 0; s < text.size(); s++) {
                for (int i = text.offsets()[s]; i < text.offsets()[s + 1]; i++) {
                    int id = ids[start + i];
                    all[s] += id >= 0 ? 1 : 0;
                    found[s] += id >= 0 && id < types ? 1 : 0;
                }
            }
            return Estimates.ratio(name, found, all, "share");
        }
    }
}
