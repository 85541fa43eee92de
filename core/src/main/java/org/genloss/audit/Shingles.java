package org.genloss.audit;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;

/**
 * The runs of {@value #WORDS} words of a block, by their hashes, and the least of each of {@value #MINIMA} further hashes of
 * them: the share of these in which two blocks agree estimates the share of runs that they have in common (Broder, "On the
 * resemblance and containment of documents", 1997).
 */
final class Shingles {

    /** Words of a run; a shorter block is one run. */
    static final int WORDS = 5;

    /** Length of a signature. */
    static final int MINIMA = 128;

    private static final long FACTOR = 0x9e3779b97f4a7c15L;
    private static final int[] FACTORS = new int[MINIMA];
    private static final int[] TERMS = new int[MINIMA];

    static {
        UniformRandomProvider random = new Seed(MINIMA).at("minima").stream();
        for (int i = 0; i < MINIMA; i++) {
            FACTORS[i] = random.nextInt() | 1;
            TERMS[i] = random.nextInt();
        }
    }

    private final long[] hashes;

    Shingles(Block block) {
        long[] words = block.hashes();
        int length = Math.min(WORDS, block.words());
        hashes = new long[length == 0 ? 0 : block.words() - length + 1];
        long oldest = 1;
        for (int i = 1; i < length; i++) {
            oldest *= FACTOR;
        }
        long rolling = 0;
        for (int i = 0; i < block.words(); i++) {
            rolling = rolling * FACTOR + words[i];
            if (i >= length - 1) {
                hashes[i - length + 1] = Hashes.of(rolling);
                rolling -= oldest * words[i - length + 1];
            }
        }
    }

    boolean isEmpty() {
        return hashes.length == 0;
    }

    /**
     * What decides whether the block is sampled: a hash of its smallest run, so that blocks that have most runs in common are
     * sampled together with the probability of their resemblance, and long blocks not more often than short ones.
     */
    long rank() {
        long least = hashes[0];
        for (long hash : hashes) {
            least = Long.compareUnsigned(hash, least) < 0 ? hash : least;
        }
        return Hashes.of(~least);
    }

    /** The minima, [128]. */
    int[] signature() {
        int[] minima = new int[MINIMA];
        Arrays.fill(minima, Integer.MAX_VALUE);
        for (long hash : hashes) {
            int x = (int) (hash >>> 32);
            for (int i = 0; i < MINIMA; i++) {
                minima[i] = Math.min(minima[i], FACTORS[i] * x + TERMS[i]);
            }
        }
        return minima;
    }

    /** The share of minima that are the same. */
    static double resemblance(int[] a, int[] b) {
        int same = 0;
        for (int i = 0; i < MINIMA; i++) {
            same += a[i] == b[i] ? 1 : 0;
        }
        return (double) same / MINIMA;
    }
}
