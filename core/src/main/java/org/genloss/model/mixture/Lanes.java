package org.genloss.model.mixture;

import java.util.Arrays;

/**
 * Loops over blocks of {@link #SIZE} doubles, each so small and plain that the JIT of every JDK since 17 turns it into
 * vector instructions by itself: no incubating module, no start-up warning. Only + - * / and max are used and every sum
 * has a fixed order, so the bits do not depend on JDK, vector width or whether a loop was compiled at all.
 *
 * <p>Before touching a loop, measure: C2 unrolls, and so vectorises well, only while the body stays near a dozen
 * operations. One loop for the whole exponential takes 3.0 ns an element, the four loops below 1.3 ns.
 */
final class Lanes {

    /** Elements of a block. */
    static final int SIZE = 256;

    /** Logarithms are kept divided by 1024, so that the exponential ends in ten squarings. */
    static final double SCALE = 0x1p-10;

    /** e^-600 counts for anything less: 10^-261 of the likeliest component. */
    private static final double LEAST = -600 * SCALE;

    // (e^y - 1 - y) / y^2 on [-600/1024, 0], interpolated at the Chebyshev nodes with 50 digits (mpmath): e^y to
    // 1.2e-17, and 1.2e-14 after ten squarings, beside their rounding of 2e-13
    private static final double C0 = 0.5;
    private static final double C1 = 0.1666666666666615;
    private static final double C2 = 0.0416666666663743;
    private static final double C3 = 0.008333333326932571;
    private static final double C4 = 0.00138888881763641;
    private static final double C5 = 0.00019841224204403965;
    private static final double C6 = 2.479980309650413e-05;
    private static final double C7 = 2.7513950873633713e-06;
    private static final double C8 = 2.691457323935825e-07;
    private static final double C9 = 1.9661175531317367e-08;

    private Lanes() {}

    static double[] block() {
        return new double[SIZE];
    }

    /** z = x - m. */
    static void subtract(double[] z, double[] x, double m) {
        for (int j = 0; j < SIZE; j++) {
            z[j] = x[j] - m;
        }
    }

    /** y = f x. */
    static void scale(double[] y, double[] x, double f) {
        for (int j = 0; j < SIZE; j++) {
            y[j] = f * x[j];
        }
    }

    /** y += f x. */
    static void addScaled(double[] y, double[] x, double f) {
        for (int j = 0; j < SIZE; j++) {
            y[j] += f * x[j];
        }
    }

    /** q += y^2. */
    static void addSquare(double[] q, double[] y) {
        for (int j = 0; j < SIZE; j++) {
            q[j] += y[j] * y[j];
        }
    }

    /** q += ((x - m) f)^2. */
    static void addSquare(double[] q, double[] x, double m, double f) {
        for (int j = 0; j < SIZE; j++) {
            double y = (x[j] - m) * f;
            q[j] += y * y;
        }
    }

    /** y = a b. */
    static void multiply(double[] y, double[] a, double[] b) {
        for (int j = 0; j < SIZE; j++) {
            y[j] = a[j] * b[j];
        }
    }

    /** y = a / b. */
    static void divide(double[] y, double[] a, double[] b) {
        for (int j = 0; j < SIZE; j++) {
            y[j] = a[j] / b[j];
        }
    }

    /** e = c - q f. */
    static void logDensity(double[] e, double[] q, double c, double f) {
        for (int j = 0; j < SIZE; j++) {
            e[j] = c - q[j] * f;
        }
    }

    /** e = c - f y'y with y = P (x - m) for the lower triangular P of two dimensions. */
    static void logDensity(double[] e, double[] x0, double[] x1, double[] m, double[] p, double c, double f) {
        double m0 = m[0];
        double m1 = m[1];
        double p00 = p[0];
        double p10 = p[2];
        double p11 = p[3];
        for (int j = 0; j < SIZE; j++) {
            double z0 = x0[j] - m0;
            double y0 = z0 * p00;
            double y1 = z0 * p10 + (x1[j] - m1) * p11;
            e[j] = c - (y0 * y0 + y1 * y1) * f;
        }
    }

    /** largest = max(largest, e). */
    static void raise(double[] largest, double[] e) {
        for (int j = 0; j < SIZE; j++) {
            largest[j] = Math.max(largest[j], e[j]);
        }
    }

    /** e = exp((e - largest) / SCALE), where no e is above largest; sum += e. To 3e-13, and exactly 1 at 0. */
    static void exponentials(double[] e, double[] largest, double[] sum) {
        for (int j = 0; j < SIZE; j++) {
            e[j] = Math.max(e[j] - largest[j], LEAST);
        }
        for (int j = 0; j < SIZE; j++) {
            double y = e[j];
            double u = y * y;
            double odd = ((((C9 * u + C7) * u + C5) * u + C3) * u + C1) * y;
            e[j] = (odd + ((((C8 * u + C6) * u + C4) * u + C2) * u + C0)) * u + (y + 1);
        }
        fifthSquare(e);
        fifthSquare(e);
        for (int j = 0; j < SIZE; j++) {
            sum[j] += e[j];
        }
    }

    /** e = e^32, by five squarings. */
    private static void fifthSquare(double[] e) {
        for (int j = 0; j < SIZE; j++) {
            double r = e[j];
            r *= r;
            r *= r;
            r *= r;
            r *= r;
            e[j] = r * r;
        }
    }

    /** The sum, in eight interleaved parts. */
    static double sum(double[] a) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int j = 0; j < SIZE; j += 8) {
            s0 += a[j];
            s1 += a[j + 1];
            s2 += a[j + 2];
            s3 += a[j + 3];
            s4 += a[j + 4];
            s5 += a[j + 5];
            s6 += a[j + 6];
            s7 += a[j + 7];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** The sum of a b, in eight interleaved parts. */
    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int j = 0; j < SIZE; j += 8) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
            s4 += a[j + 4] * b[j + 4];
            s5 += a[j + 5] * b[j + 5];
            s6 += a[j + 6] * b[j + 6];
            s7 += a[j + 7] * b[j + 7];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** The six moments of two dimensions about m under weights a b, lane by lane: mass, first, second (00, 10, 11). */
    static void addMoments(double[][] lanes, double[] x0, double[] x1, double[] a, double[] b, double[] m) {
        double m0 = m[0];
        double m1 = m[1];
        double[] mass = lanes[0];
        double[] first0 = lanes[1];
        double[] first1 = lanes[2];
        double[] second00 = lanes[3];
        double[] second10 = lanes[4];
        double[] second11 = lanes[5];
        for (int j = 0; j < SIZE; j++) {
            double w = a[j] * b[j];
            double z0 = x0[j] - m0;
            double z1 = x1[j] - m1;
            double u0 = w * z0;
            double u1 = w * z1;
            mass[j] += w;
            first0[j] += u0;
            first1[j] += u1;
            second00[j] += u0 * z0;
            second10[j] += u0 * z1;
            second11[j] += u1 * z1;
        }
    }

    static void fill(double[] a, double value) {
        Arrays.fill(a, value);
    }
}
