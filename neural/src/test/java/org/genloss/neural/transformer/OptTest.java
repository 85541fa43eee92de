package org.genloss.neural.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.OptionalInt;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class OptTest {

    private static final SpecialIds IDS = new SpecialIds(OptionalInt.of(2), OptionalInt.of(2), OptionalInt.of(1));

    /** What {@code OPTForCausalLM(OPTConfig()).num_parameters()} says. */
    @Test
    void theSmallestOfTheFamilyHasItsNumberOfParameters() {
        Opt opt = new Opt(50_272, 2048, 768, 12, 12, 3072, Activation.RELU, 0.1, 0.02, IDS);
        long count = opt.shapes().values().stream()
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                .sum();
        assertEquals(125_239_296, count);
    }

    /** What comes later changes nothing before it. */
    @Test
    void tokensDoNotSeeTheFuture() {
        Opt opt = new Opt(96, 24, 32, 2, 2, 64, Activation.RELU, 0.1, 0.02, IDS);
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = opt.initial(Noise.of(new Seed(1)), Device.CPU);
            double[] one = logits(opt, weights, 5, 6, 7, 8);
            double[] other = logits(opt, weights, 5, 6, 9, 8);
            assertEquals(4 * 96, one.length);
            assertArrayEquals(Arrays.copyOf(one, 2 * 96), Arrays.copyOf(other, 2 * 96), 1e-6);
            assertEquals(false, Math.abs(one[2 * 96] - other[2 * 96]) < 1e-4);
        }
    }

    private static double[] logits(Opt opt, Weights weights, int... ids) {
        Tensor batch = Tensor.of(ids, Device.CPU).reshape(1, -1);
        return opt.logits(opt.hidden(batch, weights, Whole.scoring(Device.CPU)), weights)
                .toDoubles();
    }
}
