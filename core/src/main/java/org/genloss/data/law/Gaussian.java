package org.genloss.data.law;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Points of one normal law. */
@Doc("A normal law of any dimension. Without parameters: the standard normal in one dimension.")
public record Gaussian(
        @Doc("Mean, one number a coordinate; zero if left out.")
        Optional<List<Double>> mean,

        @Doc("Standard deviations of independent coordinates, one a coordinate; one if left out.")
        Optional<List<Double>> std,

        @Doc("Covariance, d rows of d numbers, symmetric and positive definite; instead of std.")
        Optional<List<List<Double>>> covariance,

        @Doc("Number of coordinates; needed only where no list tells it.")
        Optional<Integer> dimension)
        implements Source<Points> {

    /** Checks that the shapes agree and that the covariance is one. */
    public Gaussian {
        int d = dimension(mean, std, covariance, dimension);
        Require.atLeast("dimension", d, 1);
        dimension.ifPresent(given -> Require.that(given == d, "dimension", "the length of the lists, " + d, given));
        mean.ifPresent(list -> Lists.check("mean", list, d));
        std.ifPresent(list -> Lists.checkPositive("std", list, d));
        Require.that(std.isEmpty() || covariance.isEmpty(), "covariance", "left out where std is given", covariance);
        covariance.ifPresent(rows -> Lists.covariance("covariance", rows, d));
    }

    /** The standard normal law in d dimensions. */
    public static Gaussian standard(int d) {
        return new Gaussian(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(d));
    }

    @Override
    public Class<Points> sampleType() {
        return Points.class;
    }

    @Override
    public Supply<Points> open(Seed seed) {
        int d = dimension(mean, std, covariance, dimension);
        double[] centre = mean.map(Lists::array).orElse(new double[d]);
        double[] matrix = covariance
                .map(rows -> Lists.covariance("covariance", rows, d))
                .orElseGet(() -> Lists.diagonal(std.map(Lists::array).orElse(Lists.ones(d))));
        return new MixtureSupply(new double[] {1}, new double[][] {centre}, new double[][] {matrix}, Points.names(d));
    }

    private static int dimension(
            Optional<List<Double>> mean,
            Optional<List<Double>> std,
            Optional<List<List<Double>>> covariance,
            Optional<Integer> dimension) {
        return mean.map(List::size)
                .or(() -> std.map(List::size))
                .or(() -> covariance.map(List::size))
                .or(() -> dimension)
                .orElse(1);
    }
}
