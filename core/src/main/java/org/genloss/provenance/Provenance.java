package org.genloss.provenance;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Where one record comes from: what its columns {@code origin}, {@code generator}, {@code generation}, {@code parents}, {@code
 * sha256} and {@code copies} say. All of it are claims of whoever wrote the file, except the hash, which can be recomputed.
 *
 * @param origin who wrote it
 * @param generators the models or laws that wrote it, ordered; none if it was no program, or that is not said
 * @param generation how many models stand between it and what no model wrote: 0 for what no model wrote; empty if that is not
 *     said
 * @param parents SHA-256 of the records or data sets that it was made from, hexadecimal in lower case, ordered
 * @param sha256 of its content, hexadecimal in lower case; empty if that is not said
 * @param copies how many records became this one when duplicates were removed, 1 or more
 */
public record Provenance(
        Origin origin,
        List<String> generators,
        OptionalInt generation,
        List<String> parents,
        String sha256,
        long copies) {

    /** Nothing is said. */
    public static final Provenance UNKNOWN =
            new Provenance(Origin.UNKNOWN, List.of(), OptionalInt.empty(), List.of(), "", 1);

    /** Orders what is a set. */
    public Provenance {
        generators = List.copyOf(new TreeSet<>(generators));
        parents = List.copyOf(new TreeSet<>(parents));
    }

    /** A record that has not been deduplicated, before its content is known. */
    public Provenance(Origin origin, List<String> generators, int generation, List<String> parents) {
        this(origin, generators, OptionalInt.of(generation), parents, "", 1);
    }

    /** The same of this content. */
    public Provenance of(String sha256) {
        return new Provenance(origin, generators, generation, parents, sha256, copies);
    }

    /** The column {@code generator}: several are parted by "; ". */
    public String generator() {
        return String.join(Column.GENERATORS, generators);
    }
}
