package org.genloss.num;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A part of a long sample, small enough for a core's own cache. Where chunks begin depends on the number of rows alone,
 * and each has a random stream of its own: what is drawn or summed by chunks, and put together in their order, has the
 * same bits on one thread and on sixteen.
 *
 * @param index its number, from 0
 * @param from its first row
 * @param to the row after its last
 */
public record Chunk(int index, int from, int to) {

    /** Shorter samples are drawn and summed in one piece, on the thread that asks: trials keep the other threads busy. */
    public static final int MANY = 1 << 16;

    private static final int ROWS = 1 << 14;

    /** Draws the rows from {@code from} to before {@code to}. */
    @FunctionalInterface
    public interface Rows {
        /** Uses {@code random} for nothing else. */
        void draw(int from, int to, UniformRandomProvider random);
    }

    /** The chunks of n rows in their order, in a stream that the threads of the caller's fork-join pool share. */
    public static Stream<Chunk> of(int n) {
        int count = (int) ((n + (ROWS - 1L)) / ROWS);
        return IntStream.range(0, count)
                .mapToObj(i -> new Chunk(i, i * ROWS, (int) Math.min(n, (i + 1L) * ROWS)))
                .parallel();
    }

    /** Draws n rows: fewer than {@link #MANY} from the stream of {@code seed} itself, more by chunks. */
    public static void draw(int n, Seed seed, Rows rows) {
        if (n < MANY) {
            rows.draw(0, n, seed.stream());
        } else {
            of(n).forEach(chunk -> rows.draw(chunk.from, chunk.to, chunk.stream(seed)));
        }
    }

    private UniformRandomProvider stream(Seed seed) {
        return seed.at("chunk", index).stream();
    }
}
