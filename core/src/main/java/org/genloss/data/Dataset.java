package org.genloss.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.sampling.CombinationSampler;
import org.genloss.num.Seed;

/**
 * Training data: n observations, each of which knows the generation that wrote it (0 = real) and its weight.
 *
 * <p>Kept as parts of one origin and one weight, so that joining a pool of a thousand generations copies nothing and
 * the provenance costs a few bytes a part, not a few bytes an item. Immutable. Items are numbered part after part.
 */
public final class Dataset<S extends Sample<S>> {

    /** The generation of items that no model wrote. */
    public static final int REAL = 0;

    /**
     * Items of one origin.
     *
     * @param items the observations
     * @param generation who wrote them: {@link #REAL}, or g >= 1 for the g-th model's output (the model fitted to real
     *     data alone is generation 0; what it writes is generation 1)
     * @param weight the weight of each of them in a fit, above 0; 1 unless the policy says otherwise
     */
    public record Part<S extends Sample<S>>(S items, int generation, double weight) {}

    private final List<Part<S>> parts;
    private final int size;

    /** The parts, in order; empty ones are dropped unless all are empty. */
    public Dataset(List<Part<S>> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a dataset has at least one part");
        }
        List<Part<S>> filled =
                parts.stream().filter(part -> part.items().size() > 0).toList();
        this.parts = filled.isEmpty() ? List.of(parts.get(0)) : filled;
        int n = 0;
        for (Part<S> part : this.parts) {
            n = Math.addExact(n, part.items().size());
        }
        this.size = n;
    }

    /** Items of one origin, weight 1. */
    public static <S extends Sample<S>> Dataset<S> of(S items, int generation) {
        return new Dataset<>(List.of(new Part<>(items, generation, 1)));
    }

    /** Number of items, n. */
    public int size() {
        return size;
    }

    /** The parts, in order. */
    public List<Part<S>> parts() {
        return parts;
    }

    /**
     * All items as one sample; a copy unless there is only one part.
     *
     * @throws IllegalStateException if only some of them are there and others are streamed: whoever reads streams reads
     *     {@link #parts()}
     */
    public S items() {
        S first = parts.get(0).items();
        if (parts.size() == 1) {
            return first;
        }
        if (streamed()) {
            throw new IllegalStateException("streamed items are not there to be joined: read the " + parts.size()
                    + " parts of the dataset one by one");
        }
        return first.join(
                parts.subList(1, parts.size()).stream().map(Part::items).toList());
    }

    /** The weight of every item, length n. */
    public double[] weights() {
        double[] weights = new double[size];
        int at = 0;
        for (Part<S> part : parts) {
            int end = at + part.items().size();
            Arrays.fill(weights, at, end, part.weight());
            at = end;
        }
        return weights;
    }

    /** Whether every item has weight 1. */
    public boolean unweighted() {
        return parts.stream().allMatch(part -> part.weight() == 1);
    }

    /** Number of real items. */
    public int real() {
        return parts.stream()
                .filter(part -> part.generation() == REAL)
                .mapToInt(part -> part.items().size())
                .sum();
    }

    /** Whether some of the items are known in compact form only. */
    public boolean compact() {
        return parts.stream().anyMatch(part -> part.items().compact());
    }

    /** Whether some of the items are written anew whenever they are read, see {@link Sample#streamed}. */
    public boolean streamed() {
        return parts.stream().anyMatch(part -> part.items().writer().isPresent());
    }

    /** This followed by {@code other}. Copies no item. */
    public Dataset<S> join(Dataset<S> other) {
        List<Part<S>> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Dataset<>(all);
    }

    /** The same items with every weight of a part replaced. */
    public Dataset<S> reweigh(ToDoubleFunction<Part<S>> weight) {
        return new Dataset<>(parts.stream()
                .map(part -> new Part<>(part.items(), part.generation(), weight.applyAsDouble(part)))
                .toList());
    }

    /**
     * The items at {@code rows}. Streamed items are independent draws whenever they are read, so that it does not matter
     * which of them are chosen: a choice of k of them is k streamed items.
     *
     * @param rows item numbers in [0, n), ascending, each at most once
     */
    public Dataset<S> select(int[] rows) {
        List<Part<S>> chosen = new ArrayList<>();
        int start = 0;
        int from = 0;
        for (Part<S> part : parts) {
            int end = start + part.items().size();
            int to = from;
            while (to < rows.length && rows[to] < end) {
                to++;
            }
            chosen.add(new Part<>(chosen(part.items(), rows, from, to, start), part.generation(), part.weight()));
            start = end;
            from = to;
        }
        if (from != rows.length) {
            throw new IndexOutOfBoundsException("rows must ascend within [0, " + size + ")");
        }
        return new Dataset<>(chosen);
    }

    /** Those of one part: {@code rows[from, to)}, counted from {@code start}. */
    private S chosen(S items, int[] rows, int from, int to, int start) {
        Optional<Writer<S>> writer = items.writer();
        if (writer.isPresent()) {
            return items.streamed(to - from, writer.get());
        }
        int[] local = new int[to - from];
        for (int i = from; i < to; i++) {
            local[i - from] = rows[i] - start;
        }
        return items.select(local);
    }

    /**
     * k of the items, uniformly without replacement, in their order.
     *
     * <p>Counted symbols: the counts of such a subset, which are multivariate hypergeometric over symbols and parts. A
     * population: a part of k / n of each part's items, rounded to whole items of which there is at least one, with weights
     * that make up for the rounding. Streamed items: fewer of them, whose numbers in each part are hypergeometric.
     *
     * @param k from 0 to n
     * @throws IllegalStateException if the items are summarised points drawn from a law: which of them a subset holds is
     *     not known
     */
    public Dataset<S> uniform(int k, Seed seed) {
        if (k == size) {
            return this;
        }
        if (compact()) {
            return CompactSubset.of(this, k, seed.stream());
        }
        int[] rows = new CombinationSampler(seed.stream(), size, k).sample();
        Arrays.sort(rows);
        return select(rows);
    }
}
