package org.genloss.neural.torch;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The ways of numbers into a {@link Tensor} and out of it: always copies, so that nobody holds what libtorch frees. */
abstract sealed class Copies permits Tensor {

    final org.bytedeco.pytorch.Tensor at;

    Copies(org.bytedeco.pytorch.Tensor at) {
        this.at = at;
    }

    // ------------------------------------------------------------------ into libtorch

    /** A copy of {@code values}, row-major, float32; one length of the shape may be -1. */
    public static Tensor of(float[] values, Device device, long... shape) {
        return of(values, 0, values.length, device, shape);
    }

    /** A copy of the {@code length} values from {@code offset} on, row-major, float32. */
    public static Tensor of(float[] values, int offset, int length, Device device, long... shape) {
        try (FloatPointer copy = new FloatPointer(length)) {
            copy.put(values, offset, length);
            // from_blob borrows: the copy must not end with what was borrowed
            return new Tensor(torch.from_blob(copy, new long[] {length}, new TensorOptions(ScalarType.Float))
                            .clone()
                            .reshape(shape))
                    .on(device);
        }
    }

    /** A copy of {@code values}, row-major, of the type and on the device of {@code other}. */
    public static Tensor like(Tensor other, double[] values, long... shape) {
        try (DoublePointer copy = new DoublePointer(values)) {
            return new Tensor(torch.from_blob(copy, shape, new TensorOptions(ScalarType.Double))
                    .to(other.at.options(), false, true, null));
        }
    }

    /** A copy of indices, int64, on the device of {@code other}. */
    public static Tensor like(Tensor other, int[] values) {
        return new Tensor(of(values, Device.CPU)
                .at
                .to(other.at.options().dtype(new ScalarTypeOptional(ScalarType.Long)), false, false, null));
    }

    /** A copy of indices, int64. */
    public static Tensor of(int[] values, Device device) {
        long[] wide = new long[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        try (LongPointer copy = new LongPointer(wide)) {
            return new Tensor(torch.from_blob(copy, new long[] {wide.length}, new TensorOptions(ScalarType.Long))
                            .clone())
                    .on(device);
        }
    }

    /** A copy of {@code values}, row-major, float64. */
    public static Tensor of(double[] values, Device device, long... shape) {
        try (DoublePointer copy = new DoublePointer(values)) {
            return new Tensor(torch.from_blob(copy, shape, new TensorOptions(ScalarType.Double))
                            .clone())
                    .on(device);
        }
    }

    /** Zeros, float32. */
    public static Tensor zeros(Device device, long... shape) {
        return new Tensor(torch.zeros(shape, Torch.engine().floats(device)));
    }

    /** {@code value} everywhere, float32. */
    public static Tensor full(double value, Device device, long... shape) {
        return new Tensor(torch.full(shape, new Scalar(value), Torch.engine().floats(device)));
    }

    // ------------------------------------------------------------------ within it

    /** The same numbers on a device; this tensor if it is there already. */
    public Tensor on(Device device) {
        Torch engine = Torch.engine();
        return device == Device.CPU || (device == Device.AUTO && !engine.cuda())
                ? (Tensor) this
                : new Tensor(at.to(engine.floats(device).dtype(new ScalarTypeOptional(type())), false, false, null));
    }

    /** Takes over the numbers of another of its shape, which stay when that one dies. */
    public void put(Tensor other) {
        at.copy_(other.at);
    }

    /** Takes over [m, ..] as the rows of this [n, ..] that {@code indices} (int64, [m]) name. */
    public void putRows(Tensor indices, Tensor rows) {
        at.index_copy_(0, indices.at, rows.at);
    }

    final ScalarType type() {
        return at.scalar_type().intern();
    }

    /** Lengths of the axes. */
    public long[] shape() {
        return at.shape();
    }

    /** Length of an axis. */
    public long size(long axis) {
        return at.size(axis);
    }

    /** Number of numbers. */
    public long count() {
        return at.numel();
    }

    // ------------------------------------------------------------------ out of libtorch

    /** All numbers as float32, row-major. */
    public float[] toFloats() {
        try (Scope scope = Scope.withoutGradients()) {
            float[] values = new float[Math.toIntExact(count())];
            at.detach()
                    .cpu()
                    .toType(ScalarType.Float)
                    .contiguous()
                    .data_ptr_float()
                    .get(values);
            return values;
        }
    }

    /** All numbers as float64, row-major. */
    public double[] toDoubles() {
        try (Scope scope = Scope.withoutGradients()) {
            double[] values = new double[Math.toIntExact(count())];
            at.detach()
                    .cpu()
                    .toType(ScalarType.Double)
                    .contiguous()
                    .data_ptr_double()
                    .get(values);
            return values;
        }
    }

    /** All numbers, which are indices, as ints, row-major. */
    public int[] toInts() {
        try (Scope scope = Scope.withoutGradients()) {
            int[] values = new int[Math.toIntExact(count())];
            at.detach().cpu().toType(ScalarType.Int).contiguous().data_ptr_int().get(values);
            return values;
        }
    }

    /** The only number. */
    public double item() {
        return at.item_double();
    }
}
