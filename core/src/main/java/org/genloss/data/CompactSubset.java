package org.genloss.data;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Chances;

/** Uniform subsets of items that are known in compact form only. */
final class CompactSubset {

    private CompactSubset() {}

    /**
     * k of the items, uniformly without replacement; see {@link Dataset#uniform}.
     *
     * @throws IllegalStateException if that cannot be told from what is known of them
     */
    static <S extends Sample<S>> Dataset<S> of(Dataset<S> all, int k, UniformRandomProvider random) {
        if (all.parts().stream().allMatch(part -> population(part.items()))) {
            return share(all, k);
        }
        if (all.parts().stream()
                .anyMatch(part -> !(part.items() instanceof Symbols symbols)
                        || symbols.law().isPresent())) {
            throw new IllegalStateException("which items a subset of " + k + " of " + all.size()
                    + " holds cannot be told from their summary: let the cell make items (sampling: points)");
        }
        return counts(all, k, random);
    }

    private static boolean population(Sample<?> items) {
        return items instanceof Symbols symbols
                ? symbols.law().isPresent()
                : items instanceof Points points
                        && points.compact()
                        && points.summary().population();
    }

    /** Symbols of each part, drawn together as if each symbol of each part were a type of its own. */
    private static <S extends Sample<S>> Dataset<S> counts(Dataset<S> all, int k, UniformRandomProvider random) {
        int parts = all.parts().size();
        int alphabet = ((Symbols) (Object) all.parts().get(0).items()).alphabet();
        long[] counts = new long[Math.multiplyExact(parts, alphabet)];
        for (int i = 0; i < parts; i++) {
            long[] each = ((Symbols) (Object) all.parts().get(i).items()).counts();
            System.arraycopy(each, 0, counts, i * alphabet, alphabet);
        }
        long[] drawn = Chances.subset(counts, k, random);
        List<Dataset.Part<S>> chosen = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            long[] each = new long[alphabet];
            System.arraycopy(drawn, i * alphabet, each, 0, alphabet);
            Dataset.Part<S> part = all.parts().get(i);
            S items = same(Symbols.counted(each));
            chosen.add(new Dataset.Part<>(items, part.generation(), part.weight()));
        }
        return new Dataset<>(chosen);
    }

    /** The same law for fewer items. */
    private static <S extends Sample<S>> Dataset<S> share(Dataset<S> all, int k) {
        List<Dataset.Part<S>> chosen = new ArrayList<>();
        for (Dataset.Part<S> part : all.parts()) {
            double exact = (double) part.items().size() * k / all.size();
            int whole = (int) Math.max(1, Math.rint(exact));
            chosen.add(new Dataset.Part<>(
                    resized(part.items(), whole), part.generation(), part.weight() * (exact / whole)));
        }
        return new Dataset<>(chosen);
    }

    private static <S extends Sample<S>> S resized(S items, int n) {
        if ((Object) items instanceof Points points) {
            Points.Summary law = points.summary();
            return same(Points.population(n, law.mean(), law.spread(), points.columns()));
        }
        return same(Symbols.population(n, ((Symbols) (Object) items).law().orElseThrow()));
    }

    /** What is made of a kind of sample is of that kind; the compiler cannot know. */
    @SuppressWarnings("unchecked")
    private static <S extends Sample<S>> S same(Sample<?> made) {
        return (S) made;
    }
}
