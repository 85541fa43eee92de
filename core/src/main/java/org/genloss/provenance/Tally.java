package org.genloss.provenance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records and bytes by name; of more names than anybody reads, the later ones together. */
final class Tally {

    private static final int MOST = 10_000;
    private static final String OTHERS = "(others)";

    private final Map<String, long[]> sums = new LinkedHashMap<>();
    private long records;
    private long bytes;

    void add(String name, long size) {
        String key = sums.containsKey(name) || sums.size() < MOST ? name : OTHERS;
        long[] sum = sums.computeIfAbsent(key, k -> new long[2]);
        sum[0]++;
        sum[1] += size;
        records++;
        bytes += size;
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /** Those with these names, in this order. */
    List<Verification.Share> of(List<String> names) {
        return names.stream().map(this::share).toList();
    }

    /** All, most records first. */
    List<Verification.Share> all() {
        List<Verification.Share> all = new ArrayList<>(of(List.copyOf(sums.keySet())));
        all.sort(Comparator.comparingLong(Verification.Share::records)
                .reversed()
                .thenComparing(Verification.Share::name));
        return all;
    }

    private Verification.Share share(String name) {
        long[] sum = sums.getOrDefault(name, new long[2]);
        return new Verification.Share(name, sum[0], sum[1], share(sum[0], records), share(sum[1], bytes));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
