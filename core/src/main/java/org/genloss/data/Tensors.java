package org.genloss.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Named arrays with shapes: what a fitted model or a sample is made of when it is written down. Kept in the order of
 * insertion. Files hold them as <a href="https://github.com/huggingface/safetensors">safetensors</a> (see {@link
 * SafeTensors}), so Python reads them as they are.
 */
public final class Tensors {

    /**
     * One array.
     *
     * @param data a {@code double[]} (F64), {@code float[]} (F32), {@code int[]} (I32), {@code long[]} (I64) or {@code
     *     byte[]} (U8), row-major
     * @param shape the lengths of its axes
     */
    public record Tensor(Object data, long[] shape) {}

    private final Map<String, Tensor> entries = new LinkedHashMap<>();

    /** Adds an array and returns this; {@code data} is one of the types of {@link Tensor}. */
    public Tensors with(String name, Object data, long... shape) {
        entries.put(name, new Tensor(data, shape));
        return this;
    }

    /** Adds an array and returns this. */
    public Tensors with(String name, Tensor tensor) {
        entries.put(name, tensor);
        return this;
    }

    /** Adds all arrays of another and returns this. */
    public Tensors withAll(Tensors others) {
        entries.putAll(others.entries);
        return this;
    }

    /** Those whose names are asked for; the arrays are shared. */
    public Tensors where(Predicate<String> wanted) {
        Tensors some = new Tensors();
        names().stream().filter(wanted).forEach(name -> some.with(name, get(name)));
        return some;
    }

    /** Names, in order of insertion. */
    public Set<String> names() {
        return entries.keySet();
    }

    /** Whether there is an array of this name. */
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /**
     * The array of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Tensor get(String name) {
        Tensor tensor = entries.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor '" + name + "' among " + entries.keySet());
        }
        return tensor;
    }

    /** A float64 array. */
    public double[] doubles(String name) {
        return (double[]) get(name).data();
    }

    /** An int32 array. */
    public int[] ints(String name) {
        return (int[]) get(name).data();
    }

    /** An int64 array. */
    public long[] longs(String name) {
        return (long[]) get(name).data();
    }

    /** A uint8 array. */
    public byte[] bytes(String name) {
        return (byte[]) get(name).data();
    }
}
