package org.genloss.neural.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScopeTest {

    /** Read at run time, so that no compiler folds the arithmetic. */
    private static volatile double smallest = Double.MIN_NORMAL;

    @Test
    void whatAnOuterScopeKeepsSurvivesTheInnerOne() {
        try (Scope outer = Scope.open()) {
            Tensor kept;
            try (Scope inner = Scope.open()) {
                kept = outer.keep(
                        Tensor.of(new float[] {1, 2, 3}, Device.CPU, 3).times(2));
            }
            // what took the place of the freed would show here
            for (int i = 0; i < 100; i++) {
                try (Scope inner = Scope.open()) {
                    Tensor.full(i, Device.CPU, 3);
                }
            }
            assertArrayEquals(new float[] {2, 4, 6}, kept.toFloats());
        }
    }

    @Test
    void whatNobodyKeepsDiesWithItsScope() {
        try (Scope outer = Scope.open()) {
            Tensor lost;
            try (Scope inner = Scope.open()) {
                lost = Tensor.zeros(Device.CPU, 3);
            }
            assertTrue(lost.at.isNull());
        }
    }

    @Test
    void aScopeWithoutGradientsRecordsNothingAndLeavesTheOuterOneRecording() {
        try (Scope outer = Scope.open()) {
            Weights weights =
                    new Weights().put("a", Tensor.full(3, Device.CPU, 1)).trained();
            try (Scope inner = Scope.withoutGradients()) {
                Tensor silent = weights.get("a").square().sum();
                assertThrows(RuntimeException.class, silent::backward);
            }
            weights.get("a").square().sum().backward();
            assertEquals(6, weights.get("a").gradient().item());
        }
    }

    @Test
    void javaKeepsItsSmallestNumbersOutsideScopes() {
        try (Scope scope = Scope.open()) {
            Tensor.zeros(Device.CPU, 1);
        }
        assertEquals(Double.MIN_NORMAL / 2, smallest / 2);
    }

    @Test
    void inScopesTheSmallestFloatsAreZeroOnEveryThread() {
        assertEquals(0, halfOfTheSmallestFloat());
        assertEquals(
                0,
                CompletableFuture.supplyAsync(ScopeTest::halfOfTheSmallestFloat).join());
    }

    private static float halfOfTheSmallestFloat() {
        try (Scope scope = Scope.open()) {
            return Tensor.full(Float.MIN_NORMAL, Device.CPU, 1).times(0.5).toFloats()[0];
        }
    }
}
