package org.genloss.report.audit;

import org.genloss.report.Html;

/** Every number of every group, with what it means and how it was found. */
final class Details {

    /** Groups that are told at length. */
    static final int MOST = 24;

    private Details() {}

    static String of(Audit audit) {
        StringBuilder out = new StringBuilder("""
                <section class="panel" id="measures"><h2>What was measured</h2>
                <p class="lead">Counts of kinds are taken at equal size, for larger samples have more kinds whatever they are. Intervals come \
                from leaving out one twentieth of the blocks of text at a time.</p>
                """);
        meanings(audit, out);
        if (!audit.corpus().measures().isEmpty()) {
            out.append("<h3 class=\"under-title\">")
                    .append(Head.text(audit.corpus().name()))
                    .append("</h3>\n")
                    .append(table(audit, audit.corpus()));
        }
        audit.groups().stream().limit(MOST).forEach(group -> out.append("<details class=\"group\"><summary><bdi>")
                .append(Head.text(group.name()))
                .append("</bdi></summary>\n")
                .append(table(audit, group))
                .append("</details>\n"));
        if (audit.groups().size() > MOST) {
            out.append("<p class=\"doc\">The other ")
                    .append(audit.groups().size() - MOST)
                    .append(" groups are in audit.json.</p>\n");
        }
        return out.append("</section>\n").toString();
    }

    private static void meanings(Audit audit, StringBuilder out) {
        out.append("<dl class=\"meanings\">\n");
        for (Audit.Meaning one : audit.meanings()) {
            boolean measured = audit.all()
                    .flatMap(group -> group.measures().stream())
                    .anyMatch(measure -> measure.measure().equals(one.measure()));
            if (measured) {
                out.append("<div><dt>")
                        .append(Html.text(one.title()))
                        .append(one.decides() ? "" : " <small>no verdict rests on it</small>")
                        .append("</dt><dd>")
                        .append(Html.text(one.sentence()))
                        .append("</dd></div>\n");
            }
        }
        out.append("</dl>\n");
    }

    private static String table(Audit audit, Audit.Group group) {
        return group.differences().isEmpty() ? alone(audit, group) : compared(audit, group);
    }

    private static String alone(Audit audit, Audit.Group group) {
        Table table = new Table(
                "Measures of " + group.name(),
                "",
                "Measure",
                "Of",
                "#Value",
                "95 % interval",
                "Unit",
                "How it was found");
        for (Audit.Measure one : group.measures()) {
            measure(audit, one, table);
        }
        return table.html();
    }

    private static void measure(Audit audit, Audit.Measure one, Table table) {
        table.row()
                .text(Shown.name(audit, one.measure(), ""))
                .text(one.of())
                .number(one.value(), Shown.value(one.value(), one.unit()))
                .text(Shown.limits(one.low(), one.high(), one.unit()))
                .text(one.unit().equals("1") ? "" : one.unit())
                .text(one.unknown().map(why -> "not estimated: " + why).orElse(one.basis()))
                .end();
    }

    private static String compared(Audit audit, Audit.Group group) {
        Table table = new Table(
                "Measures of " + group.name() + " against the reference",
                "",
                "Measure",
                "Of",
                "#Reference",
                "#Here",
                "#Change",
                "95 % interval",
                "Verdict",
                "How it was found");
        for (Audit.Difference one : group.differences()) {
            table.row()
                    .text(Shown.name(audit, one.measure(), ""))
                    .text(one.of())
                    .number(one.reference(), Shown.value(one.reference(), one.unit()))
                    .number(one.candidate(), Shown.value(one.candidate(), one.unit()))
                    .number(one.change(), Shown.change(one))
                    .text(Shown.changeLimits(one))
                    .cell("", one.decides() ? Signs.html(one.verdict()) : "<small>told, decides nothing</small>")
                    .text(one.unknown()
                            .map(why -> "not estimated: " + why)
                            .orElse(group.measure(one.measure(), one.of())
                                    .map(Audit.Measure::basis)
                                    .orElse("")))
                    .end();
        }
        return table.html() + rest(audit, group);
    }

    /** What has a number but nothing to be compared with, as recall, which is itself a comparison. */
    private static String rest(Audit audit, Audit.Group group) {
        Table table = new Table(
                "Other measures of " + group.name(),
                "",
                "Measure",
                "Of",
                "#Value",
                "95 % interval",
                "Unit",
                "How it was found");
        boolean any = false;
        for (Audit.Measure one : group.measures()) {
            if (group.difference(one.measure(), one.of()).isEmpty()) {
                measure(audit, one, table);
                any = true;
            }
        }
        return any ? table.html() : "";
    }
}
