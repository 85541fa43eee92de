package org.genloss.neural.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.junit.jupiter.api.Test;

class LargestTest {

    private static void assertLargest(float[] row, int k, int... places) {
        try (Scope scope = Scope.withoutGradients()) {
            // a second row that has no equals
            float[] rows = new float[2 * row.length];
            System.arraycopy(row, 0, rows, 0, row.length);
            for (int i = 0; i < row.length; i++) {
                rows[row.length + i] = i;
            }
            Largest found = Largest.of(Tensor.of(rows, Device.CPU, 2, row.length), k);
            assertEquals(places.length, found.k());
            for (int i = 0; i < places.length; i++) {
                assertEquals(places[i], found.places()[i]);
                assertEquals(row[places[i]], found.values()[i]);
                assertEquals(row.length - 1 - i, found.places()[places.length + i]);
                assertEquals(row.length - 1 - i, found.values()[places.length + i]);
            }
        }
    }

    @Test
    void descendsAndTellsPlaces() {
        assertLargest(new float[] {3, -1, 7, 5}, 3, 2, 3, 0);
    }

    @Test
    void equalsGoToTheSmallestPlaces() {
        assertLargest(new float[] {3, 1, 7, 3, 3, 3}, 3, 2, 0, 3);
        assertLargest(new float[100], 4, 0, 1, 2, 3);
    }

    @Test
    void givesAllIfThereAreFewer() {
        assertLargest(new float[] {3, 5}, 4, 1, 0);
    }

    @Test
    void whatIsForbiddenComesLast() {
        float never = Float.NEGATIVE_INFINITY;
        try (Scope scope = Scope.withoutGradients()) {
            Largest found = Largest.of(Tensor.of(new float[] {never, 2, never, never}, Device.CPU, 1, 4), 2);
            assertEquals(1, found.places()[0]);
            assertArrayEquals(new float[] {2, never}, found.values());
        }
    }
}
