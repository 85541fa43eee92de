package org.genloss.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.genloss.data.Dataset;

/**
 * The chain of one trial: real records come from the source; what the model of generation g writes comes from what that model
 * was fitted to, and from earlier training sets too where fits begin from the model before, and from the first real data where
 * models continue them.
 *
 * <p>A record's generation is one more than the highest of its parents. That is the laboratory's number of the generation,
 * unless a training set happens to hold nothing of the generation before.
 */
public final class Lineage {

    private final Node source;
    private final IntFunction<String> generator;
    private final boolean warmStarts;
    private final boolean continues;
    private final List<Node> sets = new ArrayList<>();

    /**
     * Of a trial that has not begun.
     *
     * @param source where its real records come from
     * @param generator the name of the model of generation g
     * @param warmStarts whether fits begin from the model of the generation before
     * @param continues whether models write continuations of the first real data
     */
    public Lineage(Node source, IntFunction<String> generator, boolean warmStarts, boolean continues) {
        this.source = source;
        this.generator = generator;
        this.warmStarts = warmStarts;
        this.continues = continues;
    }

    /** Where its real records come from. */
    public Node source() {
        return source;
    }

    /**
     * What there is to say of items that generation {@code generation} wrote, besides their hashes.
     *
     * @param generation as {@link Dataset.Part#generation}; all training sets before it have been added
     */
    public Provenance of(int generation) {
        if (generation == Dataset.REAL) {
            Provenance said = source.provenance();
            return new Provenance(said.origin(), said.generators(), said.generation(), List.of(said.sha256()), "", 1);
        }
        List<Node> read = new ArrayList<>(sets.subList(warmStarts ? 0 : generation - 1, generation));
        if (continues) {
            read.add(sets.get(0));
        }
        int highest = read.stream()
                .mapToInt(set -> set.provenance().generation().orElseThrow())
                .max()
                .orElseThrow();
        return new Provenance(
                Origin.SYNTHETIC,
                List.of(generator.apply(generation - 1)),
                highest + 1,
                read.stream().map(set -> set.provenance().sha256()).toList());
    }

    /**
     * Adds the training set of the next generation.
     *
     * @param name for people
     * @param file that holds it, or empty
     * @param set the hashes of its records
     * @return what the manifest says of it
     */
    public Node add(String name, String file, Dataset<?> training, Digest set) {
        Origin origin = Origin.UNKNOWN;
        TreeSet<String> generators = new TreeSet<>();
        TreeSet<String> parents = new TreeSet<>();
        int generation = 0;
        for (Dataset.Part<?> part : training.parts()) {
            Provenance said = of(part.generation());
            origin = parents.isEmpty() ? said.origin() : both(origin, said.origin());
            generators.addAll(said.generators());
            parents.addAll(said.parents());
            generation = Math.max(generation, said.generation().orElse(0));
        }
        long records = set.records();
        Node node = new Node(
                Node.Kind.DATASET,
                name,
                file,
                records,
                "",
                new Provenance(
                        origin,
                        List.copyOf(generators),
                        OptionalInt.of(generation),
                        List.copyOf(parents),
                        set.end(),
                        1));
        sets.add(node);
        return node;
    }

    /** What a collection is of which a part is known and another is not: unknown. Its records say more. */
    private static Origin both(Origin a, Origin b) {
        return a == b ? a : a == Origin.UNKNOWN || b == Origin.UNKNOWN ? Origin.UNKNOWN : Origin.MIXED;
    }
}
