package org.genloss.spec;

/**
 * Where in a spec something stands.
 *
 * @param file file name, or what else it was read from, such as {@code --set size=10}
 * @param line line, from 1; 0 where there are no lines
 * @param column column, from 1; 0 where there are no lines
 * @param path keys and list positions from the top, as {@code panels.zipf.metrics[2]}; empty at the top
 */
public record Place(String file, int line, int column, String path) {

    /** The top of something that has no lines. */
    public static Place of(String file) {
        return new Place(file, 0, 0, "");
    }

    /** The same line, under the key {@code key} of what stands here. */
    public Place key(String key) {
        return new Place(file, line, column, path.isEmpty() ? key : path + "." + key);
    }

    /** The same line, item {@code index} (from 0) of what stands here. */
    public Place item(int index) {
        return new Place(file, line, column, path + "[" + index + "]");
    }

    /** The same path on another line. */
    Place on(int newLine, int newColumn) {
        return new Place(file, newLine, newColumn, path);
    }

    /** {@code FILE:LINE:COLUMN: PATH}, without what is not known. */
    @Override
    public String toString() {
        String where = line > 0 ? file + ":" + line + ":" + column : file;
        return path.isEmpty() ? where : where + ": " + path;
    }
}
