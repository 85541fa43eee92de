package org.genloss.neural.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.model.Work;
import org.genloss.neural.generate.Generator;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/** Continuations of many prompts, block by block, which an interrupted process goes on with where it stopped. */
final class Writing {

    private static final String TOKENS = "writing.tokens";
    private static final String LENGTHS = "writing.lengths";

    private final Architecture network;
    private final Generator generator;
    private final int most;

    /** @param most tokens of a continuation */
    Writing(Architecture network, Weights weights, Device device, Decoding decoding, int most) {
        this.network = network;
        this.most = most;
        this.generator = new Generator(network, weights, device, decoding, network.endId(), most);
    }

    /**
     * A continuation of every prompt, in their order.
     *
     * @throws UserError if a prompt is empty, or with its continuation longer than the network can read
     */
    Tokens after(Tokens prompts, Seed seed, Work work) {
        check(prompts);
        int n = prompts.size();
        // prompts of one length lie side by side
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingInt(prompts::length))
                .mapToInt(Integer::intValue)
                .toArray();
        int[][] written = new int[n][];
        int done = work.unfinished().map(saved -> resume(saved, order, written)).orElse(0);
        while (done < n) {
            int[] rows = block(prompts, order, done);
            int[][] some = write(prompts, rows, seed);
            long count = 0;
            for (int i = 0; i < rows.length; i++) {
                written[rows[i]] = some[i];
                count += some[i].length;
            }
            done += rows.length;
            int end = done;
            work.count("tokens", count);
            work.progress("continuation " + done + " of " + n, (double) done / n);
            if (done < n) {
                work.save(() -> state(order, end, written));
            }
        }
        return tokens(prompts, written);
    }

    /**
     * Seconds of one continuation, on average over a block of prompts of one length, of which there may be fewer here.
     *
     * @throws UserError if a prompt is empty, or with its continuation longer than the network can read
     */
    double seconds(Tokens prompts, Seed seed) {
        check(prompts);
        int[] rows = block(prompts, IntStream.range(0, prompts.size()).toArray(), 0);
        write(prompts, Arrays.copyOf(rows, 1), seed);
        long start = System.nanoTime();
        write(prompts, rows, seed);
        return (System.nanoTime() - start) / 1e9 / rows.length;
    }

    private void check(Tokens prompts) {
        for (int i = 0; i < prompts.size(); i++) {
            int length = prompts.length(i);
            if (length == 0) {
                throw new UserError("a prompt to be continued has no tokens", "use a source whose sequences have some");
            }
            if (length + most > network.contextLength()) {
                throw new UserError(
                        "a prompt of " + length + " tokens and " + most + " new tokens are more than the context of the"
                                + " transformer, " + network.contextLength(),
                        "lower decoding.max_new_tokens or source.block, or start with a model that reads more: other weights, or"
                                + " a larger learner.context where there are none");
            }
        }
    }

    /** The next prompts of one length. */
    private int[] block(Tokens prompts, int[] order, int from) {
        int length = prompts.length(order[from]);
        int together = generator.block(length);
        int to = from;
        while (to < order.length && to - from < together && prompts.length(order[to]) == length) {
            to++;
        }
        return Arrays.copyOfRange(order, from, to);
    }

    private int[][] write(Tokens prompts, int[] rows, Seed seed) {
        return generator.write(prompts.select(rows).tokens(), rows.length, i -> rows[i], seed);
    }

    private Tensors state(int[] order, int done, int[][] written) {
        int[][] some =
                Arrays.stream(order, 0, done).mapToObj(row -> written[row]).toArray(int[][]::new);
        int[] flat = Arrays.stream(some).flatMapToInt(Arrays::stream).toArray();
        int[] lengths = Arrays.stream(some).mapToInt(each -> each.length).toArray();
        return new Tensors().with(TOKENS, flat, flat.length).with(LENGTHS, lengths, lengths.length);
    }

    /** Takes over what was written, and says of how many prompts it was. */
    private static int resume(Tensors saved, int[] order, int[][] written) {
        int[] lengths = saved.ints(LENGTHS);
        int at = 0;
        for (int i = 0; i < lengths.length; i++) {
            written[order[i]] = Arrays.copyOfRange(saved.ints(TOKENS), at, at + lengths[i]);
            at += lengths[i];
        }
        return lengths.length;
    }

    private static Tokens tokens(Tokens prompts, int[][] written) {
        int[] offsets = new int[written.length + 1];
        for (int i = 0; i < written.length; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], written[i].length);
        }
        int[] flat = Arrays.stream(written).flatMapToInt(Arrays::stream).toArray();
        return new Tokens(flat, offsets, prompts.vocabulary(), prompts.closed());
    }
}
