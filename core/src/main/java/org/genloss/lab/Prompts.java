package org.genloss.lab;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.CombinationSampler;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Sample;
import org.genloss.num.Seed;

/**
 * Which of the first real data the models of a trial continue. A record of them that is asked for once stands where it stood;
 * where more are asked for than there are, all are taken again from the first.
 *
 * @param cell the cell
 * @param trial the seed of the trial
 * @param original the first real data, D_0
 */
record Prompts<S extends Sample<S>>(Cell<S> cell, Seed trial, S original) {

    /** What is continued to be measured: the same n in every generation. */
    S measured(int n) {
        return some(PermutationSampler.natural(original.size()), n, trial.at("prompts"));
    }

    /**
     * What is continued for the training set of generation {@code g}: a record of D_0 is either kept in it or continued, as in
     * the released code of Shumailov et al. (2024); where all are kept, all are continued too.
     *
     * @param n how many
     * @param generation the seed that the policy chooses by
     */
    S written(int g, int n, Seed generation) {
        BitSet kept = new BitSet(original.size());
        for (int row : cell.policy().keptRows(g, cell.size().at(g), original.size(), trial, generation)) {
            kept.set(row);
        }
        if (kept.cardinality() == original.size()) {
            kept.clear();
        }
        int[] others = IntStream.range(0, original.size())
                .filter(row -> !kept.get(row))
                .toArray();
        return some(others, n, generation.at("sample").at("prompts"));
    }

    /** All of them, and again from the first while more are asked for; of what is left over, some by chance, in their order. */
    private S some(int[] rows, int n, Seed seed) {
        int whole = n / rows.length * rows.length;
        IntStream again = IntStream.range(0, whole).map(i -> rows[i % rows.length]);
        if (whole == n) {
            return original.select(again.toArray());
        }
        int[] some = new CombinationSampler(seed.stream(), rows.length, n - whole).sample();
        Arrays.sort(some);
        return original.select(
                IntStream.concat(again, IntStream.of(some).map(i -> rows[i])).toArray());
    }
}
