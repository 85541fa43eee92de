package org.genloss.model.ngram;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A decoded law of the next word: some outcomes by name and, if {@code rest} is above 0, all others in proportion to a
 * common law that is kept elsewhere, so that a law over a whole vocabulary costs only what is particular to its context.
 *
 * @param ids outcomes by name, ascending
 * @param sums their weights, summed up to each
 * @param rest weight of the others together
 * @param reach how many of the first of the common law they are, those with a name not counted out
 */
record DecodedWord(int[] ids, double[] sums, double rest, int reach) {

    /** Rejections after which what has no name is so rare that one pass over all outcomes is cheaper. */
    private static final int MOST_TRIES = 1000;

    /** The law that gives {@code weights} to {@code ids} and nothing to others. */
    static DecodedWord of(int[] ids, double[] weights) {
        return of(ids, weights, 0, 0);
    }

    /** The law that gives {@code weights} to {@code ids} and {@code rest} to the others within reach together. */
    static DecodedWord of(int[] ids, double[] weights, double rest, int reach) {
        int[] named = new int[ids.length];
        double[] sums = new double[ids.length];
        double sum = 0;
        int size = 0;
        for (int i = 0; i < ids.length; i++) {
            // where there is a rest, a name of weight 0 still keeps its outcome out of it
            if (weights[i] > 0 || rest > 0) {
                sum += weights[i];
                named[size] = ids[i];
                sums[size++] = sum;
            }
        }
        return new DecodedWord(Arrays.copyOf(named, size), Arrays.copyOf(sums, size), rest, reach);
    }

    /** Sum of all weights. */
    double total() {
        return (sums.length == 0 ? 0 : sums[sums.length - 1]) + rest;
    }

    /**
     * Draws an outcome.
     *
     * @param common the common law; what has a name is rejected
     */
    int draw(UniformRandomProvider random, Ranking common) {
        int at = upper(random.nextDouble() * total());
        if (at < ids.length) {
            return ids[at];
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int id = common.draw(random, reach);
            if (Arrays.binarySearch(ids, id) < 0) {
                return id;
            }
        }
        return search(random, common);
    }

    /** Draws from the common law without rejection, in one pass. */
    private int search(UniformRandomProvider random, Ranking common) {
        int[] unnamed = new int[reach];
        double[] upTo = new double[reach];
        int size = 0;
        double sum = 0;
        for (int j = 0; j < reach; j++) {
            if (Arrays.binarySearch(ids, common.ids()[j]) < 0) {
                sum += common.weights()[common.ids()[j]];
                unnamed[size] = common.ids()[j];
                upTo[size++] = sum;
            }
        }
        double u = random.nextDouble() * sum;
        int at = 0;
        while (at < size - 1 && upTo[at] <= u) {
            at++;
        }
        return unnamed[at];
    }

    /** The first outcome whose running sum is above u; one beyond the last only if there is a rest. */
    private int upper(double u) {
        int low = 0;
        int high = rest > 0 ? ids.length : ids.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
