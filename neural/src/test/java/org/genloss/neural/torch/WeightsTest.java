package org.genloss.neural.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.genloss.data.Tensors;
import org.genloss.num.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeightsTest {

    private static final Seed SEED = new Seed(20240724);

    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.open();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    /** Kolmogorov-Smirnov at level 1e-3 for each of the three; seed fixed, so no false alarm once it has passed. */
    @Test
    void layersStartUniformWithinTheBoundOfPyTorch() {
        Noise noise = Noise.of(SEED);
        Weights weights = new Weights()
                .layer("linear", noise, Device.CPU, 50, 100)
                .layer("conv", noise, Device.CPU, 20, 4, 5, 5)
                .transposed("back", noise, Device.CPU, 20, 4, 5, 5);
        assertUniform(weights.get("linear.weight"), 1 / Math.sqrt(100));
        assertUniform(weights.get("conv.weight"), 1 / Math.sqrt(4 * 5 * 5));
        // PyTorch counts the outputs of a transposed convolution as its inputs
        assertUniform(weights.get("back.weight"), 1 / Math.sqrt(4 * 5 * 5));
        assertEquals(50, weights.get("linear.bias").count());
        assertEquals(20, weights.get("conv.bias").count());
        assertEquals(4, weights.get("back.bias").count());
        assertEquals(5000 + 50 + 2000 + 20 + 2000 + 4, weights.count());
    }

    private static void assertUniform(Tensor weight, double bound) {
        double p = KolmogorovSmirnovTest.withDefaults()
                .test(weight.toDoubles(), x -> Math.min(1, Math.max(0, (x / bound + 1) / 2)))
                .getPValue();
        assertTrue(p > 1e-3, () -> "p-value " + p);
    }

    @Test
    void normalisationStartsAsIdentity() {
        Weights weights = new Weights().norm("norm", Device.CPU, 2);
        assertArrayEquals(new float[] {1, 1}, weights.get("norm.weight").toFloats());
        assertArrayEquals(new float[] {0, 0}, weights.get("norm.bias").toFloats());
    }

    @Test
    void throughTheHeapAndBack() {
        Weights weights = new Weights().layer("a", Noise.of(SEED), Device.CPU, 3, 2);
        Tensors heap = weights.toTensors();
        assertEquals(List.of("a.weight", "a.bias"), List.copyOf(heap.names()));
        Weights copy = Weights.of(heap, Device.CPU);
        assertArrayEquals(
                weights.get("a.weight").toFloats(), copy.get("a.weight").toFloats());
        assertArrayEquals(new long[] {3, 2}, copy.shapes().get("a.weight"));
    }

    @Test
    void restoreTakesTheNumbersAndKeepsTheParametersTrained() {
        Weights weights = new Weights().put("a", Tensor.zeros(Device.CPU, 2)).trained();
        weights.restore(new Tensors().with("a", new float[] {1, 2}, 2).with("other", new float[] {9}, 1), Device.CPU);
        weights.get("a").square().sum().backward();
        assertArrayEquals(new float[] {2, 4}, weights.get("a").gradient().toFloats());
    }

    @Test
    void doublesAreACopyInFloat64() {
        Weights weights = new Weights().put("a", Tensor.full(0.1, Device.CPU, 1));
        double wide = weights.doubles().get("a").times(1e-200).toDoubles()[0];
        assertEquals((double) 0.1f * 1e-200, wide, 1e-210);
    }

    @Test
    void unknownNamesAreRefused() {
        Weights weights = new Weights().put("a", Tensor.zeros(Device.CPU, 1));
        String message = assertThrows(IllegalArgumentException.class, () -> weights.get("b"))
                .getMessage();
        assertEquals("no parameter 'b' among [a]", message);
    }

    @Test
    void anotherArchitectureIsRefusedByNames() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("a", new long[] {2, 3});
        shapes.put("b", new long[] {1});
        shapes.put("c", new long[] {1});
        Tensors tensors = new Tensors()
                .with("a", new float[6], 3, 2)
                .with("c", new double[1], 1)
                .with("d", new float[1], 1);
        String message = assertThrows(IllegalArgumentException.class, () -> Weights.check(tensors, shapes))
                .getMessage();
        assertEquals(
                "the parameters are those of another architecture: a has shape [3, 2], not [2, 3]; b is missing;"
                        + " c is not float32; d does not belong to it",
                message);
    }

    @Test
    void noiseIsAFunctionOfItsSeedAndHasItsLaw() {
        double[] normal = Noise.of(SEED).normal(Device.CPU, 100, 50).toDoubles();
        assertArrayEquals(normal, Noise.of(SEED).normal(Device.CPU, 5000).toDoubles());
        // mean of 5000 squares of standard normal numbers: standard error 0.02; five of them are a level of 6e-7
        assertEquals(1, DoubleStream.of(normal).map(x -> x * x).average().orElseThrow(), 0.1);
        assertEquals(0, DoubleStream.of(normal).average().orElseThrow(), 5 / Math.sqrt(5000));
        int[] order = Noise.of(SEED).permutation(100);
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < 100; i++) {
            assertEquals(i, sorted[i]);
        }
        assertArrayEquals(order, Noise.of(SEED).permutation(100));
        // each of 4 values is missed by 100 draws with chance 0.75^100 = 3e-13
        int[] counts = new int[4];
        for (int value : Noise.of(SEED).integers(100, 4)) {
            counts[value]++;
        }
        for (int count : counts) {
            assertTrue(count > 0);
        }
    }
}
