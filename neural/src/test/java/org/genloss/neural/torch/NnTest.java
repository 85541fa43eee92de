package org.genloss.neural.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Layers against cases small enough to work by hand. */
class NnTest {

    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.withoutGradients();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    private static Tensor of(float... values) {
        return Tensor.of(values, Device.CPU, values.length);
    }

    private static void assertNumbers(Tensor found, double... expected) {
        assertArrayEquals(expected, found.toDoubles(), 1e-6);
    }

    @Test
    void linearIsInputTimesWeightTransposedPlusBias() {
        Tensor weight = of(1, 2, 3, 4, 5, 6).reshape(3, 2);
        assertNumbers(Nn.linear(of(1, 10).reshape(1, 2), weight, of(100, 200, 300)), 121, 243, 365);
    }

    /** One channel, 2 x 2, kernel 2, stride 2, padding 1: each corner of the kernel meets one pixel. */
    @Test
    void convolutionStridesAndPads() {
        Tensor image = of(1, 2, 3, 4).reshape(1, 1, 2, 2);
        Tensor kernel = of(10, 100, 1000, 10000).reshape(1, 1, 2, 2);
        Tensor found = Nn.conv2d(image, kernel, of(5), 2, 1);
        assertArrayEquals(new long[] {1, 1, 2, 2}, found.shape());
        assertNumbers(found, 10005, 2005, 305, 45);
    }

    @Test
    void convolutionSumsOverInputChannels() {
        Tensor image = of(1, 2).reshape(1, 2, 1, 1);
        Tensor kernel = of(3, 4, 5, 6).reshape(2, 2, 1, 1);
        assertNumbers(Nn.conv2d(image, kernel, of(0, 100), 1, 0), 11, 117);
    }

    /** Every pixel writes the kernel, times itself, at twice its place. */
    @Test
    void transposedConvolutionWritesTheKernel() {
        Tensor image = of(1, 2).reshape(1, 1, 1, 2);
        Tensor kernel = of(1, 2, 3, 4).reshape(1, 1, 2, 2);
        Tensor found = Nn.convTranspose2d(image, kernel, of(10), 2, 0);
        assertArrayEquals(new long[] {1, 1, 2, 4}, found.shape());
        assertNumbers(found, 11, 12, 12, 14, 13, 14, 16, 18);
    }

    /** Its weight is [in, out, k, k]. */
    @Test
    void transposedConvolutionSumsOverItsFirstAxis() {
        Tensor image = of(1, 2).reshape(1, 2, 1, 1);
        Tensor kernel = of(3, 4, 5, 6).reshape(2, 2, 1, 1);
        assertNumbers(Nn.convTranspose2d(image, kernel, of(0, 100), 1, 0), 13, 116);
    }

    /** Two groups of one channel of two pixels: mean 2, standard deviation 1, and mean 0, standard deviation 3. */
    @Test
    void groupsAreNormalisedAlone() {
        Tensor x = of(1, 3, -3, 3).reshape(1, 2, 1, 2);
        double[] found = Nn.groupNorm(x, 2, of(1, 10), of(0, 5)).toDoubles();
        assertArrayEquals(new double[] {-1, 1, -5, 15}, found, 1e-4);
    }

    @Test
    void poolsAndPixels() {
        Tensor image = of(1, 2, 3, 6).reshape(1, 1, 2, 2);
        assertNumbers(Nn.averagePool2(image), 3);
        assertNumbers(Nn.maxPool2(image), 6);
        assertNumbers(Nn.upsample2(image), 1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 6, 6, 3, 3, 6, 6);
    }

    @Test
    void embeddingPicksRows() {
        Tensor rows = of(1, 2, 3, 4, 5, 6).reshape(3, 2);
        assertNumbers(Nn.embedding(rows, Tensor.of(new int[] {2, 0}, Device.CPU)), 5, 6, 1, 2);
    }

    /** logit log 3 is probability 3/4. */
    @Test
    void binaryCrossEntropyIsSummed() {
        float log3 = (float) Math.log(3);
        double expected = -Math.log(0.75) - 0.5 * Math.log(0.75) - 0.5 * Math.log(0.25);
        assertEquals(
                expected, Nn.binaryCrossEntropy(of(log3, log3), of(1, 0.5f)).item(), 1e-6);
    }

    @Test
    void crossEntropyIsSummed() {
        float log3 = (float) Math.log(3);
        Tensor logits = of(0, log3, 0, log3).reshape(2, 2);
        assertEquals(
                -Math.log(0.75) - Math.log(0.25),
                Nn.crossEntropy(logits, Tensor.of(new int[] {1, 0}, Device.CPU)).item(),
                1e-6);
    }
}
