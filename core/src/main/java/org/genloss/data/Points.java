package org.genloss.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * n points in d dimensions, row-major: coordinate j of point i stands at {@code i * d + j}.
 *
 * <p>The array is shared, not copied, in both directions: whoever hands one over or asks for it must not write to it.
 *
 * <p>In compact form the points themselves are not there, only their {@link Summary}: such a sample counts for n items in
 * a fit, and that is all that can be done with it.
 */
public final class Points implements Sample<Points> {

    private final double[] values;
    private final List<String> columns;
    private final int size;
    private final Summary summary;

    /**
     * What is known of n points in compact form.
     *
     * @param mean their mean, length d
     * @param spread d x d row-major, symmetric: their scatter, the sum over points of z z' with z the distance from the
     *     mean; of a population its covariance, which is what every estimator makes of it
     * @param population whether this is a law that stands for n points instead of n points drawn from one
     */
    public record Summary(double[] mean, double[] spread, boolean population) {}

    /**
     * @param values n * d coordinates, row-major; finite
     * @param columns names of the d columns
     */
    public Points(double[] values, List<String> columns) {
        if (columns.isEmpty() || values.length % columns.size() != 0) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill rows of " + columns.size() + " columns");
        }
        this.values = values;
        this.columns = List.copyOf(columns);
        this.size = values.length / columns.size();
        this.summary = null;
    }

    private Points(int size, Summary summary, List<String> columns) {
        int d = columns.size();
        if (size < 1 || summary.mean().length != d || summary.spread().length != d * d) {
            throw new IllegalArgumentException("a summary of points has 1 point or more, a mean of " + d
                    + " numbers and a scatter of " + d * d + ", but is of " + size + " points, with "
                    + summary.mean().length + " and " + summary.spread().length);
        }
        this.values = null;
        this.columns = List.copyOf(columns);
        this.size = size;
        this.summary = summary;
    }

    /**
     * n points of which only the mean and the scatter are known.
     *
     * @param n how many, 1 or more
     * @param mean their mean, length d
     * @param scatter sum of squares and products about the mean, d x d row-major, symmetric
     * @param columns names of the d columns
     */
    public static Points summarised(int n, double[] mean, double[] scatter, List<String> columns) {
        return new Points(n, new Summary(mean, scatter, false), columns);
    }

    /**
     * A law in the place of n of its points: a fit returns exactly this mean and covariance, whatever its estimator.
     *
     * @param n how many points it stands for beside others, 1 or more
     */
    public static Points population(int n, double[] mean, double[] covariance, List<String> columns) {
        return new Points(n, new Summary(mean, covariance, true), columns);
    }

    /** Points whose columns are called {@code x1 .. xd}. */
    public static Points of(double[] values, int d) {
        return new Points(values, names(d));
    }

    /** The column names {@code x1 .. xd}; {@code x} when there is only one. */
    public static List<String> names(int d) {
        return d == 1
                ? List.of("x")
                : IntStream.rangeClosed(1, d).mapToObj(j -> "x" + j).toList();
    }

    @Override
    public int size() {
        return size;
    }

    /** Number of coordinates, d. */
    public int dimension() {
        return columns.size();
    }

    /** Names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /**
     * All coordinates, row-major, shared.
     *
     * @throws IllegalStateException in compact form
     */
    public double[] values() {
        if (values == null) {
            throw new IllegalStateException("the " + size + " points are known by their summary only: read summary(),"
                    + " or let the cell make items (sampling: points)");
        }
        return values;
    }

    @Override
    public boolean compact() {
        return summary != null;
    }

    /** The summary: the one that is there, or that of the points that are, by two passes over them. */
    public Summary summary() {
        return summary != null ? summary : summarise();
    }

    private Summary summarise() {
        int d = dimension();
        double[] mean = Arrays.copyOf(values, d);
        double[] offset = new double[d];
        for (int at = 0; at < values.length; at += d) {
            for (int j = 0; j < d; j++) {
                offset[j] += values[at + j] - mean[j];
            }
        }
        for (int j = 0; j < d; j++) {
            offset[j] /= size;
        }
        double[] scatter = new double[d * d];
        double[] z = new double[d];
        for (int at = 0; at < values.length; at += d) {
            for (int i = 0; i < d; i++) {
                z[i] = values[at + i] - mean[i] - offset[i];
                for (int j = 0; j <= i; j++) {
                    scatter[i * d + j] += z[i] * z[j];
                }
            }
        }
        for (int i = 0; i < d; i++) {
            mean[i] += offset[i];
            for (int j = 0; j < i; j++) {
                scatter[j * d + i] = scatter[i * d + j];
            }
        }
        return new Summary(mean, scatter, false);
    }

    @Override
    public Optional<Points> compacted() {
        return Optional.of(size == 0 || compact() ? this : new Points(size, summarise(), columns));
    }

    /** Coordinate {@code j} of point {@code i}. */
    public double at(int i, int j) {
        return values()[i * columns.size() + j];
    }

    /** A copy of column {@code j}, length n. */
    public double[] column(int j) {
        int d = dimension();
        double[] column = new double[size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = values()[i * d + j];
        }
        return column;
    }

    /** @throws IllegalStateException in compact form */
    @Override
    public Points select(int[] rows) {
        int d = dimension();
        double[] values = values();
        double[] chosen = new double[Math.multiplyExact(rows.length, d)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * d, chosen, i * d, d);
        }
        return new Points(chosen, columns);
    }

    /** Summaries, of all or of some, are joined into one; see {@link Summaries}. */
    @Override
    public Points join(List<Points> others) {
        if (compact() || others.stream().anyMatch(Points::compact)) {
            return Summaries.join(this, others);
        }
        int length = values.length;
        for (Points other : others) {
            if (other.dimension() != dimension()) {
                throw new IllegalArgumentException(
                        "points of " + other.dimension() + " dimensions cannot follow points of " + dimension());
            }
            length = Math.addExact(length, other.values.length);
        }
        double[] all = new double[length];
        System.arraycopy(values, 0, all, 0, values.length);
        int at = values.length;
        for (Points other : others) {
            System.arraycopy(other.values, 0, all, at, other.values.length);
            at += other.values.length;
        }
        return new Points(all, columns);
    }

    @Override
    public Tensors toTensors() {
        if (!compact()) {
            return new Tensors().with("points", values, size(), dimension());
        }
        int d = dimension();
        return new Tensors()
                .with("mean", summary.mean(), d)
                .with(summary.population() ? "covariance" : "scatter", summary.spread(), d, d)
                .with("size", new int[] {size}, 1);
    }

    @Override
    public Points fromTensors(Tensors tensors) {
        if (tensors.has("size")) {
            boolean population = tensors.has("covariance");
            double[] spread = tensors.doubles(population ? "covariance" : "scatter");
            return new Points(
                    tensors.ints("size")[0], new Summary(tensors.doubles("mean"), spread, population), columns);
        }
        return new Points(tensors.doubles("points"), columns);
    }

    /** {@code columns} and {@code values}, one array a point; in compact form the mean alone. */
    @Override
    public Map<String, Object> preview(int most) {
        if (compact()) {
            return new Points(summary.mean(), columns).preview(most);
        }
        int n = Math.min(most, size());
        List<double[]> rows = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int row = (int) ((long) i * size() / n);
            double[] point = new double[dimension()];
            System.arraycopy(values, row * dimension(), point, 0, dimension());
            rows.add(point);
        }
        Map<String, Object> preview = new LinkedHashMap<>();
        preview.put("kind", "points");
        preview.put("columns", columns);
        preview.put("values", rows);
        return preview;
    }
}
