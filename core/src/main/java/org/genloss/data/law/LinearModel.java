package org.genloss.data.law;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Coefficients;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Inputs with a linear target: what a regression that learns from its own labels is fed. */
@Doc(
        value = "x ~ N(0, I_d), y = x.beta + noise_std * N(0, 1); columns x1 .. xd, y.",
        source = "Dohmatob, Feng, Kempe 2024, Model Collapse Demystified: The Case of Regression, section 2")
public record LinearModel(
        @Doc("Number of inputs, d; needed only without beta.")
        Optional<Integer> dimension,

        @Doc("Coefficients, one an input; all equal with length 1 if left out.")
        Optional<List<Double>> beta,

        @Doc("Standard deviation of the noise, above 0.") @Default("1")
        double noiseStd)
        implements Source<Points> {

    /** Checks that the shapes agree. */
    public LinearModel {
        int d = beta.map(List::size).or(() -> dimension).orElse(0);
        Require.atLeast("dimension", d, 1);
        dimension.ifPresent(given -> Require.that(given == d, "dimension", "the length of beta, " + d, given));
        beta.ifPresent(list -> Lists.check("beta", list, d));
        Require.positive("noise_std", noiseStd);
    }

    @Override
    public Class<Points> sampleType() {
        return Points.class;
    }

    @Override
    public Supply<Points> open(Seed seed) {
        return new LinearSupply(beta.map(Lists::array).orElseGet(() -> unit(dimension.orElseThrow())), noiseStd);
    }

    private static double[] unit(int d) {
        double[] vector = new double[d];
        Arrays.fill(vector, 1 / Math.sqrt(d));
        return vector;
    }

    /** Inputs and target together are one normal law. */
    private static final class LinearSupply extends MixtureSupply implements Coefficients {

        private final double[] beta;

        LinearSupply(double[] beta, double noise) {
            super(
                    new double[] {1},
                    new double[][] {new double[beta.length + 1]},
                    new double[][] {joint(beta, noise)},
                    columns(beta.length));
            this.beta = beta;
        }

        @Override
        public double[] coefficients() {
            return beta.clone();
        }

        private static List<String> columns(int d) {
            return Stream.concat(IntStream.rangeClosed(1, d).mapToObj(j -> "x" + j), Stream.of("y"))
                    .toList();
        }

        private static double[] joint(double[] beta, double noise) {
            int d = beta.length;
            double[] matrix = Lists.diagonal(Lists.ones(d + 1));
            double variance = noise * noise;
            for (int j = 0; j < d; j++) {
                matrix[j * (d + 1) + d] = beta[j];
                matrix[d * (d + 1) + j] = beta[j];
                variance += beta[j] * beta[j];
            }
            matrix[d * (d + 1) + d] = variance;
            return matrix;
        }
    }
}
