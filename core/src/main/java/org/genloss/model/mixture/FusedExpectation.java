package org.genloss.model.mixture;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.genloss.data.Points;

/**
 * The fast pass: responsibilities and their sums in one sweep over the data, block by block, in the loops of {@link
 * Lanes}. Blocks are gathered in chunks that depend on the shape of the problem only; each chunk is summed by whichever
 * thread takes it, and chunks are added in their order, so the bits do not depend on the number of threads.
 *
 * <p>Not safe to share between threads: it keeps its working memory from pass to pass.
 */
final class FusedExpectation implements Expectation {

    /** A chunk has at least this many blocks, so that summing its lanes costs little. */
    private static final int CHUNK = 16;

    /** All chunks together keep at most about this many sums, 8 MiB. */
    private static final int SUMS = 1 << 20;

    /** An item below this many nats has density 0 under every component. */
    private static final double IMPOSSIBLE = -1e290;

    private final Blocks blocks;
    private final boolean diagonal;
    private final int threads;
    private Kernel[] kernels = {};

    /**
     * @param itemWeights length n, or null where all are 1
     * @param diagonal whether only the diagonal of second moments is wanted
     * @param threads how many threads share a pass, the caller's included
     */
    FusedExpectation(Points points, double[] itemWeights, boolean diagonal, int threads) {
        this.blocks = new Blocks(points, itemWeights);
        this.diagonal = diagonal;
        this.threads = threads;
    }

    @Override
    public Sums pass(Mixture mixture, double[][] centres) {
        Components components = new Components(mixture, centres);
        int stride = Kernel.stride(components.size(), blocks.dimension());
        int chunk = Math.max(CHUNK, (int) Math.ceil(blocks.count() * (double) stride / SUMS));
        double[][] partial = new double[(blocks.count() + chunk - 1) / chunk][stride];
        prepare(components.size());
        if (threads == 1 || partial.length == 1) {
            for (int i = 0; i < partial.length; i++) {
                sum(components, i, chunk, kernels[0], partial[i]);
            }
        } else {
            fork(components, chunk, partial);
        }
        double[] total = partial[0];
        for (int i = 1; i < partial.length; i++) {
            for (int s = 0; s < stride; s++) {
                total[s] += partial[i][s];
            }
        }
        return spread(total, components, mixture.size());
    }

    private void prepare(int components) {
        if (kernels.length == 0 || kernels[0].components() != components) {
            kernels = new Kernel[threads];
            Arrays.setAll(kernels, t -> new Kernel(components, blocks.dimension(), diagonal));
        }
    }

    private void sum(Components components, int index, int chunk, Kernel kernel, double[] out) {
        kernel.sum(components, blocks, index * chunk, Math.min(blocks.count(), (index + 1) * chunk), out);
    }

    /** Every thread takes the next chunk until none is left. */
    private void fork(Components components, int chunk, double[][] partial) {
        AtomicInteger next = new AtomicInteger();
        ForkJoinTask<?>[] helpers = new ForkJoinTask<?>[threads - 1];
        for (int t = 0; t < helpers.length; t++) {
            Kernel kernel = kernels[t + 1];
            helpers[t] = ForkJoinPool.commonPool().submit(() -> work(components, chunk, partial, next, kernel));
        }
        work(components, chunk, partial, next, kernels[0]);
        for (ForkJoinTask<?> helper : helpers) {
            helper.join();
        }
    }

    private void work(Components components, int chunk, double[][] partial, AtomicInteger next, Kernel kernel) {
        for (int i = next.getAndIncrement(); i < partial.length; i = next.getAndIncrement()) {
            sum(components, i, chunk, kernel, partial[i]);
        }
    }

    /** The flat sums of the components that are alive, as {@link Sums} of all. */
    private Sums spread(double[] total, Components components, int k) {
        int d = blocks.dimension();
        Sums sums = new Sums(
                total[0] > IMPOSSIBLE ? total[0] : Double.NEGATIVE_INFINITY,
                new double[k],
                new double[k][d],
                new double[k][d * d]);
        for (int a = 0; a < components.size(); a++) {
            int c = components.id(a);
            int at = Kernel.stride(a, d);
            sums.mass()[c] = total[at];
            System.arraycopy(total, at + 1, sums.first()[c], 0, d);
            System.arraycopy(total, at + 1 + d, sums.second()[c], 0, d * d);
        }
        return sums;
    }
}
