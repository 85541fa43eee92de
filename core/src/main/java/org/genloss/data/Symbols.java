package org.genloss.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * n symbols of an alphabet of k, each a number in [0, k). The array is shared, as in {@link Points}.
 */
public final class Symbols implements Sample<Symbols> {

    private final int[] values;
    private final int alphabet;

    /**
     * @param values n symbols, each in [0, alphabet)
     * @param alphabet number of symbols, k
     */
    public Symbols(int[] values, int alphabet) {
        this.values = values;
        this.alphabet = alphabet;
    }

    @Override
    public int size() {
        return values.length;
    }

    /** Number of symbols there are, k. */
    public int alphabet() {
        return alphabet;
    }

    /** All symbols, shared. */
    public int[] values() {
        return values;
    }

    /** How often each symbol occurs; length k. */
    public long[] counts() {
        long[] counts = new long[alphabet];
        for (int value : values) {
            counts[value]++;
        }
        return counts;
    }

    @Override
    public Symbols select(int[] rows) {
        int[] chosen = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return new Symbols(chosen, alphabet);
    }

    @Override
    public Symbols join(List<Symbols> others) {
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

    @Override
    public Tensors toTensors() {
        return new Tensors().with("symbols", values, values.length);
    }

    @Override
    public Symbols fromTensors(Tensors tensors) {
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
