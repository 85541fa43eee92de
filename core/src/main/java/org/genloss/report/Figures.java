package org.genloss.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.genloss.num.Decimal;

/** Numbers as the page writes them. */
public final class Figures {

    private static final MathContext FOR_PEOPLE = new MathContext(4);
    private static final MathContext FOR_CHARTS = new MathContext(6);

    private Figures() {}

    /** Four significant digits: 0.01235, 1235, 1.235e-7, ∞; a dash where there is no number. */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(FOR_PEOPLE).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= 1e-4 && size < 1e6) {
            return rounded.toPlainString().replace('-', '−');
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        BigDecimal digits = rounded.movePointLeft(exponent).stripTrailingZeros();
        return (digits.toPlainString() + "e" + exponent).replace('-', '−');
    }

    /** JSON for charts and tables: six significant digits in their shortest form, text for what is not finite. */
    public static String json(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "null" : '"' + Decimal.of(value) + '"';
        }
        String text = Decimal.of(new BigDecimal(value).round(FOR_CHARTS).doubleValue());
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** "1 trial", "20 trials". */
    public static String count(long n, String noun) {
        return String.format(Locale.ROOT, "%d %s%s", n, noun, n == 1 ? "" : "s");
    }
}
