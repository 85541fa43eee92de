package org.genloss.report.gallery;

import java.util.List;

/**
 * One figure: images, then small charts side by side.
 *
 * @param title as {@code Figure 4: recursive fitting of a normal law}
 * @param caption what is seen, and how it was made
 * @param mosaics in order
 * @param charts in order
 */
public record Picture(String title, String caption, List<Mosaic> mosaics, List<Chart> charts) {

    /** A figure without images. */
    public Picture(String title, String caption, List<Chart> charts) {
        this(title, caption, List.of(), charts);
    }

    /**
     * One pair of axes.
     *
     * @param title short
     * @param x horizontal axis
     * @param y vertical axis
     * @param kind {@code line}, {@code scatter}, {@code bars} or {@code generations}: lines laid over each other whose
     *     colours go evenly from that of the first generation to that of the last
     * @param series in order; each that is not dashed takes the next colour, and each dashed one the colour of the one
     *     before it, or grey where there is none; of generations every dashed one is grey, as real data are
     */
    public record Chart(String title, Axis x, Axis y, String kind, List<Series> series) {}

    /**
     * An axis.
     *
     * @param name with its unit
     * @param log whether logarithmic
     * @param low where it begins, or NaN for the data's range
     * @param high where it ends, or NaN
     */
    public record Axis(String name, boolean log, double low, double high) {}

    /**
     * One curve or cloud.
     *
     * @param name in the legend; left out there if empty
     * @param dashed whether it is a law or a published curve rather than a measurement
     * @param x ascending for lines and bars; of bars, their middles
     * @param y as many; NaN breaks a line
     * @param low lower edge of a band, or empty
     * @param high upper edge, or empty
     */
    public record Series(String name, boolean dashed, double[] x, double[] y, double[] low, double[] high) {}
}
