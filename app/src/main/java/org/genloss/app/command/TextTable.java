package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for a terminal: columns as wide as they need to be, numbers to the right. */
final class TextTable {

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();
    private final int leftColumns;

    /**
     * @param leftColumns how many of the first columns are text; the others are set to the right
     * @param head titles of the columns
     */
    TextTable(int leftColumns, String... head) {
        this.leftColumns = leftColumns;
        this.head = List.of(head);
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintWriter out, String indent) {
        int[] widths = new int[head.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(head.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        out.println(indent + Terminal.bold(line(head, widths)));
        rows.forEach(row -> out.println(indent + line(row, widths)));
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : "  ");
            line.append(i < leftColumns ? cells.get(i) + space : space + cells.get(i));
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Four significant digits, for people. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        } else if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        double size = Math.abs(value);
        return size >= 1e-3 && size < 1e6
                ? trimmed(String.format(Locale.ROOT, "%." + Math.max(0, 3 - exponent(size)) + "f", value))
                : String.format(Locale.ROOT, "%.2e", value);
    }

    private static int exponent(double size) {
        int exponent = 0;
        for (double x = size; x >= 10; x /= 10) {
            exponent++;
        }
        for (double x = size; x < 1; x *= 10) {
            exponent--;
        }
        return exponent;
    }

    private static String trimmed(String text) {
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
