package org.genloss.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.CombinationSampler;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;

/**
 * What the next generation reads: real x synthetic x budget x weights.
 *
 * <p>Generation g (1, 2, ..) is trained on M_g items. Of these a share gamma is real, a share beta is drawn from what
 * the generation before was trained on, and the rest, alpha = 1 - beta - gamma with every remainder of rounding, is
 * synthetic (Shumailov et al. 2024, p_{i+1} = alpha p_theta + beta p_i + gamma p_0). The names people know are presets,
 * see {@link Presets}.
 */
@Doc("What the next generation reads: real x synthetic x budget x weights. A preset's name, or these parts.")
public record Policy(
        @Doc("Where real records come from: none; frozen (one subset of the first real data, kept for ever);"
                + " original (a new random subset of the first real data each generation);"
                + " fresh (new records from the source each generation); pooled (the first real data are in the pool).")
        @Default("none")
        Real real,

        @Doc(
                "Share gamma of every training set that is real, or a schedule as 50%,25%,10% whose last share holds on; for"
                        + " frozen, original and fresh.")
        @Default("0")
        Shares realShare,

        @Doc("Share beta of every training set that is drawn from the training set before.") @Default("0")
        Share previousShare,

        @Doc("How many of the latest batches stay in the pool: a number or all.") @Default("1")
        Window window,

        @Doc("whole: read the whole pool; fixed: read M_g items of it.") @Default("fixed")
        Budget budget,

        @Doc(
                "How a fixed budget chooses from a larger pool: uniform, recency (newest first) or weight (by item weight).")
        @Default("uniform")
        Cap cap,

        @Doc(
                value = "Weight of the real part in the fit: equal, golden or a number between 0 and 1.",
                source = "He, Xu, Cheng 2026, arXiv 2502.18049")
        @Default("equal")
        RealWeight realWeight) {

    /** Where real records come from. */
    public enum Real {
        /** Nowhere: after generation 0 there are none. */
        NONE,
        /** One subset of D_0, the same for ever. */
        FROZEN,
        /** A new random subset of D_0 each generation. */
        ORIGINAL,
        /** New records from the source each generation. */
        FRESH,
        /** D_0 is the first batch of the pool. */
        POOLED;

        /** Whether D_0 is the first batch of the pool: it is for fresh data too, whose batch of generation 0 it is. */
        boolean pooled() {
            return this == POOLED || this == FRESH;
        }
    }

    /** How much of the pool is read. */
    public enum Budget {
        /** M_g items. */
        FIXED,
        /** All of it. */
        WHOLE
    }

    /** How a fixed budget chooses from a larger pool. */
    public enum Cap {
        /** Uniformly, without replacement. */
        UNIFORM,
        /** Newest batches first; the oldest one that is still reached is cut uniformly. */
        RECENCY,
        /** Without replacement, with probability proportional to weight (Efraimidis, Spirakis 2006). */
        WEIGHT
    }

    /**
     * What one generation adds to the pool, in items.
     *
     * @param synthetic written by the model
     * @param fresh real records from the source
     */
    public record Ration(int synthetic, int fresh) {}

    /** Checks that the parts fit together. */
    public Policy {
        if (realShare.largest() + previousShare.value() > 1 + 1e-12) {
            throw new IllegalArgumentException(
                    "real_share + previous_share must be at most 1, but is " + realShare + " + " + previousShare);
        }
        if (realShare.largest() > 0 && (real == Real.NONE || real == Real.POOLED)) {
            throw new IllegalArgumentException("real_share must be 0 when real is "
                    + real.name().toLowerCase(Locale.ROOT) + ", but is " + realShare);
        }
        if (realShare.largest() == 0 && (real == Real.FROZEN || real == Real.ORIGINAL || real == Real.FRESH)) {
            throw new IllegalArgumentException("real_share must be above 0 when real is "
                    + real.name().toLowerCase(Locale.ROOT) + ", but is " + realShare);
        }
    }

    /** Reads a preset, see {@link Presets}. */
    public static Policy parse(String text) {
        return Presets.parse(text);
    }

    /** What generation {@code g >= 1}, of size {@code size}, adds to the pool. */
    public Ration ration(int g, int size) {
        int real = realShare.at(g).of(size);
        int previous = previousShare.of(size);
        return new Ration(size - real - previous, this.real == Real.FRESH ? real : 0);
    }

    /** Whether it reads nothing but what the newest model wrote, so that nothing can bring back what that has lost. */
    public boolean closed() {
        return real == Real.NONE && previousShare.value() == 0 && window.length() == 1;
    }

    /** How many records of D_0 the training set of generation {@code g >= 1}, of size {@code size}, asks for. */
    public int fromOriginal(int g, int size) {
        return real == Real.FROZEN || real == Real.ORIGINAL ? realShare.at(g).of(size) : 0;
    }

    /**
     * The training set of a generation.
     *
     * @param history the pool, this generation's batch included
     * @param g its number, 1 or more
     * @param size M_g
     * @param trial names what stays the same through a trial: the frozen subset
     * @param generation names what is drawn anew
     */
    public <S extends Sample<S>> Dataset<S> training(History<S> history, int g, int size, Seed trial, Seed generation) {
        List<Dataset<S>> chosen = new ArrayList<>();
        int kept = fromOriginal(g, size);
        if (kept > 0) {
            chosen.add(kept(history.original(), g, size, trial, generation));
        }
        int previous = previousShare.of(size);
        if (previous > 0) {
            int available = history.previous().size();
            chosen.add(history.previous().uniform(Math.min(previous, available), generation.at("previous")));
        }
        int room = size - kept - previous;
        if (!history.batches().isEmpty() && (budget == Budget.WHOLE || room > 0)) {
            Dataset<S> pool = join(history.batches());
            chosen.add(
                    budget == Budget.WHOLE || pool.size() <= room
                            ? pool
                            : cut(history.batches(), pool, room, generation.at("cap")));
        }
        return weigh(join(chosen));
    }

    private <S extends Sample<S>> Dataset<S> cut(List<Dataset<S>> batches, Dataset<S> pool, int room, Seed seed) {
        return switch (cap) {
            case UNIFORM -> pool.uniform(room, seed);
            case RECENCY -> newest(batches, room, seed);
            case WEIGHT -> weigh(pool).select(WeightedSubset.draw(weigh(pool).weights(), room, seed.stream()));
        };
    }

    private static <S extends Sample<S>> Dataset<S> newest(List<Dataset<S>> batches, int room, Seed seed) {
        List<Dataset<S>> kept = new ArrayList<>();
        for (int i = batches.size() - 1; i >= 0 && room > 0; i--) {
            Dataset<S> batch = batches.get(i);
            kept.add(0, batch.size() <= room ? batch : batch.uniform(room, seed));
            room -= Math.min(room, batch.size());
        }
        return join(kept);
    }

    /** Total weight stays n, so that what a learner does with weights of 1 it does here too. */
    private <S extends Sample<S>> Dataset<S> weigh(Dataset<S> training) {
        int real = training.real();
        int synthetic = training.size() - real;
        OptionalDouble w = realWeight.of(real, synthetic);
        if (w.isEmpty()) {
            return training;
        }
        double n = training.size();
        return training.reweigh(part ->
                part.generation() == Dataset.REAL ? w.getAsDouble() * n / real : (1 - w.getAsDouble()) * n / synthetic);
    }

    private static <S extends Sample<S>> Dataset<S> join(List<Dataset<S>> datasets) {
        List<Dataset.Part<S>> parts = new ArrayList<>();
        datasets.forEach(dataset -> parts.addAll(dataset.parts()));
        return new Dataset<>(parts);
    }

    private <S extends Sample<S>> Dataset<S> kept(Dataset<S> original, int g, int size, Seed trial, Seed generation) {
        int kept = fromOriginal(g, size);
        if (kept == original.size()) {
            return original;
        } else if (original.compact()) {
            // items without an order: each number of them has a subset of its own, frozen ones the same for ever
            return original.uniform(kept, keeping(trial, generation));
        }
        return original.select(keptRows(g, size, original.size(), trial, generation));
    }

    /**
     * Which records of D_0 the training set of a generation reads beside the pool.
     *
     * @param g its number, 1 or more
     * @param size M_g
     * @param available the number of records of D_0, at least {@link #fromOriginal}
     * @param trial as in {@link #training}
     * @param generation as in {@link #training}
     * @return rows of D_0, ascending; a smaller frozen set is a subset of a larger one
     */
    public int[] keptRows(int g, int size, int available, Seed trial, Seed generation) {
        int kept = fromOriginal(g, size);
        if (kept == 0 || kept == available) {
            return PermutationSampler.natural(kept);
        }
        UniformRandomProvider random = keeping(trial, generation).stream();
        int[] rows;
        if (real == Real.FROZEN) {
            int[] order = PermutationSampler.natural(available);
            PermutationSampler.shuffle(random, order);
            rows = Arrays.copyOf(order, kept);
        } else {
            rows = new CombinationSampler(random, available, kept).sample();
        }
        Arrays.sort(rows);
        return rows;
    }

    private Seed keeping(Seed trial, Seed generation) {
        return real == Real.FROZEN ? trial.at("frozen") : generation.at("original");
    }
}
