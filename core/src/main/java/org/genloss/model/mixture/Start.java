package org.genloss.model.mixture;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Points;

/** Where EM starts, when nobody says. */
final class Start {

    private final Points points;
    private final double[] weights;
    private final GaussianMixture learner;

    /** @param weights length n, or null where all are 1 */
    Start(Points points, double[] weights, GaussianMixture learner) {
        this.points = points;
        this.weights = weights;
        this.learner = learner;
    }

    Mixture draw(UniformRandomProvider random) {
        int k = learner.nComponents();
        KMeans kMeans = new KMeans(points, weights);
        return switch (learner.initParams()) {
            case KMEANS -> ofLabels(kMeans.labels(k, random));
            case KMEANS_PLUS_PLUS -> ofSeeds(kMeans.seeds(k, random));
            case RANDOM_FROM_DATA ->
                ofSeeds(new PermutationSampler(random, points.size(), Math.min(k, points.size())).sample());
        };
    }

    /** The M-step of responsibilities that are 1 for the item's cluster and 0 for the others. */
    private Mixture ofLabels(int[] labels) {
        int k = learner.nComponents();
        int d = points.dimension();
        int[] firsts = new int[k];
        for (int i = labels.length - 1; i >= 0; i--) {
            firsts[labels[i]] = i;
        }
        double[][] centres = new double[k][];
        Arrays.setAll(centres, c -> item(firsts[c]));
        Mixture nothing = new Mixture(new double[k], centres, new double[k][d * d]);
        double[][] means = maximise(labels, centres, nothing).means();
        return maximise(labels, means, nothing);
    }

    private Mixture maximise(int[] labels, double[][] centres, Mixture last) {
        return Maximisation.of(sums(labels, centres), centres, last, learner.covarianceType(), learner.regCovar())
                .next();
    }

    private Expectation.Sums sums(int[] labels, double[][] centres) {
        int k = learner.nComponents();
        int d = points.dimension();
        double[] x = points.values();
        Expectation.Sums sums = new Expectation.Sums(0, new double[k], new double[k][d], new double[k][d * d]);
        for (int i = 0; i < labels.length; i++) {
            int c = labels[i];
            double[] centre = centres[c];
            double[] first = sums.first()[c];
            double[] second = sums.second()[c];
            double r = weights == null ? 1 : weights[i];
            sums.mass()[c] += r;
            for (int a = 0; a < d; a++) {
                double u = r * (x[i * d + a] - centre[a]);
                first[a] += u;
                for (int b = 0; b <= a; b++) {
                    second[a * d + b] += u * (x[i * d + b] - centre[b]);
                }
            }
        }
        return sums;
    }

    /** Equal weights, the items as means, and the covariance of all data for each. */
    private Mixture ofSeeds(int[] seeds) {
        int k = learner.nComponents();
        double[] shares = new double[k];
        double[][] means = new double[k][];
        Arrays.fill(means, item(0));
        for (int c = 0; c < seeds.length; c++) {
            shares[c] = 1.0 / seeds.length;
            means[c] = item(seeds[c]);
        }
        double[][] covariances = new double[k][];
        Arrays.fill(covariances, ofLabels(new int[points.size()]).covariances()[0]);
        return new Mixture(shares, means, covariances);
    }

    private double[] item(int i) {
        int d = points.dimension();
        return Arrays.copyOfRange(points.values(), i * d, (i + 1) * d);
    }
}
