package org.genloss.num;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {

    private static final Seed SEED = new Seed(5);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 10_000_000, Integer.MAX_VALUE})
    void chunksCoverAllRowsOnceAndInOrder(int n) {
        List<Chunk> chunks = Chunk.of(n).toList();
        int at = 0;
        for (int i = 0; i < chunks.size(); i++) {
            assertEquals(i, chunks.get(i).index());
            assertEquals(at, chunks.get(i).from());
            at = chunks.get(i).to();
        }
        assertEquals(n, at);
    }

    @Test
    void fewRowsComeFromTheStreamOfTheSeedItself() {
        assertArrayEquals(SEED.stream().longs(Chunk.MANY - 1).toArray(), draw(Chunk.MANY - 1));
    }

    @Test
    void manyRowsDoNotDependOnHowManyFollow() {
        long[] many = draw(Chunk.MANY);
        long[] more = draw(2 * Chunk.MANY);
        assertArrayEquals(many, Arrays.copyOf(more, Chunk.MANY));
        assertNotEquals(many[0], draw(1)[0]);
    }

    private static long[] draw(int n) {
        long[] values = new long[n];
        Chunk.draw(n, SEED, (from, to, random) -> {
            for (int i = from; i < to; i++) {
                values[i] = random.nextLong();
            }
        });
        return values;
    }
}
