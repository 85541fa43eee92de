package org.genloss.provenance;

import java.util.List;
import java.util.stream.Stream;

/**
 * What files say of where their records come from, and whether it holds together.
 *
 * @param files those that were read, in order
 * @param records how many they have
 * @param bytes of content: UTF-8 of texts, 8 a number
 * @param origins records and bytes by origin, all four of them
 * @param generators records and bytes by what wrote them, most records first; {@code (not said)} where it is not said
 * @param withHash records that say their hash
 * @param withParents records that say what they were made from
 * @param withoutGeneration records with parents that do not say their generation, or whose parents do not: it cannot be checked
 * @param sets data sets and sources of the manifests
 * @param setsChecked those whose hash could be recomputed, since their records or description are there
 * @param faults how many records break what, by kind; none if all holds
 * @param broken the first records of every kind
 */
public record Verification(
        List<Checked> files,
        long records,
        long bytes,
        List<Share> origins,
        List<Share> generators,
        long withHash,
        long withParents,
        long withoutGeneration,
        int sets,
        int setsChecked,
        List<Fault> faults,
        List<Broken> broken) {

    /** Whether no hash and no chain is broken. */
    public boolean holds() {
        return faults.isEmpty();
    }

    /**
     * The share of some origins together: of records or of bytes, whichever is larger.
     *
     * @return in [0, 1]; 0 if there are no records
     */
    public double share(Origin... some) {
        double ofRecords = 0;
        double ofBytes = 0;
        for (Share share : origins) {
            if (Stream.of(some).anyMatch(origin -> origin.word().equals(share.name()))) {
                ofRecords += share.ofRecords();
                ofBytes += share.ofBytes();
            }
        }
        return Math.max(ofRecords, ofBytes);
    }

    /**
     * A file of records.
     *
     * @param sha256 of its records as a data set, see {@link Digest}
     * @param parents distinct ones of its records, ordered; none if there are more than {@value #MOST_PARENTS}
     */
    public record Checked(String file, long records, long bytes, String sha256, List<String> parents) {

        /** Most distinct parents that are told of a file. */
        static final int MOST_PARENTS = 100;
    }

    /**
     * A part of the records.
     *
     * @param ofRecords its share of all records, in [0, 1]
     * @param ofBytes its share of all bytes, in [0, 1]
     */
    public record Share(String name, long records, long bytes, double ofRecords, double ofBytes) {}

    /**
     * A way to be broken.
     *
     * @param kind {@code unreadable}, {@code hash}, {@code data set}, {@code missing parent}, {@code generation}, {@code cycle}
     * @param meaning a sentence
     * @param records how many
     */
    public record Fault(String kind, String meaning, long records) {}

    /**
     * A record that is broken.
     *
     * @param row its number in the file, from 1
     * @param what is wrong with it
     */
    public record Broken(String file, long row, String kind, String what) {}
}
