package org.genloss.data.file;

/**
 * Another number of pixels: rows, then columns, weighted by a triangle that is two new pixels wide, or two old ones where
 * the picture grows (the filter that Pillow calls bilinear). In plain Java, so that every machine gives the same bytes.
 */
final class Resize {

    private Resize() {}

    /** A plane of {@code height * width} bytes as one of {@code rows * columns}. */
    static byte[] plane(byte[] plane, int height, int width, int rows, int columns) {
        double[] values = new double[plane.length];
        for (int i = 0; i < plane.length; i++) {
            values[i] = plane[i] & 0xff;
        }
        // along a line of the picture, then along a column of it
        double[] across = lines(values, height, width, 1, columns);
        double[] both = lines(across, columns, height, columns, rows);
        byte[] scaled = new byte[both.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (byte) Math.round(both[i]);
        }
        return scaled;
    }

    /**
     * Scales {@code count} lines of {@code length} values to {@code wanted} values each.
     *
     * @param step 1 if the values of a line are neighbours; the number of lines if the lines stand side by side
     */
    private static double[] lines(double[] values, int count, int length, int step, int wanted) {
        double[] scaled = new double[count * wanted];
        double scale = (double) length / wanted;
        double reach = Math.max(1, scale);
        for (int k = 0; k < wanted; k++) {
            double centre = (k + 0.5) * scale;
            int from = (int) Math.max(0, Math.floor(centre - reach));
            int to = (int) Math.min(length, Math.ceil(centre + reach));
            double[] weights = new double[to - from];
            double sum = 0;
            for (int i = from; i < to; i++) {
                weights[i - from] = Math.max(0, 1 - Math.abs(i + 0.5 - centre) / reach);
                sum += weights[i - from];
            }
            for (int line = 0; line < count; line++) {
                int start = step == 1 ? line * length : line;
                double mixed = 0;
                for (int i = from; i < to; i++) {
                    mixed += weights[i - from] * values[start + i * step];
                }
                scaled[step == 1 ? line * wanted + k : k * count + line] = mixed / sum;
            }
        }
        return scaled;
    }
}
