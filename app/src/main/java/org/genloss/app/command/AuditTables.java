package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.Harmless;
import org.genloss.report.audit.Ranked;
import org.genloss.report.audit.Shown;
import org.genloss.report.audit.Signs;
import org.genloss.report.audit.Verdict;

/** An audit on a terminal: groups in order, stages, thresholds, and the verdict in words. */
final class AuditTables {

    /** Rows of groups, steps and results that are printed; all are in audit.json. */
    private static final int MOST = 40;

    private static final int NAME = 32;

    private AuditTables() {}

    static void print(Audit audit, PrintWriter out) {
        groups(audit, out);
        audit.stages().ifPresent(stages -> stages(audit, stages, out));
        audit.policy().ifPresent(policy -> policy(policy, out));
        out.println();
        Verdict.of(audit).forEach(line -> paragraph(line, out));
        if (!audit.notEstimated().isEmpty()) {
            out.println(
                    "not estimated: " + audit.notEstimated().size() + " numbers; the report says why, of the first: "
                            + Harmless.of(audit.notEstimated().get(0).reason(), 80));
        }
    }

    private static void groups(Audit audit, PrintWriter out) {
        List<Ranked.Column> columns = Ranked.columns(audit);
        List<String> heads = new ArrayList<>(List.of("", "words"));
        columns.forEach(column -> heads.add(shortName(column)));
        boolean shares = audit.parts().stream().anyMatch(group -> group.share().isPresent());
        if (shares) {
            heads.addAll(List.of("machine-written", "floor"));
        }
        TextTable table = new TextTable(1, heads.toArray(String[]::new));
        Stream<Audit.Group> rows =
                Stream.concat(audit.reference().stream(), audit.parts().stream().limit(MOST));
        rows.forEach(group -> table.add(row(audit, group, columns, shares)));
        table.print(out, "");
        if (audit.parts().size() > MOST) {
            out.println("... and " + (audit.parts().size() - MOST) + " more groups, which are in audit.json");
        }
    }

    private static String[] row(Audit audit, Audit.Group group, List<Ranked.Column> columns, boolean shares) {
        List<String> cells = new ArrayList<>();
        boolean reference = audit.reference().filter(one -> one == group).isPresent();
        cells.add(Harmless.of(group.name(), NAME) + (reference ? " (reference)" : ""));
        cells.add(Shown.count(group.sizes().words()));
        for (Ranked.Column column : columns) {
            Optional<Audit.Measure> one = group.measure(column.measure(), column.of());
            String mark = group.difference(column.measure(), column.of())
                    .map(Signs::arrow)
                    .orElse("");
            cells.add(one.map(of -> of.unknown().isPresent() ? "unknown" : withError(of))
                            .orElse("-")
                    + (mark.isEmpty() ? "" : " " + mark));
        }
        if (shares) {
            cells.add(group.share().map(AuditTables::share).orElse("-"));
            cells.add(
                    group.share().map(one -> Shown.value(one.floor(), "share")).orElse("-"));
        }
        return cells.toArray(String[]::new);
    }

    private static String share(Audit.Share one) {
        return one.unknown().isPresent()
                ? "unknown"
                : Shown.value(one.value(), "share") + " (" + Shown.limits(one.low(), one.high(), "share") + ")"
                        + (one.verdict().equals("above floor") ? " ▲" : " =");
    }

    private static String withError(Audit.Measure one) {
        String limits = Shown.limits(one.low(), one.high(), one.unit());
        return Shown.value(one.value(), one.unit()) + (limits.isEmpty() ? "" : " (" + limits + ")");
    }

    private static String shortName(Ranked.Column column) {
        return column.of().isEmpty() ? column.measure() : column.measure() + ", " + column.of();
    }

    private static void stages(Audit audit, Audit.Stages stages, PrintWriter out) {
        out.println();
        out.println(Terminal.bold("where it went, "
                + String.join(
                        " → ",
                        stages.names().stream()
                                .map(name -> Harmless.of(name, NAME))
                                .toList())));
        TextTable table = new TextTable(2, "measure", "stage", "from", "to", "change", "95 %", "of the whole", "95 %");
        stages.losses().forEach(loss -> loss.steps().stream()
                .limit(MOST)
                .forEach(step -> table.add(
                        step == loss.steps().get(0) ? shortName(new Ranked.Column(loss.measure(), loss.of())) : "",
                        Harmless.of(step.stage(), NAME),
                        Shown.value(step.from(), loss.unit()),
                        Shown.value(step.to(), loss.unit()),
                        Shown.change(step.change(), loss.unit()),
                        Shown.changeLimits(step.low(), step.high(), loss.unit()),
                        Shown.value(step.share(), "share"),
                        Shown.limits(step.shareLow(), step.shareHigh(), "share"))));
        table.print(out, "  ");
    }

    private static void policy(Audit.Policy policy, PrintWriter out) {
        List<Audit.Result> broken = policy.results().stream()
                .filter(one -> !one.status().equals(Audit.Result.HOLDS))
                .toList();
        if (broken.isEmpty()) {
            return;
        }
        out.println();
        out.println(Terminal.bold("thresholds that do not hold"));
        TextTable table = new TextTable(4, "", "group", "rule", "why");
        broken.stream()
                .limit(MOST)
                .forEach(one -> table.add(
                        one.status().equals(Audit.Result.BROKEN) ? "✗" : "○",
                        Harmless.of(one.group(), NAME),
                        Harmless.of(one.rule(), 80),
                        Harmless.of(one.reason(), 80)));
        table.print(out, "  ");
        if (broken.size() > MOST) {
            out.println("  ... and " + (broken.size() - MOST) + " more, which are in audit.json");
        }
    }

    /** Lines of at most 100 characters. */
    static void paragraph(String text, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > 100) {
                out.println(line);
                line = new StringBuilder("  ");
            }
            line.append(line.isEmpty() || line.toString().isBlank() ? "" : " ").append(word);
        }
        out.println(line);
    }
}
