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
            double[] local = part.items().mass();
            for (int i = 0; i < counts.length; i++) {
                counts[i] += part.weight() * local[i];
            }
        }
        return counts;
    }

    /** Whether the data are populations and no samples of any. */
    static boolean populations(Dataset<Symbols> training) {
        return training.parts().stream().allMatch(part -> part.items().law().isPresent());
    }

    /** The mixture of the populations, each with its share of the total weight: of one, exactly its own law. */
    static double[] mixture(Dataset<Symbols> training) {
        double total = 0;
        for (Dataset.Part<Symbols> part : training.parts()) {
            total += part.weight() * part.items().size();
        }
        double[] p = new double[training.parts().get(0).items().alphabet()];
        for (Dataset.Part<Symbols> part : training.parts()) {
            double share = part.weight() * part.items().size() / total;
            double[] law = part.items().law().orElseThrow();
            for (int i = 0; i < p.length; i++) {
                p[i] += share * law[i];
            }
        }
        return p;
    }
}
