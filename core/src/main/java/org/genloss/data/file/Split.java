package org.genloss.data.file;

import java.util.Arrays;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.num.Seed;

/**
 * Which records are trained on and which are held out, both ascending.
 *
 * @param training rows for {@link org.genloss.data.Supply#draw}
 * @param heldOut rows for {@link org.genloss.data.Supply#heldOut}
 */
record Split(int[] training, int[] heldOut) {

    /** Holds out a share of n records, rounded down but at least one if the share is not 0; never all of them. */
    static Split of(int n, double share, Seed seed) {
        int held = (int) (n * share);
        if (held == 0 && share > 0 && n > 1) {
            held = 1;
        }
        int[] order = new PermutationSampler(seed.stream(), n, n).sample();
        int[] heldOut = Arrays.copyOf(order, held);
        int[] training = Arrays.copyOfRange(order, held, n);
        Arrays.sort(heldOut);
        Arrays.sort(training);
        return new Split(training, heldOut);
    }
}
