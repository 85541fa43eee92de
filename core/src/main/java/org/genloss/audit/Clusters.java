package org.genloss.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which blocks repeat each other, or nearly: those whose signatures agree in {@value #ALIKE} of the minima or more, and all that
 * are joined by a chain of such pairs. Pairs are looked for among blocks that agree in all of one of 32 bands of 4 minima: of pairs
 * whose resemblance is 0.7 this finds 99.98 %, of 0.6 98.8 % (1 - (1 - s^4)^32; Leskovec, Rajaraman and Ullman, "Mining of
 * massive datasets", section 3.4), so that the signatures decide and not the bands; those err by 0.04 (one standard deviation).
 */
public final class Clusters {

    /** Resemblance of near-duplicates. */
    public static final double ALIKE = 0.7;

    private static final int BANDS = 32;
    private static final int ROWS = Shingles.MINIMA / BANDS;

    /** A block is compared with at most so many of a band, so that a crowd does not take the square of its size. */
    private static final int COMPARED = 32;

    /** Pairs that are kept of a block beyond those that join clusters. */
    private static final int PARTNERS = 8;

    private final List<Item> items;
    private final List<int[]> pairs = new ArrayList<>();

    /**
     * A block and how often it occurs.
     *
     * @param fold of the block
     * @param count occurrences of exactly this block
     * @param signature [128]
     */
    record Item(int fold, long count, int[] signature) {}

    /**
     * How much is repeated. A group of equal or nearly equal blocks is a cluster if it has at least two.
     *
     * @param blocks how many were looked at
     * @param repeated blocks in clusters
     * @param clusters how many there are
     * @param largest blocks of the largest cluster
     */
    public record Repeated(long blocks, long repeated, long clusters, long largest) {

        /** Share of blocks that are in clusters; NaN of none. */
        public double share() {
            return (double) repeated / blocks;
        }
    }

    /** Finds the pairs. */
    Clusters(List<Item> items) {
        this.items = items;
        int[] roots = roots();
        List<List<Integer>> partners =
                items.stream().<List<Integer>>map(item -> new ArrayList<>(0)).toList();
        for (int band = 0; band < BANDS; band++) {
            Map<Long, List<Integer>> buckets = new HashMap<>();
            for (int i = 0; i < items.size(); i++) {
                List<Integer> bucket = buckets.computeIfAbsent(band(i, band), b -> new ArrayList<>(1));
                for (int other : bucket) {
                    join(roots, partners.get(i), other, i);
                }
                if (bucket.size() < COMPARED) {
                    bucket.add(i);
                }
            }
        }
    }

    /** Of all blocks. */
    public Repeated repeated() {
        return repeatedWithout(-1);
    }

    /** Of the blocks outside of a fold. */
    public Repeated repeatedWithout(int fold) {
        int[] roots = roots();
        for (int[] pair : pairs) {
            if (items.get(pair[0]).fold != fold && items.get(pair[1]).fold != fold) {
                roots[root(roots, pair[0])] = root(roots, pair[1]);
            }
        }
        long[] sizes = new long[items.size()];
        long blocks = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (items.get(i).fold != fold) {
                sizes[root(roots, i)] += items.get(i).count;
                blocks += items.get(i).count;
            }
        }
        long repeated = 0;
        long clusters = 0;
        long largest = 0;
        for (long size : sizes) {
            if (size > 1) {
                repeated += size;
                clusters++;
                largest = Math.max(largest, size);
            }
        }
        return new Repeated(blocks, repeated, clusters, largest);
    }

    /** Hash of a band of a signature. */
    private long band(int item, int band) {
        long hash = band;
        for (int i = band * ROWS; i < (band + 1) * ROWS; i++) {
            hash = Hashes.of(hash, items.get(item).signature[i]);
        }
        return hash;
    }

    private void join(int[] roots, List<Integer> partners, int other, int item) {
        int first = root(roots, other);
        int second = root(roots, item);
        // more than one partner in a cluster: when a fold is left out, the first may be
        boolean enough = first == second && partners.size() >= PARTNERS;
        if (!enough
                && !partners.contains(other)
                && Shingles.resemblance(items.get(other).signature, items.get(item).signature) >= ALIKE) {
            partners.add(other);
            pairs.add(new int[] {other, item});
            roots[first] = second;
        }
    }

    private int[] roots() {
        return IntStream.range(0, items.size()).toArray();
    }

    private static int root(int[] roots, int item) {
        int root = item;
        while (roots[root] != root) {
            roots[root] = roots[roots[root]];
            root = roots[root];
        }
        return root;
    }
}
