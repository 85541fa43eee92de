package org.genloss.data.law;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.CompactLaw;
import org.genloss.data.LogDensity;
import org.genloss.data.MixtureLaw;
import org.genloss.data.Moments;
import org.genloss.data.NormalLaw;
import org.genloss.data.Points;
import org.genloss.data.Quantiles;
import org.genloss.num.Chances;
import org.genloss.num.Chunk;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/** Points of a finite mixture of normals; with one component, of a normal. */
class MixtureSupply extends Law<Points>
        implements MixtureLaw, Moments, Quantiles, LogDensity<Points>, CompactLaw<Points> {

    private final double[] weights;
    private final double[][] means;
    private final double[][] covariances;
    private final SkylineFactor[] factors;
    private final SharedStateDiscreteSampler components;
    private final List<String> columns;

    /**
     * @param weights k weights, sum 1
     * @param means k x d
     * @param covariances k matrices d x d row-major, positive definite
     */
    MixtureSupply(double[] weights, double[][] means, double[][] covariances, List<String> columns) {
        this.weights = weights;
        this.means = means;
        this.covariances = covariances;
        this.columns = columns;
        this.factors = new SkylineFactor[weights.length];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = SkylineFactor.of(covariances[c], columns.size());
        }
        this.components = AliasMethodDiscreteSampler.of(new Seed(0).stream(), weights);
    }

    @Override
    Points sample(int n, Seed seed) {
        double[] values = new double[Math.multiplyExact(n, columns.size())];
        Chunk.draw(n, seed, (from, to, random) -> fill(values, from, to, random));
        return new Points(values, columns);
    }

    private void fill(double[] values, int from, int to, UniformRandomProvider random) {
        int d = columns.size();
        SharedStateDiscreteSampler component = components.withUniformRandomProvider(random);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] z = new double[d];
        for (int i = from; i < to; i++) {
            int c = weights.length == 1 ? 0 : component.sample();
            for (int j = 0; j < d; j++) {
                z[j] = normal.sample();
            }
            factors[c].apply(means[c], z, values, i * d);
        }
    }

    /** The points of each component, whose numbers are multinomial, joined. */
    @Override
    public Points sufficient(int n, Seed seed) {
        long[] sizes = Chances.multinomial(n, weights, seed.at("components").stream());
        List<Points> parts = new ArrayList<>();
        for (int c = 0; c < sizes.length; c++) {
            if (sizes[c] > 0) {
                NormalLaw law = NormalLaw.of(means[c], covariances[c], columns);
                parts.add(law.sufficient((int) sizes[c], seed.at("component", c)));
            }
        }
        return parts.size() == 1 ? parts.get(0) : parts.get(0).join(parts.subList(1, parts.size()));
    }

    @Override
    public Points population(int n) {
        return Points.population(n, mean(), covariance(), columns);
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public double[][] means() {
        return copy(means);
    }

    @Override
    public double[][] covariances() {
        return copy(covariances);
    }

    @Override
    public double[] mean() {
        double[] mean = new double[columns.size()];
        for (int c = 0; c < weights.length; c++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += weights[c] * means[c][j];
            }
        }
        return mean;
    }

    /** The fourth moment about the mean of a normal component that lies delta away: 3 v^2 + 6 v delta^2 + delta^4. */
    @Override
    public double kurtosis() {
        int d = columns.size();
        double[] mean = mean();
        double[] total = covariance();
        double largest = 0;
        for (int j = 0; j < d; j++) {
            double fourth = 0;
            for (int c = 0; c < weights.length; c++) {
                double v = covariances[c][j * d + j];
                double square = (means[c][j] - mean[j]) * (means[c][j] - mean[j]);
                fourth += weights[c] * (3 * v * v + 6 * v * square + square * square);
            }
            double variance = total[j * d + j];
            largest = Math.max(largest, fourth / (variance * variance));
        }
        return largest;
    }

    /** The mean of the covariances plus the covariance of the means. */
    @Override
    public double[] covariance() {
        int d = columns.size();
        double[] mean = mean();
        double[] total = new double[d * d];
        for (int c = 0; c < weights.length; c++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double between = (means[c][i] - mean[i]) * (means[c][j] - mean[j]);
                    total[i * d + j] += weights[c] * (covariances[c][i * d + j] + between);
                }
            }
        }
        return total;
    }

    @Override
    public double cumulative(int j, double x) {
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            sum += weights[c] * Normal.cumulative((x - means[c][j]) / deviation(c, j));
        }
        return Math.min(1, sum);
    }

    /** It lies between the quantiles of the components; there Brent's method finds it, from the nearer tail. */
    @Override
    public double quantile(int j, double p) {
        double z = Normal.quantile(p);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < weights.length; c++) {
            double ofComponent = means[c][j] + z * deviation(c, j);
            low = Math.min(low, ofComponent);
            high = Math.max(high, ofComponent);
        }
        if (low == high) {
            return low;
        }
        return p <= 0.5
                ? Roots.increasing(x -> cumulative(j, x) - p, low, high)
                : Roots.increasing(x -> 1 - p - survival(j, x), low, high);
    }

    private double survival(int j, double x) {
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            sum += weights[c] * Normal.cumulative((means[c][j] - x) / deviation(c, j));
        }
        return sum;
    }

    private double deviation(int c, int j) {
        return Math.sqrt(covariances[c][j * columns.size() + j]);
    }

    @Override
    public double[] logDensity(Points sample) {
        int d = columns.size();
        int k = weights.length;
        double[] density = new double[sample.size()];
        double[] z = new double[d];
        double[] terms = new double[k];
        for (int i = 0; i < density.length; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < k; c++) {
                double square = factors[c].distance(means[c], sample.values(), i * d, z);
                terms[c] = FastMath.log(weights[c])
                        - 0.5 * (square + factors[c].logDeterminant())
                        - d * Normal.LOG_SQRT_2PI;
                largest = Math.max(largest, terms[c]);
            }
            density[i] = k == 1 ? largest : logSumExp(terms, largest);
        }
        return density;
    }

    private static double logSumExp(double[] terms, double largest) {
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double term : terms) {
            sum += FastMath.exp(term - largest);
        }
        return largest + FastMath.log(sum);
    }

    private static double[][] copy(double[][] matrix) {
        double[][] rows = new double[matrix.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = matrix[i].clone();
        }
        return rows;
    }
}
