package org.genloss.data;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.num.Chances;
import org.genloss.num.Cholesky;
import org.genloss.num.Seed;

/**
 * A normal law, possibly degenerate, as a {@link CompactLaw}.
 *
 * @param mean length d
 * @param covariance d x d row-major
 * @param factor of the covariance
 * @param columns names of the d columns
 */
public record NormalLaw(double[] mean, double[] covariance, Cholesky factor, List<String> columns)
        implements CompactLaw<Points> {

    /** The law with this mean and covariance. */
    public static NormalLaw of(double[] mean, double[] covariance, List<String> columns) {
        return new NormalLaw(mean, covariance, Cholesky.of(covariance, mean.length), columns);
    }

    /**
     * The mean of n items is N(mean, covariance / n); their scatter is independent of it and Wishart(n - 1, covariance),
     * drawn as L A A' L' with L the factor of the covariance and A Bartlett's (1933) lower triangle: chi-square variates
     * of n - 1, n - 2, .. degrees of freedom under the roots of its diagonal and standard normals below. Where n - 1 is
     * less than d only the first n - 1 columns of A are not 0: they are the triangle of the d x (n - 1) matrix of normals
     * whose product with its transpose that singular Wishart matrix is.
     */
    @Override
    public Points sufficient(int n, Seed seed) {
        int d = mean.length;
        UniformRandomProvider random = seed.stream();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] z = new double[d];
        for (int j = 0; j < d; j++) {
            z[j] = normal.sample();
        }
        double[] drawn = new double[d];
        factor.transform(mean, 1 / Math.sqrt(n), z, drawn, 0);
        double[] triangle = new double[d * d];
        for (int j = 0; j < Math.min(d, n - 1); j++) {
            triangle[j * d + j] = Math.sqrt(Chances.chiSquare(n - 1 - j, random));
            for (int i = j + 1; i < d; i++) {
                triangle[i * d + j] = normal.sample();
            }
        }
        return Points.summarised(n, drawn, square(product(factor.lower(), triangle, d), d), columns);
    }

    @Override
    public Points population(int n) {
        return Points.population(n, mean, covariance, columns);
    }

    /** The product of two lower triangles. */
    private static double[] product(double[] a, double[] b, int d) {
        double[] c = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = j; k <= i; k++) {
                    c[i * d + j] += a[i * d + k] * b[k * d + j];
                }
            }
        }
        return c;
    }

    /** The product of a lower triangle with its transpose. */
    private static double[] square(double[] a, int d) {
        double[] c = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k <= j; k++) {
                    sum += a[i * d + k] * a[j * d + k];
                }
                c[i * d + j] = sum;
                c[j * d + i] = sum;
            }
        }
        return c;
    }
}
