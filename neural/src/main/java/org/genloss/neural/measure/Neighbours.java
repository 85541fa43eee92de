package org.genloss.neural.measure;

import java.util.Arrays;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;

/**
 * Squared Euclidean distances between all pairs of vectors, {@value #BLOCK} rows at a time: a block against 10,000 vectors is
 * 20 MB in float64, and a few such blocks are all that is ever there.
 */
final class Neighbours {

    static final int BLOCK = 256;

    private Neighbours() {}

    /** What is done with a block of rows. */
    interface Visitor {

        /**
         * @param from the first row of the block
         * @param squared its distances, [rows, m]
         */
        void visit(int from, Tensor squared);
    }

    /** Visits the distances of a [n, d] to b [m, d], rows of a in order. */
    static void each(Tensor a, Tensor b, Visitor visitor) {
        each(a, b, BLOCK, visitor);
    }

    static void each(Tensor a, Tensor b, int rows, Visitor visitor) {
        Tensor norms = b.square().sum(1); // [m]
        Tensor columns = b.transpose(0, 1); // [d, m]
        for (int from = 0; from < a.size(0); from += rows) {
            try (Scope scope = Scope.withoutGradients()) {
                Tensor block = a.narrow(0, from, Math.min(rows, a.size(0) - from));
                Tensor squared = block.matmul(columns)
                        .times(-2)
                        .plus(block.square().sum(1).unsqueeze(1))
                        .plus(norms);
                // what is left of a vector's distance to itself may lie below 0
                visitor.visit(from, squared.clamp(0, Double.POSITIVE_INFINITY));
            }
        }
    }

    /** The squared distance of each vector to its k-th nearest other one; infinite where there are fewer than k. */
    static double[] kthNearest(Tensor vectors, int k) {
        double[] kth = new double[(int) vectors.size(0)];
        if (kth.length <= k) {
            Arrays.fill(kth, Double.POSITIVE_INFINITY);
            return kth;
        }
        each(vectors, vectors, (from, squared) -> {
            // the nearest of all is the vector itself
            double[] block = squared.smallest(k + 1).values().narrow(1, k, 1).toDoubles();
            System.arraycopy(block, 0, kth, from, block.length);
        });
        return kth;
    }
}
