package org.genloss.neural.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.genloss.data.Tensors;
import org.junit.jupiter.api.Test;

/** Steps against the formulas of Kingma and Ba (2015) and of Loshchilov and Hutter (2019), by hand. */
class AdamTest {

    private static final double RATE = 0.1;
    private static final double DECAY = 0.5;

    /** Parameters 2 and -1 with the gradient of 3 a + 2 b squared: (3, 4 b). */
    private static Weights weights() {
        return new Weights()
                .put("a", Tensor.of(new float[] {2}, Device.CPU, 1))
                .put("b", Tensor.of(new float[] {-1}, Device.CPU, 1))
                .trained();
    }

    private static void step(Weights weights, Adam adam) {
        adam.zeroGradients();
        weights.get("a").times(3).plus(weights.get("b").square().times(2)).sum().backward();
        adam.step(RATE);
    }

    /** Algorithm 1 of Kingma and Ba, with the decay added to the gradient or taken off the parameter. */
    private static double[] byHand(int steps, boolean decoupled) {
        double[] parameters = {2, -1};
        double[] mean = new double[2];
        double[] square = new double[2];
        for (int t = 1; t <= steps; t++) {
            double[] gradients = {3, 4 * parameters[1]};
            for (int i = 0; i < 2; i++) {
                double gradient = gradients[i] + (decoupled ? 0 : DECAY * parameters[i]);
                mean[i] = 0.9 * mean[i] + 0.1 * gradient;
                square[i] = 0.999 * square[i] + 0.001 * gradient * gradient;
                double first = mean[i] / (1 - Math.pow(0.9, t));
                double second = square[i] / (1 - Math.pow(0.999, t));
                parameters[i] -=
                        (decoupled ? RATE * DECAY * parameters[i] : 0) + RATE * first / (Math.sqrt(second) + 1e-8);
            }
        }
        return parameters;
    }

    private static double[] numbers(Weights weights) {
        return new double[] {weights.get("a").item(), weights.get("b").item()};
    }

    @Test
    void oneStepOfAdamIsTheLearningRate() {
        try (Scope scope = Scope.open()) {
            Weights weights = weights();
            step(weights, new Adam(weights, 0, false));
            assertArrayEquals(new double[] {1.9, -0.9}, numbers(weights), 1e-6);
        }
    }

    /** The decay first: 2 - 0.1 x 0.5 x 2 = 1.9 and -1 + 0.1 x 0.5 = -0.95; then 0.1 against each gradient's sign. */
    @Test
    void oneStepOfDecoupledDecay() {
        try (Scope scope = Scope.open()) {
            Weights weights = weights();
            step(weights, new Adam(weights, DECAY, true));
            assertArrayEquals(new double[] {1.8, -0.85}, numbers(weights), 1e-6);
        }
    }

    @Test
    void fiveStepsFollowTheFormulas() {
        for (boolean decoupled : new boolean[] {false, true}) {
            try (Scope scope = Scope.open()) {
                Weights weights = weights();
                Adam adam = new Adam(weights, DECAY, decoupled);
                for (int i = 0; i < 5; i++) {
                    step(weights, adam);
                }
                assertArrayEquals(byHand(5, decoupled), numbers(weights), 1e-5);
            }
        }
    }

    @Test
    void whatIsRestoredGoesOnToTheSameBits() {
        try (Scope scope = Scope.open()) {
            Weights whole = weights();
            Adam wholeAdam = new Adam(whole, DECAY, false);
            step(whole, wholeAdam);
            Tensors parameters = whole.toTensors();
            Tensors memory = wholeAdam.state();
            Weights resumed = weights();
            Adam resumedAdam = new Adam(resumed, DECAY, false);
            resumed.restore(parameters, Device.CPU);
            resumedAdam.restore(memory, Device.CPU);
            for (int i = 0; i < 3; i++) {
                step(whole, wholeAdam);
                step(resumed, resumedAdam);
            }
            assertArrayEquals(numbers(whole), numbers(resumed));
            assertEquals(4, ((float[]) resumedAdam.state().get("adam.step.a").data())[0]);
        }
    }

    /** A matrix of one number and a vector of one, with the same start and the same gradient: only the matrix decays. */
    @Test
    void onlyMatricesDecay() {
        try (Scope scope = Scope.open()) {
            Weights weights = new Weights()
                    .put("bias", Tensor.of(new float[] {2}, Device.CPU, 1))
                    .put("weight", Tensor.of(new float[] {2}, Device.CPU, 1, 1))
                    .trained();
            Adam adam = new Adam(weights, DECAY, Adam.Decay.MATRICES, true);
            adam.zeroGradients();
            weights.get("bias").plus(weights.get("weight")).sum().times(3).backward();
            adam.step(RATE);
            assertEquals(1.9, weights.get("bias").item(), 1e-6);
            assertEquals(1.8, weights.get("weight").item(), 1e-6);
            assertEquals(
                    Set.of(
                            "adam.mean.bias",
                            "adam.square.bias",
                            "adam.step.bias",
                            "adam.mean.weight",
                            "adam.square.weight",
                            "adam.step.weight"),
                    adam.state().names());
        }
    }

    /** The gradient (3, -4) is 5 long: cut to 1 it is (0.6, -0.8); to 10 it stays. */
    @Test
    void longGradientsAreCut() {
        try (Scope scope = Scope.open()) {
            Weights weights = weights();
            weights.get("a")
                    .times(3)
                    .plus(weights.get("b").square().times(2))
                    .sum()
                    .backward();
            assertEquals(5, weights.clipGradients(10), 1e-6);
            assertEquals(3, weights.get("a").gradient().item(), 1e-6);
            assertEquals(5, weights.clipGradients(1), 1e-6);
            assertEquals(0.6, weights.get("a").gradient().item(), 1e-6);
            assertEquals(-0.8, weights.get("b").gradient().item(), 1e-6);
        }
    }
}
