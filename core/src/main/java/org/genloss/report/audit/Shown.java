package org.genloss.report.audit;

import java.util.Locale;
import org.genloss.report.Figures;

/** Numbers of an audit for people: shares in percent, large counts with separators, others with four digits. */
public final class Shown {

    /** Expected numbers of types below this are not told apart. */
    private static final double LEAST_TYPES = 0.1;

    private static final String POINTS = " pp";

    private Shown() {}

    /** A number of this unit; a dash where there is none. */
    public static String value(double value, String unit) {
        if (!Double.isFinite(value)) {
            return Figures.of(value);
        } else if (unit.equals("share")) {
            return Figures.of(rounded(100 * value)) + " %";
        }
        return Math.abs(value) >= 1000 && Math.abs(value) < 1e15
                ? count(Math.round(value))
                : Figures.of(rounded(value));
    }

    /** An expected number of types. */
    public static String expected(double types) {
        return types > 0 && types < LEAST_TYPES ? "under " + Figures.of(LEAST_TYPES) : value(types, "types");
    }

    /** A difference: as above, with its sign; of shares in percentage points, which no one can take for a part of the share. */
    public static String change(double value, String unit) {
        return (value > 0 ? "+" : "") + points(value(value, unit), unit);
    }

    private static String points(String text, String unit) {
        return unit.equals("share") ? text.replaceFirst(" %$", POINTS) : text;
    }

    /** How a number has changed: +1.2 %, or × 0.58. */
    public static String change(Audit.Difference one) {
        return one.ratio() && !Double.isNaN(one.change())
                ? "× " + value(one.change(), "1")
                : change(one.change(), one.unit());
    }

    /** Limits of that. */
    public static String changeLimits(Audit.Difference one) {
        return changeLimits(one.low(), one.high(), one.ratio() ? "1" : one.unit());
    }

    /** Limits of a difference; nothing where there are none. */
    public static String changeLimits(double low, double high, String unit) {
        return points(limits(low, high, unit), unit);
    }

    /** Limits; nothing where there are none. */
    public static String limits(double low, double high, String unit) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return "";
        }
        String from = value(low, unit);
        String to = value(high, unit);
        boolean percent = unit.equals("share") && from.endsWith(" %") && to.endsWith(" %");
        return (percent ? from.substring(0, from.length() - 2) : from) + " to " + to;
    }

    /** A count: 1,234,567. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n).replace('-', '−');
    }

    /** The frequencies of a band: 1, 2 to 3, 32 or more. */
    public static String range(Audit.Band band) {
        return band.to() == Long.MAX_VALUE
                ? count(band.from()) + " or more"
                : band.from() == band.to() ? count(band.from()) : count(band.from()) + " to " + count(band.to());
    }

    /** Bytes with a unit that leaves few digits. */
    public static String bytes(long bytes) {
        double size = bytes;
        for (String unit : new String[] {"B", "kB", "MB", "GB"}) {
            if (size < 1000) {
                return Figures.of(digits(size, 3)) + " " + unit;
            }
            size /= 1000;
        }
        return Figures.of(digits(size, 3)) + " TB";
    }

    /** The measure's title with what it is of: Types at equal size (words). */
    public static String name(Audit audit, String measure, String of) {
        String title = audit.meaning(measure).map(Audit.Meaning::title).orElse(measure);
        return of.isEmpty() ? title : title + " (" + of + ")";
    }

    /** Three digits are enough for what has an error of its own. */
    private static double rounded(double value) {
        return digits(value, 3);
    }

    private static double digits(double value, int digits) {
        return value == 0
                ? 0
                : new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(digits))
                        .doubleValue();
    }
}
