package org.genloss.neural.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** Sequences 1 2 3, 4, 5 6, none, and 7 8 9 10. */
class TokenBatchTest {

    private static final Tokens TEXT = new Tokens(
            IntStream.rangeClosed(1, 10).toArray(),
            new int[] {0, 3, 4, 6, 6, 10},
            new Vocabulary(Vocabulary.Unit.BYTES, List.of()),
            false);

    @Test
    void sequencesStandSideBySide() {
        try (Scope scope = Scope.open()) {
            TokenBatch batch = TokenBatch.of(TEXT, new int[] {4, 1, 2, 3}, Device.CPU);
            assertArrayEquals(new long[] {4, 3}, batch.ids().shape());
            assertArrayEquals(
                    new int[] {7, 8, 9, 0, 0, 0, 5, 0, 0, 0, 0, 0}, batch.ids().toInts());
            int x = TokenBatch.NOTHING;
            assertArrayEquals(
                    new int[] {8, 9, 10, x, x, x, 6, x, x, x, x, x},
                    batch.targets().toInts());
            assertEquals(4, TokenBatch.predicted(TEXT, new int[] {4, 1, 2, 3}));
            assertEquals(0, TokenBatch.predicted(TEXT, new int[] {1, 3}));
        }
    }

    @Test
    void allTokensOfAllSequences() {
        try (Scope scope = Scope.open()) {
            assertArrayEquals(
                    new int[] {1, 2, 3, 5, 6, 0},
                    TokenBatch.before(TEXT, new int[] {0, 2}, 0, Device.CPU).toInts());
        }
    }

    @Test
    void anEpochReadsEveryRowOnceInAnOrderOfItsOwn() {
        List<int[]> batches = TokenBatch.shuffled(50, 16, new Seed(1));
        assertEquals(List.of(16, 16, 16, 2), batches.stream().map(b -> b.length).toList());
        int[] rows = batches.stream().flatMapToInt(Arrays::stream).toArray();
        int[] again = TokenBatch.shuffled(50, 50, new Seed(2)).stream()
                .flatMapToInt(Arrays::stream)
                .toArray();
        assertFalse(Arrays.equals(rows, again));
        assertArrayEquals(
                IntStream.range(0, 50).toArray(), Arrays.stream(rows).sorted().toArray());
    }
}
