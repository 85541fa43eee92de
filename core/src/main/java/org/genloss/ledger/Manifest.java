package org.genloss.ledger;

import java.util.List;
import java.util.Map;

/**
 * What is written down about a run before it starts: everything needed to repeat it, and to distrust it.
 *
 * @param name the experiment's name
 * @param title one line for people
 * @param claim what it is meant to show, a paragraph
 * @param source the paper it repeats, or empty
 * @param specText the whole spec as resolved (defaults filled in, {@code --set} applied), YAML
 * @param specHash SHA-256 of {@code specText}, hexadecimal: the identity of the experiment
 * @param seed root seed
 * @param trials most trials a cell
 * @param generations largest number of generations of a cell
 * @param panels the parts of the experiment
 * @param cells the grid
 * @param metrics what each metric is, by base name
 * @param cautions what a reader should keep in mind
 */
public record Manifest(
        String name,
        String title,
        String claim,
        String source,
        String specText,
        String specHash,
        long seed,
        int trials,
        int generations,
        List<Panel> panels,
        List<Row> cells,
        Map<String, About> metrics,
        List<String> cautions) {

    /**
     * What the real data of a cell are.
     *
     * @param hash SHA-256 of what was read, hexadecimal; empty for laws
     * @param published the published data set that this is, or empty if that is not known
     */
    public record Data(String hash, String published) {}

    /**
     * A part of the experiment, drawn together.
     *
     * @param panel its key
     * @param title one line
     * @param text a paragraph, or empty
     */
    public record Panel(String panel, String title, String text) {}

    /**
     * A point of the grid.
     *
     * @param cell index
     * @param panel key of its panel
     * @param labels what distinguishes it within the panel
     * @param sample {@code points}, {@code symbols}, {@code tokens} or {@code images}
     * @param columns names of the columns of points, else empty
     * @param sampling in what form models write training data: {@code points}, {@code sufficient}, {@code population} or
     *     {@code stream}
     */
    public record Row(
            int cell, String panel, Map<String, String> labels, String sample, List<String> columns, String sampling) {

        /** A cell whose models write points. */
        public Row(int cell, String panel, Map<String, String> labels, String sample, List<String> columns) {
            this(cell, panel, labels, sample, columns, "points");
        }
    }

    /**
     * What a metric is.
     *
     * @param title short name for people
     * @param doc one or two sentences
     * @param unit unit of its readings
     */
    public record About(String title, String doc, String unit) {}
}
