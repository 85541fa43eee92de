package org.genloss.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.model.mixture.GaussianMixture;
import org.genloss.model.mixture.MixtureModel;

/**
 * Our side of {@code bench/em}. Arguments: a file of little-endian doubles, its number of columns, the number of threads.
 * Reads a number of components a line and answers with milliseconds per EM iteration and the mean log-likelihood after
 * ten iterations from components at the first points with unit covariance.
 */
public final class EmBench {

    private static final int FEW = 10;
    private static final int MANY = 60;

    private EmBench() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Points points = Points.of(read(Path.of(args[0])), Integer.parseInt(args[1]));
        int threads = Integer.parseInt(args[2]);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int k = Integer.parseInt(line.trim());
            fit(points, k, MANY, threads);
            double few = Double.POSITIVE_INFINITY;
            double many = Double.POSITIVE_INFINITY;
            double bound = 0;
            for (int repeat = 0; repeat < 8; repeat++) {
                long start = System.nanoTime();
                bound = fit(points, k, FEW, threads).lowerBound();
                long middle = System.nanoTime();
                fit(points, k, MANY, threads);
                few = Math.min(few, middle - start);
                many = Math.min(many, System.nanoTime() - middle);
            }
            double best = (many - few) / 1e6 / (MANY - FEW);
            System.out.println(String.format(Locale.ROOT, "%.4f %.12f", best, bound));
        }
    }

    private static MixtureModel fit(Points points, int k, int iterations, int threads) {
        GaussianMixture learner = new GaussianMixture(
                k,
                GaussianMixture.CovarianceType.FULL,
                0,
                iterations,
                1,
                1e-6,
                GaussianMixture.InitParams.KMEANS,
                false);
        return learner.fitFrom(start(points, k), Dataset.of(points, Dataset.REAL), threads);
    }

    private static MixtureModel start(Points points, int k) {
        int d = points.dimension();
        double[] weights = new double[k];
        Arrays.fill(weights, 1.0 / k);
        double[][] means = new double[k][];
        double[][] covariances = new double[k][d * d];
        for (int c = 0; c < k; c++) {
            means[c] = Arrays.copyOfRange(points.values(), c * d, (c + 1) * d);
            for (int j = 0; j < d; j++) {
                covariances[c][j * d + j] = 1;
            }
        }
        return MixtureModel.of(weights, means, covariances, points.columns());
    }

    private static double[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }
}
