package org.genloss.metric.points;

import java.util.Arrays;
import org.genloss.data.Points;
import org.genloss.data.Quantiles;
import org.genloss.metric.Reference;

/** The coordinates of the real data, one by one. */
final class Marginals {

    /** A law is stood for by its quantiles at this many midpoints: the error is far below that of any sample. */
    private static final int GRID = 10_000;

    private Marginals() {}

    /** Coordinate {@code j}, sorted: quantiles (i + 1/2) / 10,000 of a law that knows them, otherwise held-out values. */
    static double[] sorted(Reference<Points> reference, int j) {
        if (!(reference.supply() instanceof Quantiles law)) {
            return sorted(reference.heldOut(), j);
        }
        double[] grid = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            grid[i] = law.quantile(j, (i + 0.5) / GRID);
        }
        return grid;
    }

    /** Coordinate {@code j} of a sample, sorted. */
    static double[] sorted(Points points, int j) {
        double[] column = points.column(j);
        Arrays.sort(column);
        return column;
    }
}
