package org.genloss.report.audit;

import java.util.List;
import java.util.Locale;
import org.genloss.report.Html;

/** How much machines wrote, with interval and floor; and the marks that they leave openly. */
final class SharePanel {

    private SharePanel() {}

    static String html(Audit audit) {
        List<Audit.Group> asked = audit.parts().stream()
                .filter(group -> group.share().isPresent())
                .toList();
        boolean marks = audit.parts().stream().anyMatch(group -> !group.marks().isEmpty());
        if (asked.isEmpty() && !marks) {
            return "";
        }
        StringBuilder out =
                new StringBuilder("<section class=\"panel\" id=\"share\"><h2>How much machines wrote</h2>\n");
        if (!asked.isEmpty()) {
            shares(asked, out);
        }
        if (marks) {
            marks(audit, out);
        }
        return out.append("</section>\n").toString();
    }

    private static void shares(List<Audit.Group> asked, StringBuilder out) {
        out.append("""
                <p class="lead">The proportion of a mixture of two kinds of text, human and machine, that explains the words of all sentences \
                best. It says nothing of any single document. The floor is the most that text known to be human is taken for: what lies at \
                or below it is no finding.</p>
                """);
        double most = asked.stream()
                .map(group -> group.share().get())
                .flatMapToDouble(one -> java.util.stream.DoubleStream.of(one.value(), one.high(), one.floor()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double scale = Math.min(1, Math.max(0.02, 1.1 * most));
        Table table = new Table(
                "Share of machine-written text",
                "all",
                "Group",
                "#Share",
                "95 % interval",
                "#Floor",
                "0 to " + Shown.value(scale, "share"),
                "Verdict",
                "How it was found");
        for (Audit.Group group : asked) {
            Audit.Share one = group.share().get();
            table.row()
                    .name(group.name())
                    .number(one.value(), Shown.value(one.value(), "share"))
                    .text(Shown.limits(one.low(), one.high(), "share"))
                    .number(one.floor(), Shown.value(one.floor(), "share"))
                    .cell("strip-cell", one.unknown().isPresent() ? "" : interval(one, scale))
                    .cell("", Signs.html(one.verdict()))
                    .text(one.unknown().orElse(one.basis()))
                    .end();
        }
        out.append(table.html());
    }

    private static String interval(Audit.Share one, double scale) {
        return "<span class=\"interval\" role=\"img\" aria-label=\"" + Html.text(Shown.value(one.value(), "share"))
                + ", " + Html.text(Shown.limits(one.low(), one.high(), "share")) + "\">"
                + (Double.isNaN(one.low()) ? "" : place("range", one.low() / scale, (one.high() - one.low()) / scale))
                + (Double.isNaN(one.floor()) ? "" : place("floor", one.floor() / scale, 0))
                + place("dot", one.value() / scale, 0)
                + "</span>";
    }

    /** A piece of a bar; places are shares of its width. */
    static String place(String style, double left, double width) {
        return String.format(
                Locale.ROOT,
                "<i class=\"%s\" style=\"left:%.2f%%%s\"></i>",
                style,
                100 * clip(left),
                width > 0
                        ? String.format(Locale.ROOT, ";width:%.2f%%", 100 * Math.min(clip(width), 1 - clip(left)))
                        : "");
    }

    private static double clip(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private static void marks(Audit audit, StringBuilder out) {
        out.append(
                "<h3 class=\"kind\">Marks that machines leave openly</h3>\n<p class=\"lead kind\">Counted one by one, and no"
                        + " part of the share above: a text may quote them.</p>\n");
        Table table = new Table("Marks of machines", "", "Group", "Mark", "#Times", "First place");
        for (Audit.Group group : audit.parts()) {
            for (Audit.Mark mark : group.marks()) {
                table.row()
                        .text(group.name())
                        .text(mark.name())
                        .number(mark.count(), Shown.count(mark.count()))
                        .text(mark.example())
                        .end();
            }
        }
        out.append(table.html());
    }
}
