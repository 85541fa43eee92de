package org.genloss.neural.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
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

    @Test
    void linearWithoutBiasIsInputTimesWeightTransposed() {
        assertNumbers(Nn.linear(of(1, 10).reshape(1, 2), of(1, 2, 3, 4).reshape(2, 2)), 21, 43);
    }

    /** Means 2 and 12, variance 1 and epsilon 0.5625: 1 / sqrt(1.5625) is 0.8. */
    @Test
    void layersAreNormalisedOverTheLastAxis() {
        Tensor x = of(1, 3, 11, 13).reshape(2, 2);
        assertNumbers(Nn.layerNorm(x, of(1, 10), of(0, 5), 0.5625), -0.8, 13, -0.8, 13);
    }

    /** The mean of the squares of 3 and 4 is 12.5, and 3.5 more make 16. */
    @Test
    void rootMeanSquaresDivide() {
        assertNumbers(Nn.rmsNorm(of(3, 4).reshape(1, 2), of(1, 2), 3.5), 0.75, 2);
    }

    /** Phi(1) = 0.841344746; the approximation is (1 + tanh(sqrt(2 / pi) (1 + 0.044715))) / 2 there. */
    @Test
    void gaussianUnits() {
        assertNumbers(Nn.gelu(of(1, 0, -1)), 0.841344746, 0, -0.158655254);
        assertNumbers(Nn.geluTanh(of(1, 0)), 0.841191990, 0);
    }

    @Test
    void logSoftmaxIsNormalised() {
        assertNumbers(Nn.logSoftmax(of(0, (float) Math.log(3)), 0), -Math.log(4), Math.log(0.75));
    }

    /** Scores 0 and log 3, of heads of width 1, give weights 1/4 and 3/4. */
    @Test
    void attentionWeighsValues() {
        float log3 = (float) Math.log(3);
        Tensor queries = of(log3, log3).reshape(1, 1, 2, 1);
        Tensor keys = of(0, 1).reshape(1, 1, 2, 1);
        Tensor values = of(8, 16).reshape(1, 1, 2, 1);
        assertNumbers(Nn.attention(queries, keys, values, false), 14, 14);
        assertNumbers(Nn.attention(queries, keys, values, true), 8, 14);
        Tensor mask = of(Float.NEGATIVE_INFINITY, 0, 0, 0).reshape(1, 1, 2, 2);
        assertNumbers(Nn.attention(queries, keys, values, mask), 16, 14);
    }

    /** Four heads of queries, two of keys: the first two read the first, the last two the second. */
    @Test
    void headsShareKeysInGroups() {
        Tensor queries = of(1, 1, 1, 1).reshape(1, 4, 1, 1);
        Tensor keys = of(1, 1).reshape(1, 2, 1, 1);
        Tensor values = of(5, 7).reshape(1, 2, 1, 1);
        assertNumbers(Nn.attention(queries, keys, values, true), 5, 5, 7, 7);
    }

    /** Row 1 is an input and gets no gradient; row 2 does. */
    @Test
    void paddingIsNotLearned() {
        scope.close();
        scope = Scope.open();
        Weights weights =
                new Weights().put("rows", Tensor.zeros(Device.CPU, 3, 1)).trained();
        Nn.embedding(weights.get("rows"), Tensor.of(new int[] {1, 2, 2}, Device.CPU), OptionalInt.of(1))
                .sum()
                .backward();
        assertNumbers(weights.get("rows").gradient(), 0, 0, 2);
    }

    /** In mixed precision attention stays in float32, and mixed precision goes on after it. */
    @Test
    void attentionIsNotComputedInHalfPrecision() {
        Tensor x = of(1.001f, 2.003f).reshape(1, 1, 2, 1);
        double[] exact = Nn.attention(x, x, x, true).toDoubles();
        torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
        torch.set_autocast_enabled(DeviceType.CPU, true);
        try {
            assertArrayEquals(exact, Nn.attention(x, x, x, true).toDoubles());
            assertEquals(ScalarType.BFloat16, Nn.linear(x, of(1).reshape(1, 1)).type());
        } finally {
            torch.set_autocast_enabled(DeviceType.CPU, false);
        }
    }
}
