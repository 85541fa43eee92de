package org.genloss.report.audit;

import org.genloss.report.Html;

/** Words of a verdict with a sign beside them, so that colour is never alone. */
public final class Signs {

    private Signs() {}

    static String html(String verdict) {
        return "<span class=\"verdict " + style(verdict) + "\">" + sign(verdict) + " " + Html.text(verdict) + "</span>";
    }

    /** The sign alone, its word for those who cannot see it. */
    static String mark(Audit.Difference one) {
        String sign = arrow(one);
        return sign.isEmpty()
                ? ""
                : " <span class=\"verdict " + style(one.verdict()) + "\" role=\"img\" aria-label=\""
                        + Html.text(one.verdict()) + "\">" + sign + "</span>";
    }

    /** ▲ or ▼ where the interval excludes no change, = where it does not. */
    public static String arrow(Audit.Difference one) {
        return switch (one.verdict()) {
            case Audit.Difference.UNKNOWN -> "";
            case Audit.Difference.SAME -> "=";
            default -> one.change() > (one.ratio() ? 1 : 0) ? "▲" : "▼";
        };
    }

    private static String style(String verdict) {
        return switch (verdict) {
            case Audit.Difference.WORSE, Audit.Result.BROKEN, "above floor" -> "alarm";
            case Audit.Difference.BETTER, Audit.Result.HOLDS -> "fine";
            case Audit.Difference.UNKNOWN -> "unknown";
            default -> "";
        };
    }

    private static String sign(String verdict) {
        return switch (verdict) {
            case Audit.Difference.WORSE, Audit.Result.BROKEN -> "✗";
            case "above floor" -> "▲";
            case Audit.Difference.BETTER, Audit.Result.HOLDS -> "✓";
            case Audit.Difference.SAME, "at floor" -> "=";
            default -> "○";
        };
    }
}
