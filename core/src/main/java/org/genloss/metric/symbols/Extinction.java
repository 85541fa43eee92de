package org.genloss.metric.symbols;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Sample;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/**
 * What was lost in this very step: types that the training set of the generation before still had and this one has no
 * more. Says nothing at generation 0.
 */
@Doc(
        "Number of types that the previous training set had and this one has not (exact), with their ids, the most frequent"
                + " first: the generation in which each type died.")
public record Extinction<S extends Sample<S>>(
        @Doc("At most this many ids are listed, the most frequent first; 0 lists none, the default lists all.")
        @Default("1000000")
        int items)
        implements TypeMetric<S> {

    /** Checks the limit. */
    public Extinction {
        Require.atLeast("items", items, 0);
    }

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> at.previous().isPresent() && at.training().isPresent()
                ? List.of(measure(
                        Types.counts(at.previous().get()),
                        Types.counts(at.training().get())))
                : List.of();
    }

    private Reading measure(long[] before, long[] now) {
        double[] lost = new double[before.length];
        for (int type = 0; type < lost.length; type++) {
            lost[type] = now[type] == 0 ? before[type] : 0;
        }
        int[] ranked = Types.ranked(lost);
        return Reading.of("extinction", ranked.length, "types")
                .withItems(Arrays.copyOf(ranked, Math.min(items, ranked.length)));
    }
}
