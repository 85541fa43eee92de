package org.genloss.report.audit;

import org.genloss.report.Html;

/** A table that sorts by its heads. */
final class Table {

    private final StringBuilder out = new StringBuilder();

    /**
     * @param label what it is, for those who cannot see it
     * @param style of its frame; may be empty
     * @param heads titles; those of numbers begin with #
     */
    Table(String label, String style, String... heads) {
        out.append("<div class=\"scroll claims ")
                .append(style)
                .append("\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.text(Harmless.of(label)))
                .append("\"><table class=\"sortable\"><thead><tr>");
        for (String head : heads) {
            boolean number = head.startsWith("#");
            out.append("<th scope=\"col\"")
                    .append(number ? " class=\"number\"" : "")
                    .append('>')
                    .append(Html.text(number ? head.substring(1) : head))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
    }

    Table row() {
        out.append("<tr>");
        return this;
    }

    Table end() {
        out.append("</tr>\n");
        return this;
    }

    /** Text from data or our own. */
    Table text(String text) {
        return cell("text", "<bdi>" + Html.text(Harmless.of(text)) + "</bdi>");
    }

    /** The name of the row. */
    Table name(String text) {
        out.append("<th scope=\"row\" class=\"text\"><bdi>")
                .append(Html.text(Harmless.of(text)))
                .append("</bdi></th>");
        return this;
    }

    /** A number, sorted by its value. */
    Table number(double value, String shown) {
        return number(value, shown, "");
    }

    /** A number, and more behind it. */
    Table number(double value, String shown, String moreHtml) {
        out.append("<td class=\"number\" data-value=\"")
                .append(Double.isNaN(value) ? "" : org.genloss.num.Decimal.of(value))
                .append("\">")
                .append(Html.text(shown))
                .append(moreHtml)
                .append("</td>");
        return this;
    }

    /** Anything. */
    Table cell(String style, String html) {
        out.append("<td class=\"").append(style).append("\">").append(html).append("</td>");
        return this;
    }

    String html() {
        return out + "</tbody></table></div>\n";
    }
}
