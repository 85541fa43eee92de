package org.genloss.metric.symbols;

import java.util.function.ToDoubleFunction;
import org.genloss.data.Sample;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;

/**
 * The counts of a sample, with and without each group of its items, so that every statistic of them has a delete-a-group
 * jackknife error; items are symbols, or the sequences of a text.
 *
 * @param all how often each type occurs
 * @param without the same without group g
 */
record Counted(long[] all, long[][] without) {

    static <S extends Sample<S>> Counted of(S sample) {
        long[] all = Types.counts(sample);
        long[][] without = Jackknife.groups(sample).stream()
                .map(group -> difference(all, Types.counts(group)))
                .toArray(long[][]::new);
        return new Counted(all, without);
    }

    /** A statistic of the counts with its error. */
    Reading reading(String name, ToDoubleFunction<long[]> statistic, String unit) {
        double[] leftOut = new double[without.length];
        for (int g = 0; g < leftOut.length; g++) {
            leftOut[g] = statistic.applyAsDouble(without[g]);
        }
        return Reading.of(name, statistic.applyAsDouble(all), unit).withError(Jackknife.standardError(leftOut));
    }

    private static long[] difference(long[] all, long[] part) {
        long[] rest = all.clone();
        for (int type = 0; type < rest.length; type++) {
            rest[type] -= part[type];
        }
        return rest;
    }
}
