package org.genloss.report.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.report.Html;

/** Groups in order, with the few numbers that decide. */
public final class Ranked {

    /** Columns of measures. */
    private static final int MOST = 6;

    private Ranked() {}

    /**
     * A column.
     *
     * @param measure its name
     * @param of what it is of
     */
    public record Column(String measure, String of) {}

    /** The measures that decide, in the order of their meanings, each of the first thing that it was measured of. */
    public static List<Column> columns(Audit audit) {
        Map<String, Column> found = new LinkedHashMap<>();
        for (Audit.Meaning meaning : audit.meanings()) {
            if (!meaning.decides()) {
                continue;
            }
            for (Audit.Group group : audit.parts()) {
                for (Audit.Measure one : group.measures()) {
                    if (one.measure().equals(meaning.measure()) && !Double.isNaN(one.value())) {
                        found.putIfAbsent(one.measure(), new Column(one.measure(), one.of()));
                    }
                }
            }
        }
        return found.values().stream().limit(MOST).toList();
    }

    static String of(Audit audit) {
        List<Column> columns = columns(audit);
        StringBuilder out = new StringBuilder("<section class=\"panel\" id=\"groups\"><h2>");
        out.append(audit.groups().isEmpty() ? "The numbers that decide" : "Groups")
                .append("</h2>\n<p class=\"lead\">");
        if (!audit.rankedBy().isEmpty()) {
            out.append(Html.text(audit.rankedBy())).append(' ');
        }
        out.append(audit.reference()
                .map(one ->
                        "▼ and ▲ say that the interval of the difference from the reference excludes no change; = that"
                                + " it does not.")
                .orElse(
                        "Below each number stands its 95 % interval. Without a reference a low number is no loss: texts of"
                                + " other kinds have other levels."));
        out.append("</p>\n");
        List<String> heads = new ArrayList<>(List.of("Group", "#Words"));
        columns.forEach(column -> heads.add("#" + Shown.name(audit, column.measure(), column.of())));
        boolean shares = audit.parts().stream().anyMatch(group -> group.share().isPresent());
        if (shares) {
            heads.add("#Machine-written");
        }
        Table table = new Table("Groups and their measures", "all ranked", heads.toArray(String[]::new));
        audit.reference().ifPresent(group -> row(table, group, columns, shares, " (reference)"));
        audit.parts().forEach(group -> row(table, group, columns, shares, ""));
        if (!audit.groups().isEmpty() && !audit.corpus().measures().isEmpty()) {
            row(table, audit.corpus(), columns, shares, " (all together)");
        }
        return out.append(table.html()).append("</section>\n").toString();
    }

    private static void row(Table table, Audit.Group group, List<Column> columns, boolean shares, String role) {
        table.row()
                .name(group.name() + role)
                .number(group.sizes().words(), Shown.count(group.sizes().words()));
        for (Column column : columns) {
            Optional<Audit.Measure> one = group.measure(column.measure(), column.of());
            String mark = group.difference(column.measure(), column.of())
                    .map(Signs::mark)
                    .orElse("");
            table.number(
                    one.map(Audit.Measure::value).orElse(Double.NaN),
                    one.map(of -> Shown.value(of.value(), of.unit())).orElse("–"),
                    mark
                            + one.map(of -> small(Shown.limits(of.low(), of.high(), of.unit())))
                                    .orElse(""));
        }
        if (shares) {
            table.number(
                    group.share().map(Audit.Share::value).orElse(Double.NaN),
                    group.share()
                            .map(one -> one.unknown().isPresent() ? "unknown" : Shown.value(one.value(), "share"))
                            .orElse("–"),
                    group.share()
                            .filter(one -> one.unknown().isEmpty())
                            .map(one -> small(Shown.limits(one.low(), one.high(), "share"))
                                    + small("floor " + Shown.value(one.floor(), "share")))
                            .orElse(""));
        }
        table.end();
    }

    private static String small(String text) {
        return text.isEmpty() ? "" : "<small>" + Html.text(text) + "</small>";
    }
}
