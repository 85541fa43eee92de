package org.genloss.metric.images;

import java.util.List;
import org.genloss.data.Images;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/** How much the images still differ from each other, pixel by pixel. */
@Doc(
        "Mean over pixels of the variance over what was drawn, over the same of the held-out images: 1 is ideal, 0 is one image"
                + " again and again. Standard error by delete-a-group jackknife of what was drawn, the held-out images held fixed.")
public record PixelVariance() implements ImagesMetric {

    @Override
    public Gauge<Images> against(Reference<Images> reference) {
        double real = new Sums(reference.heldOut()).variance(-1);
        return (at, seed) -> {
            Sums sums = new Sums(at.drawn());
            double[] leftOut = new double[sums.groups];
            for (int g = 0; g < leftOut.length; g++) {
                leftOut[g] = sums.variance(g) / real;
            }
            return List.of(Reading.of("pixel_variance_ratio", sums.variance(-1) / real, "ratio")
                    .withError(Jackknife.standardError(leftOut)));
        };
    }

    /** Sums of every pixel and of its square over each group of images, counted from the first image. */
    private static final class Sums {

        private final int n;
        private final int d;
        private final int groups;
        private final double[][] sums;
        private final double[][] squares;

        Sums(Images images) {
            this.n = images.size();
            this.d = images.shape().numbers();
            this.groups = Math.min(Jackknife.GROUPS, n);
            this.sums = new double[groups][d];
            this.squares = new double[groups][d];
            float[] x = images.pixels();
            for (int i = 0; i < n; i++) {
                double[] sum = sums[i % groups];
                double[] square = squares[i % groups];
                for (int j = 0; j < d; j++) {
                    // offsets, so that equal images have a variance of exactly 0
                    double gap = (double) x[i * d + j] - x[j];
                    sum[j] += gap;
                    square[j] += gap * gap;
                }
            }
        }

        /** The mean over pixels of the unbiased variance without a group, or with all where that is -1. */
        double variance(int without) {
            int count = 0;
            for (int i = 0; i < groups; i++) {
                count += i == without ? 0 : (n - i + groups - 1) / groups;
            }
            double total = 0;
            for (int j = 0; j < d; j++) {
                double sum = 0;
                double square = 0;
                for (int g = 0; g < groups; g++) {
                    sum += g == without ? 0 : sums[g][j];
                    square += g == without ? 0 : squares[g][j];
                }
                total += Math.max(0, square - sum * sum / count) / (count - 1);
            }
            return total / d;
        }
    }
}
