package org.genloss.audit.measure;

import java.util.Arrays;
import org.genloss.audit.TypeSample;

/**
 * Two texts over one list of types, that of both samples below the lower of their thresholds: a type that is not in the other
 * sample does not occur in the other text.
 *
 * @param candidate counts of each type in the candidate
 * @param reference counts of the same types in the reference
 */
record Pair(Folded candidate, Folded reference) {

    /** Brings two samples together. */
    static Pair of(TypeSample x, TypeSample r) {
        double share = Math.min(x.share(), r.share());
        long[] hashes = new long[x.size() + r.size()];
        long[][] ofX = new long[hashes.length][];
        long[][] ofR = new long[hashes.length][];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < x.size() || j < r.size()) {
            boolean takeX = j == r.size() || i < x.size() && Long.compareUnsigned(x.hashes()[i], r.hashes()[j]) <= 0;
            boolean takeR = i == x.size() || j < r.size() && Long.compareUnsigned(r.hashes()[j], x.hashes()[i]) <= 0;
            hashes[size] = takeX ? x.hashes()[i] : r.hashes()[j];
            if (!isBelow(hashes[size], share)) {
                break;
            }
            if (takeX) {
                ofX[size] = x.counts()[i++];
            }
            if (takeR) {
                ofR[size] = r.counts()[j++];
            }
            size++;
        }
        long[] types = Arrays.copyOf(hashes, size);
        return new Pair(
                Folded.of(share, types, Arrays.copyOf(ofX, size), x.tokens()),
                Folded.of(share, types, Arrays.copyOf(ofR, size), r.tokens()));
    }

    /** Whether a hash, as an unsigned number, is in the lower {@code share} of all; its upper 63 bits decide. */
    static boolean isBelow(long hash, double share) {
        return (hash >>> 1) * 0x1p-63 <= share;
    }

    /** The reference set against itself. */
    Pair ofReference() {
        return new Pair(reference, reference);
    }
}
