package org.genloss.theory.law;

import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * The law of a product of independent chi-square variables, exact: the logarithm of chi2_nu has the characteristic function
 * 2^(is) Gamma(nu / 2 + is) / Gamma(nu / 2), and that of the product's logarithm is their product. The distribution function
 * is the sum of Gil-Pelaez 1951 at half-integer steps (Bohmann 1970), whose error is the mass beyond one period, here below
 * 1e-15; what rounding adds was below 1e-11 against 30-digit arithmetic.
 */
public final class ChiSquareProducts {

    /** Characteristic functions are cut where they are below exp(-43). */
    private static final double NEGLIGIBLE = -43;

    private static final double PRECISION = 1e-13;

    private final double[] s;
    private final double step;
    private final double[] real;
    private final double[] imaginary;
    private double mean;

    /**
     * @param degrees of the factors, each 1 or more; decides the grid
     */
    private ChiSquareProducts(int[] degrees) {
        double variance = 0;
        int least = degrees[0];
        int most = degrees[0];
        for (int nu : degrees) {
            variance += ChiSquares.varianceOfLog(nu);
            least = Math.min(least, nu);
            most = Math.max(most, nu);
        }
        double period = 14 * Math.sqrt(variance) + 100.0 / least;
        step = 2 * FastMath.PI / period;
        double end = step;
        while (centred(degrees[0] / 2.0, end)[0] > NEGLIGIBLE) {
            end *= 1.25;
        }
        s = new double[(int) Math.ceil(end / step)];
        for (int k = 0; k < s.length; k++) {
            s[k] = (k + 0.5) * step;
        }
        real = new double[s.length];
        imaginary = new double[s.length];
    }

    /**
     * Medians of all partial products: entry i is the natural logarithm of the median of chi2_{nu_0} .. chi2_{nu_i}.
     *
     * @param degrees nu_0, nu_1, .., each 1 or more
     */
    public static double[] logMedians(int[] degrees) {
        ChiSquareProducts product = new ChiSquareProducts(degrees);
        double[] medians = new double[degrees.length];
        double[][] factor = new double[0][];
        for (int i = 0; i < degrees.length; i++) {
            if (i == 0 || degrees[i] != degrees[i - 1]) {
                factor = product.factor(degrees[i]);
            }
            product.multiply(factor, degrees[i]);
            medians[i] = product.mean + product.median();
        }
        return medians;
    }

    /**
     * P(ln(chi2_{nu_0} .. chi2_{nu_k}) <= x).
     *
     * @param degrees of all factors
     */
    public static double cumulative(int[] degrees, double x) {
        ChiSquareProducts product = new ChiSquareProducts(degrees);
        for (int nu : degrees) {
            product.multiply(product.factor(nu), nu);
        }
        return Math.max(0, Math.min(1, product.cumulative(x - product.mean)));
    }

    private double[][] factor(int nu) {
        double[][] factor = new double[s.length][];
        for (int k = 0; k < s.length; k++) {
            factor[k] = centred(nu / 2.0, s[k]);
        }
        return factor;
    }

    private void multiply(double[][] factor, int nu) {
        mean += ChiSquares.meanOfLog(nu);
        for (int k = 0; k < s.length; k++) {
            real[k] += factor[k][0];
            imaginary[k] += factor[k][1];
        }
    }

    /** Newton's steps from the mean of the logarithm, which is less than a third of a standard deviation away. */
    private double median() {
        double x = 0;
        for (int i = 0; i < 50; i++) {
            double before = x;
            x -= (cumulative(x) - 0.5) / density(x);
            if (Math.abs(x - before) <= PRECISION) {
                break;
            }
        }
        return x;
    }

    private double cumulative(double x) {
        double sum = 0;
        for (int k = 0; k < s.length && real[k] > NEGLIGIBLE; k++) {
            sum += FastMath.exp(real[k]) * FastMath.sin(imaginary[k] - s[k] * x) / (k + 0.5);
        }
        return 0.5 - sum / FastMath.PI;
    }

    private double density(double x) {
        double sum = 0;
        for (int k = 0; k < s.length && real[k] > NEGLIGIBLE; k++) {
            sum += FastMath.exp(real[k]) * FastMath.cos(imaginary[k] - s[k] * x);
        }
        return sum * step / FastMath.PI;
    }

    /**
     * ln Gamma(x + is) - ln Gamma(x) - is digamma(x), the logarithm of the characteristic function of a centred log-gamma
     * variable: real and imaginary part. Written as differences, so that a large x loses nothing.
     */
    private static double[] centred(double x, double s) {
        double real = 0;
        double imaginary = -s * Gamma.digamma(x);
        double high = x;
        while (high < 12) {
            double tangent = s / high;
            real -= 0.5 * FastMath.log1p(tangent * tangent);
            imaginary -= FastMath.atan(tangent);
            high++;
        }
        double tangent = s / high;
        double logModulus = 0.5 * FastMath.log1p(tangent * tangent);
        double angle = FastMath.atan(tangent);
        real += (high - 0.5) * logModulus - s * angle;
        imaginary += (high - 0.5) * angle + s * (FastMath.log(high) + logModulus - 1);
        double[] rest = stirlingRest(high, s);
        return new double[] {real + rest[0] - stirlingRest(high, 0)[0], imaginary + rest[1]};
    }

    /** 1/(12 z) - 1/(360 z^3) + .., what Stirling's formula leaves out of ln Gamma(z), at z = x + is with |z| >= 12. */
    private static double[] stirlingRest(double x, double s) {
        double norm = x * x + s * s;
        double re = x / norm;
        double im = -s / norm;
        double squareRe = re * re - im * im;
        double squareIm = 2 * re * im;
        double[] series = {-691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12};
        double sumRe = 0;
        double sumIm = 0;
        for (double coefficient : series) {
            double next = sumRe * squareRe - sumIm * squareIm + coefficient;
            sumIm = sumRe * squareIm + sumIm * squareRe;
            sumRe = next;
        }
        return new double[] {sumRe * re - sumIm * im, sumRe * im + sumIm * re};
    }
}
