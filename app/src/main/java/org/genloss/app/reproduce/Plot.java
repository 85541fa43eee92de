package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.genloss.num.Empirical;
import org.genloss.report.gallery.Picture;
import org.hipparchus.util.FastMath;

/** Short words for pictures. */
final class Plot {

    private static final double[] NONE = {};

    private Plot() {}

    /** A measured curve. */
    static Picture.Series measured(String name, double[] x, double[] y) {
        return new Picture.Series(name, false, x, y, NONE, NONE);
    }

    /** A measured curve with its band. */
    static Picture.Series measured(String name, double[] x, double[] y, double[] low, double[] high) {
        return new Picture.Series(name, false, x, y, low, high);
    }

    /** Median over trials with their range, by generation from 0; {@code values[g]} are the trials' at generation g. */
    static Picture.Series course(String name, double[][] values) {
        double[] x = IntStream.range(0, values.length).asDoubleStream().toArray();
        return measured(name, x, quantiles(values, 0.5), quantiles(values, 0), quantiles(values, 1));
    }

    /** A law or a published curve. */
    static Picture.Series law(String name, double[] x, double[] y) {
        return new Picture.Series(name, true, x, y, NONE, NONE);
    }

    /** A law or a published curve. */
    static Picture.Series law(String name, double[] x, DoubleUnaryOperator y) {
        return law(name, x, Arrays.stream(x).map(y).toArray());
    }

    /** A plain axis over the range of what is drawn. */
    static Picture.Axis axis(String name) {
        return new Picture.Axis(name, false, Double.NaN, Double.NaN);
    }

    /** A plain axis of given ends. */
    static Picture.Axis axis(String name, double low, double high) {
        return new Picture.Axis(name, false, low, high);
    }

    /** A logarithmic axis over the range of what is drawn. */
    static Picture.Axis log(String name) {
        return new Picture.Axis(name, true, Double.NaN, Double.NaN);
    }

    /** A logarithmic axis of given ends. */
    static Picture.Axis log(String name, double low, double high) {
        return new Picture.Axis(name, true, low, high);
    }

    /** Whole numbers from 1 to {@code last}, about {@code perDecade} a decade, both ends among them. */
    static int[] decades(int last, int perDecade) {
        int steps = (int) Math.ceil(perDecade * FastMath.log10(last));
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(steps + 1L)
                .mapToInt(i -> (int) Math.rint(FastMath.pow(last, i / steps)))
                .distinct()
                .toArray();
    }

    /** One quantile of each row of trials. */
    static double[] quantiles(double[][] trials, double p) {
        return Arrays.stream(trials)
                .mapToDouble(values -> {
                    double[] sorted = values.clone();
                    Arrays.sort(sorted);
                    return Empirical.quantile(sorted, p);
                })
                .toArray();
    }

    /** As numbers of an axis. */
    static double[] doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    /** 10,000. */
    static String count(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** What was found, with its picture. */
    static Outcome outcome(Rows rows, Picture picture, String note) {
        Outcome found = rows.outcome(note);
        return new Outcome(found.rows(), Optional.of(picture), note);
    }
}
