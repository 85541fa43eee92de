package org.genloss.model.kde;

import java.util.Optional;
import java.util.Set;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.data.Tensors;
import org.genloss.model.Decoding;
import org.genloss.model.Family;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/**
 * Kernel density estimation with one bandwidth for all coordinates, as scikit-learn has it: the rules of Scott and
 * Silverman give a length in the units of the data and do not look at their spread. With weights, n is Kish's effective
 * number V1^2 / V2, the sum of the weights squared over the sum of their squares, as in SciPy.
 */
@Doc(
        value =
                "Kernel density estimation: a kernel of one bandwidth on every training point; names as in scikit-learn.",
        source = "Scott 1992, Multivariate Density Estimation; Silverman 1986; scikit-learn KernelDensity")
public record KernelDensity(
        @Doc("Shape of the kernel: gaussian (standard deviation = bandwidth), tophat (ball of radius bandwidth).")
        @Default("gaussian")
        Kernel kernel,

        @Doc("Where the bandwidth comes from: fixed (bandwidth), scott n^(-1/(d+4)), silverman (n (d+2)/4)^(-1/(d+4)).")
        @Default("scott")
        BandwidthRule bandwidthRule,

        @Doc("Bandwidth in the units of the data, above 0; given if and only if bandwidth_rule is fixed.")
        Optional<Double> bandwidth)
        implements Learner<Points> {

    /** Shape of the kernel. */
    public enum Kernel {
        /** Normal; the bandwidth is its standard deviation. */
        GAUSSIAN,
        /** Uniform in a ball; the bandwidth is its radius. */
        TOPHAT
    }

    /** Where the bandwidth comes from. */
    public enum BandwidthRule {
        /** The number given. */
        FIXED,
        /** n^(-1/(d+4)). */
        SCOTT,
        /** (n (d+2)/4)^(-1/(d+4)). */
        SILVERMAN
    }

    /** Checks the bandwidth. */
    public KernelDensity {
        if (bandwidthRule == BandwidthRule.FIXED) {
            Require.that(bandwidth.isPresent(), "bandwidth", "given when bandwidth_rule is fixed", "left out");
            Require.positive("bandwidth", bandwidth.get());
        } else {
            Require.that(
                    bandwidth.isEmpty(),
                    "bandwidth",
                    "left out unless bandwidth_rule is fixed",
                    bandwidth.orElse(null));
        }
    }

    @Override
    public boolean learns(Class<?> sampleType) {
        return sampleType == Points.class;
    }

    @Override
    public Set<Decoding.Knob> decodes() {
        return Decoding.Knob.OF_NUMBERS;
    }

    @Override
    public Optional<Family> family() {
        return kernel == Kernel.GAUSSIAN ? bandwidth.map(width -> new Family.Kernel(width * width)) : Optional.empty();
    }

    @Override
    public Model<Points> fit(Dataset<Points> training, Seed seed) {
        Points points = training.items();
        double v1 = 0;
        double v2 = 0;
        for (Dataset.Part<Points> part : training.parts()) {
            v1 += part.items().size() * part.weight();
            v2 += part.items().size() * (part.weight() * part.weight());
        }
        double width = width(v1 * v1 / v2, points.dimension());
        return new KernelModel(kernel, width, points, training.unweighted() ? null : training.weights());
    }

    private double width(double n, int d) {
        return switch (bandwidthRule) {
            case FIXED -> bandwidth.orElseThrow();
            case SCOTT -> FastMath.pow(n, -1.0 / (d + 4));
            case SILVERMAN -> FastMath.pow(n * (d + 2) / 4, -1.0 / (d + 4));
        };
    }

    @Override
    public Model<Points> load(Tensors state, Points like) {
        return new KernelModel(
                kernel,
                state.doubles("bandwidth")[0],
                new Points(state.doubles("points"), like.columns()),
                state.has("weights") ? state.doubles("weights") : null);
    }
}
