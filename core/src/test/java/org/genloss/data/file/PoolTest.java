package org.genloss.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Symbols;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class PoolTest {

    private static final Seed SEED = new Seed(9);
    private static final Pool.Origin ORIGIN = new Pool.Origin("here", "abc", "Known");

    private static Symbols symbols(int from, int to) {
        return new Symbols(IntStream.range(from, to).toArray(), 100);
    }

    @Test
    void recordsOfTheirOwn() {
        Pool<Symbols> pool = Pool.of(symbols(0, 10), symbols(50, 53), Optional.of(symbols(90, 92)), ORIGIN);
        assertEquals(10, pool.size());
        assertEquals(3, pool.heldOutSize());
        assertArrayEquals(new int[] {90, 91}, pool.validation().orElseThrow().values());
        assertEquals("abc", pool.hash());
        assertEquals("Known", pool.published());
        assertArrayEquals(
                IntStream.range(0, 10).toArray(),
                IntStream.of(pool.draw(10, 0, SEED).values()).sorted().toArray());
    }

    /** Every record is drawn or held out, none is both. */
    @Test
    void aShareIsHeldOut() {
        Pool<Symbols> pool = Pool.split(symbols(0, 30), 0.25, Optional.empty(), ORIGIN, SEED);
        assertEquals(23, pool.size());
        assertEquals(7, pool.heldOutSize());
        assertEquals(Optional.empty(), pool.validation());
        int[] all = IntStream.concat(
                        IntStream.of(pool.draw(23, 0, SEED).values()),
                        IntStream.of(pool.heldOut(7, SEED).values()))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 30).toArray(), all);
    }
}
