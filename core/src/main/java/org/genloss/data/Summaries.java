package org.genloss.data;

import java.util.ArrayList;
import java.util.List;

/** What several summaries of points are together. */
public final class Summaries {

    private Summaries() {}

    /**
     * The points of all as one summary: the scatter of the whole is the sum of the scatters and of n_i z_i z_i', z_i being
     * the distance of part i's mean from that of the whole (Chan, Golub, LeVeque 1983). It is a population where all are;
     * a population among samples counts as n points that scatter by n times its covariance.
     */
    static Points join(Points first, List<Points> others) {
        List<Points> all = new ArrayList<>(others);
        all.add(0, first);
        all.removeIf(part -> part.size() == 0);
        int d = first.dimension();
        int n = 0;
        boolean population = true;
        for (Points part : all) {
            if (part.dimension() != d) {
                throw new IllegalArgumentException(
                        "points of " + part.dimension() + " dimensions cannot follow points of " + d);
            }
            n = Math.addExact(n, part.size());
            population &= part.compact() && part.summary().population();
        }
        double[] weights = new double[all.size()];
        double[] spreads = new double[all.size()];
        List<Points.Summary> summaries = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            Points.Summary summary = all.get(i).summary();
            summaries.add(summary);
            weights[i] =
                    population ? (double) all.get(i).size() / n : all.get(i).size();
            spreads[i] = population || summary.population() ? weights[i] : 1;
        }
        Points.Summary joined = combine(summaries, weights, spreads);
        return population
                ? Points.population(n, joined.mean(), joined.spread(), first.columns())
                : Points.summarised(n, joined.mean(), joined.spread(), first.columns());
    }

    /**
     * The weighted mean of the means, and sum_i (spreads_i S_i + weights_i z_i z_i') with z_i the distance of mean i from
     * it. Means are taken relative to the first, so that equal means give exactly that mean.
     *
     * @param parts summaries of one dimension, one or more
     * @param weights of their means, one each, above 0
     * @param spreads factors of their spreads, one each
     */
    public static Points.Summary combine(List<Points.Summary> parts, double[] weights, double[] spreads) {
        double[] shift = parts.get(0).mean();
        int d = shift.length;
        double total = 0;
        double[] offset = new double[d];
        for (int i = 0; i < weights.length; i++) {
            total += weights[i];
            for (int j = 0; j < d; j++) {
                offset[j] += weights[i] * (parts.get(i).mean()[j] - shift[j]);
            }
        }
        double[] mean = new double[d];
        for (int j = 0; j < d; j++) {
            offset[j] /= total;
            mean[j] = shift[j] + offset[j];
        }
        double[] spread = new double[d * d];
        double[] z = new double[d];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < d; j++) {
                z[j] = parts.get(i).mean()[j] - shift[j] - offset[j];
            }
            for (int at = 0; at < spread.length; at++) {
                spread[at] += spreads[i] * parts.get(i).spread()[at] + weights[i] * z[at / d] * z[at % d];
            }
        }
        return new Points.Summary(mean, spread, false);
    }
}
