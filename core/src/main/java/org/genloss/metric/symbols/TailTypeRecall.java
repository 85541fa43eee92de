package org.genloss.metric.symbols;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Sample;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * How many of the rarest real types still occur. Counts types, not mass: the expected mass of a tail is conserved even
 * while all but a few of its types die.
 */
@Doc("Share of the rarest real types, those that make up the last part of the real mass, that occur in what was drawn"
        + " (standard error by delete-a-group jackknife) and in the training set (exact). Real probabilities of the law"
        + " where it knows them, otherwise held-out frequencies.")
public record TailTypeRecall<S extends Sample<S>>(
        @Doc("Real mass of the rarest types, in (0, 1).") @Default("0.05")
        double mass) implements TypeMetric<S> {

    /** Checks the mass. */
    public TailTypeRecall {
        Require.that(mass > 0 && mass < 1, "mass", "in (0, 1)", mass);
    }

    @Override
    public Gauge<S> against(Reference<S> reference) {
        int[] tail = tail(Types.real(reference));
        String parameters = "[mass=" + Estimates.text(mass);
        return (at, seed) -> {
            List<Reading> readings = new ArrayList<>();
            readings.add(Counted.of(at.drawn())
                    .reading("tail_type_recall" + parameters + "]", counts -> recall(tail, counts), "share"));
            at.training()
                    .ifPresent(training -> readings.add(Reading.of(
                            "tail_type_recall" + parameters + ",of=training]",
                            recall(tail, Types.counts(training)),
                            "share")));
            return readings;
        };
    }

    /** The rarest types of total real mass {@code mass}, the last of them perhaps only in part; at least one. */
    private int[] tail(double[] real) {
        int[] ranked = Types.ranked(real);
        int from = ranked.length;
        double below = 0;
        while (from > 0 && below < mass) {
            below += real[ranked[--from]];
        }
        return Arrays.copyOfRange(ranked, from, ranked.length);
    }

    private static double recall(int[] tail, long[] counts) {
        double present = 0;
        for (int type : tail) {
            present += counts[type] > 0 ? 1 : 0;
        }
        return present / tail.length;
    }
}
