package org.genloss.data.law;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Points of several normal laws. */
@Doc("A finite mixture of normal laws in any dimension, such as a large mode beside a rare one.")
public record GaussianMixture(
        @Doc("Means of the k components, each a list of d numbers.")
        List<List<Double>> means,

        @Doc("Weights of the components, sum 1; equal if left out.")
        Optional<List<Double>> weights,

        @Doc("Standard deviation of each component, the same in every coordinate; one if left out.")
        Optional<List<Double>> stds,

        @Doc("Covariances of the components, each d rows of d numbers; instead of stds.")
        Optional<List<List<List<Double>>>> covariances)
        implements Source<Points> {

    /** Checks that the shapes agree and that the covariances are some. */
    public GaussianMixture {
        Require.that(!means.isEmpty() && !means.get(0).isEmpty(), "means", "k lists of d numbers", means);
        int k = means.size();
        int d = means.get(0).size();
        means.forEach(mean -> Lists.check("every one of means", mean, d));
        weights.ifPresent(list -> {
            Lists.checkPositive("weights", list, k);
            Lists.probabilities("weights", list);
        });
        stds.ifPresent(list -> Lists.checkPositive("stds", list, k));
        Require.that(stds.isEmpty() || covariances.isEmpty(), "covariances", "left out where stds is given", "given");
        covariances.ifPresent(list -> {
            Require.that(list.size() == k, "covariances", "one matrix a component, " + k, list.size());
            list.forEach(rows -> Lists.covariance("every one of covariances", rows, d));
        });
    }

    @Override
    public Class<Points> sampleType() {
        return Points.class;
    }

    @Override
    public Supply<Points> open(Seed seed) {
        int k = means.size();
        int d = means.get(0).size();
        double[][] matrices = new double[k][];
        double[] deviations = stds.map(Lists::array).orElse(Lists.ones(k));
        for (int c = 0; c < k; c++) {
            matrices[c] = covariances.isPresent()
                    ? Lists.covariance("covariances", covariances.get().get(c), d)
                    : Lists.diagonal(Lists.array(Collections.nCopies(d, deviations[c])));
        }
        return new MixtureSupply(
                weights.map(list -> Lists.probabilities("weights", list)).orElse(Lists.normalise(Lists.ones(k))),
                means.stream().map(Lists::array).toArray(double[][]::new),
                matrices,
                Points.names(d));
    }
}
