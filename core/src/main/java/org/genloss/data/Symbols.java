package org.genloss.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * n symbols of an alphabet of k, each a number in [0, k). The array is shared, as in {@link Points}.
 *
 * <p>In compact form there is no order, only how often each symbol occurs; or, of a population, how often it is expected
 * to.
 */
public final class Symbols implements Sample<Symbols> {

    private final int[] values;
    private final int alphabet;
    private final int size;
    private final long[] counts;
    private final double[] law;

    /**
     * @param values n symbols, each in [0, alphabet)
     * @param alphabet number of symbols, k
     */
    public Symbols(int[] values, int alphabet) {
        this(values, alphabet, values.length, null, null);
    }

    private Symbols(int[] values, int alphabet, int size, long[] counts, double[] law) {
        this.values = values;
        this.alphabet = alphabet;
        this.size = size;
        this.counts = counts;
        this.law = law;
    }

    /**
     * Symbols of which only the counts are known.
     *
     * @param counts how often each occurs, length k, sum n; shared
     * @throws ArithmeticException if there are more than {@link Integer#MAX_VALUE}
     */
    public static Symbols counted(long[] counts) {
        long n = 0;
        for (long count : counts) {
            n = Math.addExact(n, count);
        }
        return new Symbols(null, counts.length, Math.toIntExact(n), counts, null);
    }

    /**
     * A law in the place of n symbols: relative frequencies of it are exactly these probabilities.
     *
     * @param n how many symbols it stands for beside others, 1 or more
     * @param probabilities length k, sum 1; shared
     */
    public static Symbols population(int n, double[] probabilities) {
        return new Symbols(null, probabilities.length, n, null, probabilities);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean compact() {
        return values == null;
    }

    /** The probabilities of a population, shared; empty for symbols that were drawn. */
    public Optional<double[]> law() {
        return Optional.ofNullable(law);
    }

    /** Number of symbols there are, k. */
    public int alphabet() {
        return alphabet;
    }

    /**
     * All symbols, shared.
     *
     * @throws IllegalStateException in compact form
     */
    public int[] values() {
        if (values == null) {
            throw new IllegalStateException("the " + size + " symbols have no order, only counts: read counts(), or let"
                    + " the cell make items (sampling: points)");
        }
        return values;
    }

    /**
     * How often each symbol occurs; length k. Of a population, {@link #mass} rounded up to whole symbols, so that what is
     * possible is never absent.
     */
    public long[] counts() {
        long[] all = new long[alphabet];
        if (counts != null) {
            return counts.clone();
        } else if (law != null) {
            for (int i = 0; i < alphabet; i++) {
                all[i] = (long) Math.ceil(size * law[i]);
            }
            return all;
        }
        for (int value : values) {
            all[value]++;
        }
        return all;
    }

    /** How often each symbol occurs, or of a population is expected to, n p; length k. */
    public double[] mass() {
        double[] mass = new double[alphabet];
        if (law != null) {
            for (int i = 0; i < alphabet; i++) {
                mass[i] = size * law[i];
            }
            return mass;
        }
        long[] all = counts();
        for (int i = 0; i < alphabet; i++) {
            mass[i] = all[i];
        }
        return mass;
    }

    @Override
    public Optional<Symbols> compacted() {
        return Optional.of(compact() ? this : counted(counts()));
    }

    /** @throws IllegalStateException in compact form */
    @Override
    public Symbols select(int[] rows) {
        int[] values = values();
        int[] chosen = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return new Symbols(chosen, alphabet);
    }

    /** Counts, where all or some are compact; populations stay one where all are. */
    @Override
    public Symbols join(List<Symbols> others) {
        if (compact() || others.stream().anyMatch(Symbols::compact)) {
            return joinCounts(others);
        }
        int length = values.length;
        for (Symbols other : others) {
            if (other.alphabet != alphabet) {
                throw new IllegalArgumentException(
                        "symbols of an alphabet of " + other.alphabet + " cannot follow one of " + alphabet);
            }
            length = Math.addExact(length, other.values.length);
        }
        int[] all = new int[length];
        System.arraycopy(values, 0, all, 0, values.length);
        int at = values.length;
        for (Symbols other : others) {
            System.arraycopy(other.values, 0, all, at, other.values.length);
            at += other.values.length;
        }
        return new Symbols(all, alphabet);
    }

    private Symbols joinCounts(List<Symbols> others) {
        boolean population = law != null && others.stream().allMatch(other -> other.law != null);
        int n = size;
        for (Symbols other : others) {
            n = Math.addExact(n, other.size);
        }
        double[] mixed = new double[alphabet];
        long[] sum = new long[alphabet];
        List<Symbols> all = new ArrayList<>(others);
        all.add(0, this);
        for (Symbols part : all) {
            long[] each = part.counts();
            for (int i = 0; i < alphabet; i++) {
                mixed[i] += population ? (double) part.size / n * part.law[i] : 0;
                sum[i] += each[i];
            }
        }
        return population ? population(n, mixed) : counted(sum);
    }

    @Override
    public Tensors toTensors() {
        if (law != null) {
            return new Tensors().with("law", law, alphabet).with("size", new int[] {size}, 1);
        } else if (counts != null) {
            return new Tensors().with("counts", counts, alphabet);
        }
        return new Tensors().with("symbols", values, values.length);
    }

    @Override
    public Symbols fromTensors(Tensors tensors) {
        if (tensors.has("law")) {
            return population(tensors.ints("size")[0], tensors.doubles("law"));
        } else if (tensors.has("counts")) {
            return counted(tensors.longs("counts"));
        }
        return new Symbols(tensors.ints("symbols"), alphabet);
    }

    /** {@code counts} of the first {@code most} symbols: all n items count, only the alphabet is cut. */
    @Override
    public Map<String, Object> preview(int most) {
        Map<String, Object> preview = new LinkedHashMap<>();
        preview.put("kind", "symbols");
        preview.put("counts", Arrays.copyOf(counts(), Math.min(most, alphabet)));
        return preview;
    }
}
