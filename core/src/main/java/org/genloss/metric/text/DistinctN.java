package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Tokens;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Parameters;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** The best early alarm of a shrinking text, provided that all generations are read to the same length. */
@Doc(
        value =
                "Distinct n-grams over all n-grams in a fixed number of tokens of what was drawn (NaN where it is shorter)."
                        + " Standard error by delete-a-group jackknife over sequences.",
        source = "Li et al. 2016")
public record DistinctN(
        @Doc("Lengths of the n-grams, each 1 or more.") @Default("[1, 2, 3]")
        List<Integer> n,

        @Doc("How many tokens are read of every generation; if left out, half of the held-out mean length of a sequence"
                + " times the number of sequences drawn.")
        Optional<Integer> tokens)
        implements TokensMetric {

    /** Checks the parameters. */
    public DistinctN {
        n = List.copyOf(n);
        Parameters.distinct("n", n);
        n.forEach(length -> Require.atLeast("n", length, 1));
        tokens.ifPresent(length -> Require.atLeast("tokens", length, 1));
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        int length = Windows.tokens(tokens, reference);
        return (at, seed) -> {
            Optional<Tokens> text = Windows.first(at.drawn(), length);
            return n.stream().map(order -> reading(text, length, order)).toList();
        };
    }

    private static Reading reading(Optional<Tokens> text, int length, int order) {
        String name = "distinct_" + order + "[tokens=" + length + "]";
        return text.map(window -> measure(name, window, order)).orElse(Reading.of(name, Double.NaN, "ratio"));
    }

    private static Reading measure(String name, Tokens window, int order) {
        int[] ids = Ngrams.ids(window, order);
        int groups = Math.min(Jackknife.GROUPS, window.size());
        int[] only = onlyIn(ids, window, groups);
        long[] total = new long[groups];
        long[] lost = new long[groups];
        for (int s = 0; s < window.size(); s++) {
            for (int i = window.offsets()[s]; i < window.offsets()[s + 1]; i++) {
                total[s % groups] += ids[i] >= 0 ? 1 : 0;
            }
        }
        for (int group : only) {
            if (group >= 0) {
                lost[group]++;
            }
        }
        long all = Arrays.stream(total).sum();
        double[] leftOut = new double[groups];
        for (int g = 0; g < groups; g++) {
            leftOut[g] = (double) (only.length - lost[g]) / (all - total[g]);
        }
        return Reading.of(name, (double) only.length / all, "ratio").withError(Jackknife.standardError(leftOut));
    }

    /** For every distinct n-gram the one group of sequences that it occurs in, or -1 if there are more. */
    private static int[] onlyIn(int[] ids, Tokens window, int groups) {
        int[] only = new int[Arrays.stream(ids).max().orElse(-1) + 1];
        Arrays.fill(only, groups);
        for (int s = 0; s < window.size(); s++) {
            for (int i = window.offsets()[s]; i < window.offsets()[s + 1]; i++) {
                if (ids[i] >= 0) {
                    boolean first = only[ids[i]] == groups || only[ids[i]] == s % groups;
                    only[ids[i]] = first ? s % groups : -1;
                }
            }
        }
        return only;
    }
}
