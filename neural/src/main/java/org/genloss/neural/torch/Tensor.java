package org.genloss.neural.torch;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * An array of numbers with a shape, and the arithmetic on it: float32 unless made otherwise, int64 for indices. It is made
 * in the innermost {@link Scope} and dead after it. Operations return new tensors; shapes broadcast as in NumPy and an axis
 * below 0 counts from the last. Layers of networks are in {@link Nn}, ways in and out in {@link Copies}.
 */
public final class Tensor extends Copies {

    Tensor(org.bytedeco.pytorch.Tensor at) {
        super(at);
    }

    /** Values with the index of each. */
    public record Indexed(Tensor values, Tensor indices) {

        private static Indexed of(T_TensorTensor_T pair) {
            // what the pair gives are references into itself: copies outlive it
            return new Indexed(
                    new Tensor(new org.bytedeco.pytorch.Tensor(pair.get0())),
                    new Tensor(new org.bytedeco.pytorch.Tensor(pair.get1())));
        }
    }

    /** Eigenvalues of a symmetric matrix, ascending, and its eigenvectors, in columns. */
    public record Eigen(Tensor values, Tensor vectors) {

        private static Eigen of(T_TensorTensor_T pair) {
            return new Eigen(
                    new Tensor(new org.bytedeco.pytorch.Tensor(pair.get0())),
                    new Tensor(new org.bytedeco.pytorch.Tensor(pair.get1())));
        }
    }

    /** Tensors one after another along {@code axis}. */
    public static Tensor cat(List<Tensor> parts, long axis) {
        TensorVector all = new TensorVector();
        parts.forEach(part -> all.push_back(part.at));
        return new Tensor(torch.cat(all, axis));
    }

    private static Tensor of(org.bytedeco.pytorch.Tensor at) {
        return new Tensor(at);
    }

    /** The same numbers as float64. */
    public Tensor doubles() {
        return of(at.toType(ScalarType.Double));
    }

    /** The same numbers as float32; this tensor if they are so already. */
    public Tensor floats() {
        return of(at.toType(ScalarType.Float));
    }

    // ------------------------------------------------------------------ arithmetic, element by element

    /** Sum of the two. */
    public Tensor plus(Tensor other) {
        return of(at.add(other.at));
    }

    /** Sum with a number. */
    public Tensor plus(double number) {
        return of(at.add(new Scalar(number)));
    }

    /** Difference of the two. */
    public Tensor minus(Tensor other) {
        return of(at.sub(other.at));
    }

    /** Product of the two. */
    public Tensor times(Tensor other) {
        return of(at.mul(other.at));
    }

    /** Product with a number. */
    public Tensor times(double number) {
        return of(at.mul(new Scalar(number)));
    }

    /** Ratio of the two. */
    public Tensor over(Tensor other) {
        return of(at.div(other.at));
    }

    /** Ratio to a number. */
    public Tensor over(double number) {
        return of(at.div(new Scalar(number)));
    }

    /** Distances from 0. */
    public Tensor abs() {
        return of(at.abs());
    }

    /** The larger of each and {@code low}, the smaller of that and {@code high}. */
    public Tensor clamp(double low, double high) {
        return of(at.clamp(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high))));
    }

    /** Squares. */
    public Tensor square() {
        return of(at.square());
    }

    /** Square roots. */
    public Tensor sqrt() {
        return of(at.sqrt());
    }

    /** Exponentials. */
    public Tensor exp() {
        return of(at.exp());
    }

    /** Natural logarithms. */
    public Tensor log() {
        return of(at.log());
    }

    /** Sines. */
    public Tensor sin() {
        return of(torch.sin(at));
    }

    /** Cosines. */
    public Tensor cos() {
        return of(torch.cos(at));
    }

    /** 1 / (1 + exp(-x)). */
    public Tensor sigmoid() {
        return of(at.sigmoid());
    }

    /** The larger of x and 0. */
    public Tensor relu() {
        return of(at.relu());
    }

    /** x times sigmoid(x). */
    public Tensor silu() {
        return of(torch.silu(at));
    }

    /** Exponentials, normalised along an axis. */
    public Tensor softmax(long axis) {
        return of(at.softmax(axis));
    }

    /** 1 where this is at most the other, else 0. */
    public Tensor atMost(Tensor other) {
        return of(at.le(other.at).toType(type()));
    }

    /** 1 where this is below the other, else 0. */
    public Tensor below(Tensor other) {
        return of(at.lt(other.at).toType(type()));
    }

    /** 1 where this equals the other, else 0. */
    public Tensor same(Tensor other) {
        return of(at.eq(other.at).toType(type()));
    }

    /** {@code number} wherever {@code mask} is not 0. */
    public Tensor masked(Tensor mask, double number) {
        return of(at.masked_fill(mask.at.toType(ScalarType.Bool), new Scalar(number)));
    }

    // ------------------------------------------------------------------ reductions

    /** Sum of all. */
    public Tensor sum() {
        return of(at.sum());
    }

    /** Sums along an axis, which is lost. */
    public Tensor sum(long axis) {
        return of(at.sum(axis));
    }

    /** Mean of all. */
    public Tensor mean() {
        return of(at.mean());
    }

    /** Means along an axis, which is lost. */
    public Tensor mean(long axis) {
        return of(at.mean(axis));
    }

    /** Largest along an axis, which is lost. */
    public Indexed max(long axis) {
        return Indexed.of(at.max(axis));
    }

    /** Smallest along an axis, which is lost. */
    public Indexed min(long axis) {
        return Indexed.of(at.min(axis));
    }

    /** The k smallest along the last axis, ascending. */
    public Indexed smallest(long k) {
        return Indexed.of(at.topk(k, -1, false, true));
    }

    /** The k largest along the last axis, descending; equal ones in any order, and any of them where not all find room. */
    public Indexed largest(long k) {
        return Indexed.of(at.topk(k, -1, true, true));
    }

    /** All along an axis in order, equal ones in the order in which they stand. */
    public Indexed sorted(long axis, boolean descending) {
        return Indexed.of(at.sort(new BoolOptional(true), axis, descending));
    }

    /** Sums of each with all before it along an axis. */
    public Tensor cumsum(long axis) {
        return of(at.cumsum(axis));
    }

    /** For each value [n, m] how many of the ascending numbers in its row of these, [n, k], are not above it, int64. */
    public Tensor ranks(Tensor values) {
        return of(torch.searchsorted(at, values.at, false, true, new StringViewOptional(), new TensorOptional()));
    }

    // ------------------------------------------------------------------ products

    /** Matrix product over the last two axes. */
    public Tensor matmul(Tensor other) {
        return of(at.matmul(other.at));
    }

    /** Of this symmetric matrix, all of whose numbers must be finite. */
    public Eigen eigen() {
        return Eigen.of(torch.linalg_eigh(at));
    }

    // ------------------------------------------------------------------ shape

    /** The same numbers in another shape; one length may be -1. */
    public Tensor reshape(long... shape) {
        return of(at.reshape(shape));
    }

    /** Two axes change places. */
    public Tensor transpose(long one, long other) {
        return of(at.transpose(one, other));
    }

    /** A new axis of length 1. */
    public Tensor unsqueeze(long axis) {
        return of(at.unsqueeze(axis));
    }

    /** {@code length} places of an axis, from {@code start} on. */
    public Tensor narrow(long axis, long start, long length) {
        return of(at.narrow(axis, start, length));
    }

    /** Pieces of an axis, {@code length} places each, the last one with the rest. */
    public List<Tensor> split(long length, long axis) {
        TensorVector parts = at.split(length, axis);
        // what the vector gives are references into itself: copies outlive it
        return IntStream.range(0, Math.toIntExact(parts.size()))
                .mapToObj(i -> of(new org.bytedeco.pytorch.Tensor(parts.get(i))))
                .toList();
    }

    /** The places of an axis that {@code indices} (int64) names, in that order. */
    public Tensor indexSelect(long axis, Tensor indices) {
        return of(at.index_select(axis, indices.at));
    }

    /** For each of {@code indices} (int64), the number at that place of the axis, and at the index's own place of the others. */
    public Tensor gather(long axis, Tensor indices) {
        return of(at.gather(axis, indices.at));
    }

    /** The way back from {@link #gather}: these numbers, but {@code source} where {@code indices} say. */
    public Tensor scatter(long axis, Tensor indices, Tensor source) {
        return of(at.scatter(axis, indices.at, source.at));
    }

    /** These numbers plus all of {@code source} that {@code indices} bring to their places. */
    public Tensor scatterAdd(long axis, Tensor indices, Tensor source) {
        return of(at.scatter_add(axis, indices.at, source.at));
    }

    /** Each place of an axis repeated {@code times} times in a row. */
    public Tensor repeatInterleave(long times, long axis) {
        return of(at.repeat_interleave(times, new LongOptional(axis), new LongOptional()));
    }

    /** The same numbers, 4 axes, stored with channels last, in which convolutions of some shapes are faster. */
    public Tensor channelsLast() {
        // not contiguous(): where there is one channel, that finds nothing to do, and kernels then take the other way
        return of(at.to(new TensorOptions(), false, false, new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast)));
    }

    /** The same numbers, stored row-major. */
    public Tensor contiguous() {
        return of(at.contiguous());
    }

    // ------------------------------------------------------------------ gradients

    /** The same numbers, through which no gradient flows. */
    public Tensor detach() {
        return of(at.detach());
    }

    /** Adds the gradient of this number to that of every parameter it was computed from. */
    public void backward() {
        at.backward();
    }

    /** The gradient that {@link #backward} left on this parameter. */
    public Tensor gradient() {
        return of(new org.bytedeco.pytorch.Tensor(at.grad()));
    }
}
