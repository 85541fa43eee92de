package org.genloss.model.discrete;

import org.genloss.data.Dataset;
import org.genloss.data.Symbols;

/** Weighted counts of symbols. */
final class Counts {

    private Counts() {}

    /**
     * The sum of the weights of every symbol's items, length k. Counted per part in integers and scaled once, so that
     * unweighted data give exact counts however they are divided into parts.
     */
    static double[] of(Dataset<Symbols> training) {
        double[] counts = new double[training.parts().get(0).items().alphabet()];
        for (Dataset.Part<Symbols> part : training.parts()) {
            long[] local = part.items().counts();
            for (int i = 0; i < counts.length; i++) {
                counts[i] += part.weight() * local[i];
            }
        }
        return counts;
    }
}
