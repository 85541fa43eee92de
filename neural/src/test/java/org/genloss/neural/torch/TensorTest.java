package org.genloss.neural.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.stream.LongStream;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TensorTest {

    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.open();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static Tensor of(double... values) {
        return matrix(values.length, values);
    }

    /** Rows of {@code columns} numbers; a vector, if there is one row. */
    private static Tensor matrix(int columns, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return columns == values.length
                ? Tensor.of(floats, Device.CPU, columns)
                : Tensor.of(floats, Device.CPU, values.length / columns, columns);
    }

    private static void assertNumbers(Tensor found, double... expected) {
        assertArrayEquals(expected, found.toDoubles(), 1e-6);
    }

    @Test
    void partOfAnArrayIsCopied() {
        float[] values = {0, 1, 2, 3, 4, 5};
        Tensor tensor = Tensor.of(values, 1, 4, Device.CPU, 2, 2);
        values[1] = 100;
        assertNumbers(tensor, 1, 2, 3, 4);
        assertArrayEquals(new long[] {2, 2}, tensor.shape());
        assertEquals(4, tensor.count());
        assertEquals(2, tensor.size(-1));
    }

    @Test
    void theShapeHoldsAllNumbersAndMayLeaveOneLengthOpen() {
        float[] values = new float[6];
        assertArrayEquals(
                new long[] {2, 3}, Tensor.of(values, Device.CPU, -1, 3).shape());
        assertThrows(RuntimeException.class, () -> Tensor.of(values, Device.CPU, 2, 4));
    }

    @Test
    void indicesAreWholeNumbersBeyondFloats() {
        int large = 16_777_217; // the first whole number that float32 does not hold
        assertArrayEquals(
                new int[] {large, -1},
                Tensor.of(new int[] {large, -1}, Device.CPU).toInts());
    }

    @Test
    void zerosAndConstants() {
        assertNumbers(Tensor.zeros(Device.CPU, 2), 0, 0);
        assertNumbers(Tensor.full(0.25, Device.CPU, 2), 0.25, 0.25);
    }

    @Test
    void elementByElement() {
        Tensor x = of(1, 4, -2);
        Tensor y = of(2, 8, 4);
        assertNumbers(x.plus(y), 3, 12, 2);
        assertNumbers(x.plus(1), 2, 5, -1);
        assertNumbers(x.minus(y), -1, -4, -6);
        assertNumbers(x.times(y), 2, 32, -8);
        assertNumbers(x.times(-1), -1, -4, 2);
        assertNumbers(x.over(y), 0.5, 0.5, -0.5);
        assertNumbers(x.clamp(0, 2), 1, 2, 0);
        assertNumbers(x.square(), 1, 16, 4);
        assertNumbers(of(9, 2.25).sqrt(), 3, 1.5);
        assertNumbers(of(0, 1).exp(), 1, Math.E);
        assertNumbers(of(1, Math.E).log(), 0, 1);
        assertNumbers(of(0, Math.PI / 2).sin(), 0, 1);
        assertNumbers(of(0, Math.PI).cos(), 1, -1);
        assertNumbers(of(0, Math.log(3)).sigmoid(), 0.5, 0.75);
        assertNumbers(x.relu(), 1, 4, 0);
        assertNumbers(of(0, Math.log(3)).silu(), 0, 0.75 * Math.log(3));
        assertNumbers(of(0, Math.log(3)).softmax(0), 0.25, 0.75);
    }

    @Test
    void atMostIsOneOrZeroInTheSameType() {
        assertNumbers(of(1, 2, 3).atMost(of(2, 2, 2)), 1, 1, 0);
        assertNumbers(of(1, 3).doubles().atMost(of(2, 2).doubles()).times(1e-300), 1e-300, 0);
    }

    @Test
    void rowsAndColumnsBroadcast() {
        Tensor table = matrix(2, 1, 2, 3, 4);
        assertNumbers(table.plus(of(10, 20)), 11, 22, 13, 24);
        assertNumbers(table.plus(of(10, 20).unsqueeze(1)), 11, 12, 23, 24);
    }

    @Test
    void reductions() {
        Tensor table = matrix(3, 1, 5, 3, 4, 2, 6);
        assertEquals(21, table.sum().item());
        assertEquals(3.5, table.mean().item());
        assertNumbers(table.sum(0), 5, 7, 9);
        assertNumbers(table.mean(-1), 3, 4);
        assertNumbers(table.max(1).values(), 5, 6);
        assertArrayEquals(new int[] {1, 2}, table.max(1).indices().toInts());
        assertNumbers(table.min(0).values(), 1, 2, 3);
        assertArrayEquals(new int[] {0, 1, 0}, table.min(0).indices().toInts());
        assertNumbers(table.smallest(2).values(), 1, 3, 2, 4);
        assertArrayEquals(new int[] {0, 2, 1, 0}, table.smallest(2).indices().toInts());
    }

    @Test
    void whatAPairGivesOutlivesThePair() {
        Tensor.Indexed found = matrix(3, 1, 5, 3, 4, 2, 6).smallest(1);
        for (int i = 0; i < 100; i++) {
            matrix(3, i, i, i, i, i, i).smallest(1);
        }
        assertNumbers(found.values(), 1, 2);
    }

    @Test
    void matrixProduct() {
        assertNumbers(matrix(2, 1, 2, 3, 4).matmul(matrix(2, 5, 6, 7, 8)), 19, 22, 43, 50);
    }

    @Test
    void shapes() {
        Tensor table = matrix(3, 1, 2, 3, 4, 5, 6);
        assertArrayEquals(new long[] {3, 2}, table.reshape(-1, 2).shape());
        assertNumbers(table.narrow(1, 1, 2), 2, 3, 5, 6);
        assertNumbers(table.indexSelect(0, Tensor.of(new int[] {1, 0, 1}, Device.CPU)), 4, 5, 6, 1, 2, 3, 4, 5, 6);
        assertNumbers(of(1, 2).repeatInterleave(2, 0), 1, 1, 2, 2);
        assertNumbers(Tensor.cat(List.of(of(1), of(2, 3)), 0), 1, 2, 3);
    }

    /** Their numbers do not stand in memory in the order of the shape. */
    @Test
    void tensorsThatAreNotContiguousAreReadInTheOrderOfTheirShape() {
        Tensor turned = matrix(3, 1, 2, 3, 4, 5, 6).transpose(0, 1);
        assertFalse(turned.at.is_contiguous());
        assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, turned.toFloats());
        assertNumbers(turned, 1, 4, 2, 5, 3, 6);
        assertArrayEquals(new int[] {1, 4, 2, 5, 3, 6}, turned.toInts());
        assertArrayEquals(new float[] {2, 5}, turned.narrow(0, 1, 1).toFloats());
    }

    private static long[] strides(Tensor tensor) {
        return LongStream.range(0, tensor.shape().length)
                .map(axis -> tensor.at.stride(axis))
                .toArray();
    }

    @Test
    void channelsLastAreTheSameNumbersStoredOtherwise() {
        Tensor image = of(1, 2, 3, 4, 5, 6, 7, 8).reshape(1, 2, 2, 2);
        Tensor stored = image.channelsLast();
        assertArrayEquals(new long[] {8, 1, 4, 2}, strides(stored));
        assertArrayEquals(image.toFloats(), stored.toFloats());
        assertArrayEquals(new long[] {8, 4, 2, 1}, strides(stored.contiguous()));
        // with one channel both orders are the same, but kernels go by the strides
        assertArrayEquals(new long[] {4, 1, 2, 1}, strides(image.narrow(1, 0, 1).channelsLast()));
    }

    @Test
    void gradientsFlowToParametersAndStopWhereDetached() {
        Weights weights = new Weights().put("x", of(2, 3)).trained();
        Tensor x = weights.get("x");
        x.times(x.detach()).sum().backward();
        assertNumbers(x.gradient(), 2, 3);
        x.square().sum().backward();
        assertNumbers(x.gradient(), 2 + 4, 3 + 6);
    }

    @Test
    void onTheDeviceWhereItIsItStaysTheSame() {
        Tensor tensor = of(1);
        assertSame(tensor, tensor.on(Device.CPU));
    }

    @Test
    void cudaIsRefusedWhereThereIsNone() {
        assumeFalse(Torch.engine().cuda(), "this machine has CUDA");
        UserError refusal = assertThrows(UserError.class, () -> of(1).on(Device.CUDA));
        assertTrue(refusal.getMessage().startsWith("device: cuda was asked for, but this "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("remedy: use device: auto or cpu"), refusal.getMessage());
        assertThrows(UserError.class, () -> Tensor.zeros(Device.CUDA, 1));
    }

    @Test
    void ordersAndSums() {
        Tensor numbers = matrix(4, 3, 1, 3, 2, 0, 5, 4, 5);
        assertNumbers(numbers.largest(1).values(), 3, 5);
        assertNumbers(numbers.sorted(1, true).values(), 3, 3, 2, 1, 5, 5, 4, 0);
        // equal ones stay in their order
        assertArrayEquals(
                new int[] {0, 2, 3, 1, 1, 3, 2, 0},
                numbers.sorted(1, true).indices().toInts());
        assertArrayEquals(
                new int[] {1, 3, 0, 2, 0, 2, 1, 3},
                numbers.sorted(1, false).indices().toInts());
        assertNumbers(numbers.cumsum(1), 3, 4, 7, 9, 0, 5, 9, 14);
        // an equal number is not above the value
        assertArrayEquals(
                new int[] {1, 2, 0, 4},
                matrix(4, 1, 2, 3, 4, 1, 2, 3, 4).ranks(matrix(2, 1.5, 2, 0, 4)).toInts());
    }

    @Test
    void gathersAndScatters() {
        Tensor numbers = matrix(3, 1, 2, 3, 4, 5, 6);
        Tensor places = Tensor.of(new int[] {2, 0, 1, 1}, Device.CPU).reshape(2, 2);
        assertNumbers(numbers.gather(1, places), 3, 1, 5, 5);
        Tensor source = matrix(2, 10, 20, 30, 30);
        assertNumbers(numbers.scatter(1, places, source), 20, 2, 10, 4, 30, 6);
        assertNumbers(numbers.scatterAdd(1, places, source), 21, 2, 13, 4, 65, 6);
        assertNumbers(numbers, 1, 2, 3, 4, 5, 6);
        numbers.putRows(Tensor.of(new int[] {1}, Device.CPU), matrix(3, 7, 8, 9).reshape(1, 3));
        assertNumbers(numbers, 1, 2, 3, 7, 8, 9);
    }

    @Test
    void masksCompareAndMeasure() {
        Tensor numbers = of(-2, 0, 3);
        assertNumbers(numbers.same(of(-2, 1, 3)), 1, 0, 1);
        assertNumbers(numbers.masked(of(0, 1, 0), 7), -2, 7, 3);
        assertNumbers(numbers.abs(), 2, 0, 3);
        assertNumbers(numbers.over(2), -1, 0, 1.5);
    }
}
