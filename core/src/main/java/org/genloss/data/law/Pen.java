package org.genloss.data.law;

import java.util.Arrays;

/**
 * Draws lines into a square of pixels: every pixel knows its distance to the nearest line, and its ink falls from full to
 * none over the width of one pixel where the stroke ends. Plain Java instead of Java2D, whose rasteriser may change with the
 * JDK: multiplications, divisions and square roots have the same bits everywhere.
 */
final class Pen {

    private final int size;
    private final double[] nearest;
    private double reach;

    /** @param size rows and columns of the square, in pixels */
    Pen(int size) {
        this.size = size;
        this.nearest = new double[size * size];
    }

    /**
     * Begins a new drawing.
     *
     * @param reach the farthest distance from a line, in pixels, at which there may be ink
     */
    void clear(double reach) {
        this.reach = reach;
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    }

    /** A straight line; the centre of the first pixel is at (0.5, 0.5). */
    void line(double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        int left = pixel(Math.min(x0, x1) - reach);
        int right = pixel(Math.max(x0, x1) + reach);
        int top = pixel(Math.min(y0, y1) - reach);
        int bottom = pixel(Math.max(y0, y1) + reach);
        for (int y = top; y <= bottom; y++) {
            double py = y + 0.5 - y0;
            for (int x = left; x <= right; x++) {
                double px = x + 0.5 - x0;
                double along = square > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / square)) : 0;
                double gapX = px - along * dx;
                double gapY = py - along * dy;
                double distance = gapX * gapX + gapY * gapY;
                nearest[y * size + x] = Math.min(nearest[y * size + x], distance);
            }
        }
    }

    /** The cubic Bezier curve of four points (x and y of each from {@code at} on), as {@code steps} straight lines. */
    void curve(double[] points, int at, int steps) {
        double x = points[at];
        double y = points[at + 1];
        for (int k = 1; k <= steps; k++) {
            double t = (double) k / steps;
            double nextX = bezier(points, at, t);
            double nextY = bezier(points, at + 1, t);
            line(x, y, nextX, nextY);
            x = nextX;
            y = nextY;
        }
    }

    /**
     * The ink of a pixel, in [0, 1].
     *
     * @param inner where the stroke begins, as a distance from the line; 0 or less for a stroke that is filled
     * @param outer where it ends
     */
    double ink(int pixel, double inner, double outer) {
        double distance = Math.sqrt(nearest[pixel]);
        double within = Math.min(1, Math.max(0, 0.5 + outer - distance));
        return inner > 0 ? Math.min(within, Math.min(1, Math.max(0, 0.5 + distance - inner))) : within;
    }

    private int pixel(double coordinate) {
        return (int) Math.min(size - 1, Math.max(0, Math.floor(coordinate)));
    }

    private static double bezier(double[] points, int at, double t) {
        double s = 1 - t;
        return s * s * s * points[at]
                + 3 * s * s * t * points[at + 2]
                + 3 * s * t * t * points[at + 4]
                + t * t * t * points[at + 6];
    }
}
