package org.genloss.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class ReservoirTest {

    private static int[] kept(int n, int keep, Seed seed) {
        Reservoir reservoir = new Reservoir(keep, seed.stream());
        int[] kept = new int[keep];
        Arrays.fill(kept, -1);
        for (int i = 0; i < n; i++) {
            int place = reservoir.place();
            if (place >= 0) {
                kept[place] = i;
            }
        }
        return kept;
    }

    @Test
    void keepsAllInOrderWhereThereIsRoom() {
        assertArrayEquals(new int[] {0, 1, 2, -1}, kept(3, 4, new Seed(1)));
    }

    /**
     * Each of 20 items is kept half the time: binomials of 4000 trials within 4.5 standard deviations of 2000. Seeds
     * 0 .. 3999; the chance of a false alarm is 20 x 7e-6.
     */
    @Test
    void everyItemIsEquallyLikely() {
        int[] count = new int[20];
        for (int s = 0; s < 4000; s++) {
            for (int item : kept(20, 10, new Seed(s))) {
                count[item]++;
            }
        }
        for (int times : count) {
            assertEquals(2000, times, 4.5 * Math.sqrt(1000));
        }
    }
}
