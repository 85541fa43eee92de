package org.genloss.report.gallery;

import java.util.List;
import org.genloss.report.Pixels;

/**
 * Images of several generations beside each other. Rows of at most {@code columns} images stand below one another, each
 * behind its label; where one is longer, every row becomes a block of as many lines as it needs, below its label.
 *
 * @param title short
 * @param columns images a line, 1 or more
 * @param rows in order, one or more
 */
public record Mosaic(String title, int columns, List<Row> rows) {

    /**
     * Images that belong together.
     *
     * @param label as {@code real} or {@code generation 5}
     * @param images one or more
     */
    public record Row(String label, Pixels images) {}
}
