package org.genloss.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class HashIndexTest {

    @Test
    void numbersFollowTheOrderOfAdding() {
        HashIndex index = new HashIndex();
        UniformRandomProvider random = new Seed(4).stream();
        long[] hashes = random.longs(10_000).toArray();
        hashes[17] = 0;
        hashes[18] = -1;
        for (int i = 0; i < hashes.length; i++) {
            assertEquals(-1, index.number(hashes[i]));
            assertEquals(i, index.add(hashes[i]));
            assertEquals(i, index.add(hashes[i]));
        }
        assertEquals(hashes.length, index.size());
        for (int i = 0; i < hashes.length; i++) {
            assertEquals(i, index.number(hashes[i]));
        }
        assertArrayEquals(hashes, index.hashes());
    }

    /** Hashes that differ in bits which the table does not look at first. */
    @Test
    void hashesThatFallIntoOneSlotAreToldApart() {
        HashIndex index = new HashIndex();
        for (int i = 0; i < 100; i++) {
            assertEquals(i, index.add(i));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(i, index.number(i));
        }
    }
}
