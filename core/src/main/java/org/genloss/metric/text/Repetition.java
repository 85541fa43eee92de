package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Tokens;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Parameters;
import org.genloss.metric.Reference;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** How much a text repeats itself within a sequence: loops, the disease of greedy decoding. */
@Doc(
        value = "rep-n: 1 - distinct n-grams / n-grams inside each drawn sequence of n tokens or more, averaged over"
                + " sequences; grows with their length. Standard error analytic, sd/sqrt of the number of sequences.",
        source = "Welleck et al. 2020, seq-rep-n")
public record Repetition(
        @Doc("Lengths of the n-grams, each 1 or more.") @Default("[2, 4]")
        List<Integer> n) implements TokensMetric {

    /** Checks the lengths. */
    public Repetition {
        n = List.copyOf(n);
        Parameters.distinct("n", n);
        n.forEach(length -> Require.atLeast("n", length, 1));
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        return (at, seed) -> n.stream()
                .map(order -> Estimates.mean("repetition_" + order, repetition(at.drawn(), order), "share"))
                .toList();
    }

    /** The share of repeated n-grams in every sequence that has one. */
    private static double[] repetition(Tokens text, int order) {
        int[] ids = Ngrams.ids(text, order);
        int[] lastSequence = new int[Arrays.stream(ids).max().orElse(-1) + 1];
        Arrays.fill(lastSequence, -1);
        double[] repeated = new double[text.size()];
        int measured = 0;
        for (int s = 0; s < text.size(); s++) {
            int all = 0;
            int distinct = 0;
            for (int i = text.offsets()[s]; i < text.offsets()[s + 1]; i++) {
                if (ids[i] >= 0) {
                    all++;
                    distinct += lastSequence[ids[i]] == s ? 0 : 1;
                    lastSequence[ids[i]] = s;
                }
            }
            if (all > 0) {
                repeated[measured++] = 1 - (double) distinct / all;
            }
        }
        return Arrays.copyOf(repeated, measured);
    }
}
