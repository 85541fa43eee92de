package org.genloss.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * n points in d dimensions, row-major: coordinate j of point i stands at {@code i * d + j}.
 *
 * <p>The array is shared, not copied, in both directions: whoever hands one over or asks for it must not write to it.
 */
public final class Points implements Sample<Points> {

    private final double[] values;
    private final List<String> columns;

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
        return values.length / columns.size();
    }

    /** Number of coordinates, d. */
    public int dimension() {
        return columns.size();
    }

    /** Names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /** All coordinates, row-major, shared. */
    public double[] values() {
        return values;
    }

    /** Coordinate {@code j} of point {@code i}. */
    public double at(int i, int j) {
        return values[i * columns.size() + j];
    }

    /** A copy of column {@code j}, length n. */
    public double[] column(int j) {
        int d = dimension();
        double[] column = new double[size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = values[i * d + j];
        }
        return column;
    }

    @Override
    public Points select(int[] rows) {
        int d = dimension();
        double[] chosen = new double[Math.multiplyExact(rows.length, d)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * d, chosen, i * d, d);
        }
        return new Points(chosen, columns);
    }

    @Override
    public Points join(List<Points> others) {
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
        return new Tensors().with("points", values, size(), dimension());
    }

    @Override
    public Points fromTensors(Tensors tensors) {
        return new Points(tensors.doubles("points"), columns);
    }

    /** {@code columns} and {@code values}, one array a point. */
    @Override
    public Map<String, Object> preview(int most) {
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
