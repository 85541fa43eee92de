package org.genloss.model.ngram;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A law of outcomes, the most probable first: what outcomes share that a {@link DecodedWord} does not name.
 *
 * @param ids outcomes by falling probability, ties by id
 * @param weights weight of every id by which it is drawn, by id
 * @param sums weights of the first j of the ranking, j from 0 to their number
 */
record Ranking(int[] ids, double[] weights, double[] sums) {

    /** Nothing. */
    static final Ranking NONE = new Ranking(new int[0], new double[0], new double[1]);

    /**
     * Ranks outcomes.
     *
     * @param p probabilities, by which they are ranked
     * @param weights by which they are drawn
     */
    static Ranking of(double[] p, double[] weights) {
        int[] ids = IntStream.range(0, p.length)
                .boxed()
                .sorted((a, b) -> p[a] == p[b] ? Integer.compare(a, b) : Double.compare(p[b], p[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sums = new double[ids.length + 1];
        for (int j = 0; j < ids.length; j++) {
            sums[j + 1] = sums[j] + weights[ids[j]];
        }
        return new Ranking(ids, weights, sums);
    }

    int size() {
        return ids.length;
    }

    /** Draws one of the first {@code reach} outcomes. */
    int draw(UniformRandomProvider random, int reach) {
        double u = random.nextDouble() * sums[reach];
        int low = 0;
        int high = reach - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sums[middle] <= u) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return ids[low];
    }
}
