package org.genloss.neural.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.metric.Jackknife;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Tensor;

/**
 * First and second moments of vectors [n, d], not centred, so that those of a part can be taken off those of the whole.
 *
 * @param n number of vectors
 * @param sum [d]
 * @param products sum of the products of every vector with itself, [d, d]
 */
record Scatter(long n, Tensor sum, Tensor products) {

    static Scatter of(Tensor vectors) {
        return new Scatter(
                vectors.size(0), vectors.sum(0), vectors.transpose(0, 1).matmul(vectors));
    }

    /** Those of each group of the jackknife. */
    static List<Scatter> groups(Tensor vectors) {
        int n = (int) vectors.size(0);
        int count = Math.min(Jackknife.GROUPS, n);
        List<Scatter> groups = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            int group = g;
            int[] rows = IntStream.range(0, n).filter(i -> i % count == group).toArray();
            groups.add(of(vectors.indexSelect(0, Tensor.of(rows, Device.AUTO))));
        }
        return groups;
    }

    Scatter minus(Scatter part) {
        return new Scatter(n - part.n, sum.minus(part.sum), products.minus(part.products));
    }

    /** [d]. */
    Tensor mean() {
        return sum.times(1.0 / n);
    }

    /** With n - 1 below, [d, d]. */
    Tensor covariance() {
        Tensor mean = mean();
        return products.minus(mean.unsqueeze(1).matmul(mean.unsqueeze(0)).times(n))
                .times(1.0 / (n - 1));
    }
}
