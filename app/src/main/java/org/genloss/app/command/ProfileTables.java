package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.Harmless;
import org.genloss.report.audit.Shown;
import org.genloss.report.audit.Signs;
import org.genloss.report.audit.Verdict;
import org.genloss.spec.UserError;

/** Candidates beside their reference: a line a measure, those that carry a verdict first. */
final class ProfileTables {

    private static final int NAME = 24;

    private ProfileTables() {}

    private record Line(String measure, String of, boolean decides) {}

    static void print(Audit audit, String start, PrintWriter out) {
        Set<Line> lines = new LinkedHashSet<>();
        for (boolean decides : new boolean[] {true, false}) {
            audit.parts().forEach(group -> group.differences().stream()
                    .filter(one -> one.decides() == decides && one.measure().startsWith(start))
                    .forEach(one -> lines.add(new Line(one.measure(), one.of(), one.decides()))));
        }
        if (lines.isEmpty()) {
            throw new UserError(
                    start.isEmpty()
                            ? "these profiles have nothing in common"
                            : "no measure starts with '" + start + "'",
                    "leave out --metric, or make both profiles with the same options");
        }
        table(audit, lines.stream().filter(Line::decides).toList(), "what decides", out);
        table(audit, lines.stream().filter(line -> !line.decides()).toList(), "told beside it, no verdict", out);
        lost(audit, out);
        out.println();
        Verdict.of(audit).forEach(line -> AuditTables.paragraph(line, out));
    }

    private static void table(Audit audit, List<Line> lines, String title, PrintWriter out) {
        if (lines.isEmpty()) {
            return;
        }
        List<String> heads = new ArrayList<>(List.of(
                "measure", "of", Harmless.of(audit.reference().orElseThrow().name(), NAME)));
        for (Audit.Group group : audit.parts()) {
            heads.addAll(List.of(Harmless.of(group.name(), NAME), "change", "95 %", ""));
        }
        TextTable table = new TextTable(2, heads.toArray(String[]::new));
        for (Line line : lines) {
            List<String> cells = new ArrayList<>(List.of(line.measure(), of(audit, line), reference(audit, line)));
            for (Audit.Group group : audit.parts()) {
                Optional<Audit.Difference> one = group.difference(line.measure(), line.of());
                cells.add(one.map(of -> Shown.value(of.candidate(), of.unit())).orElse("-"));
                cells.add(one.filter(of -> of.unknown().isEmpty())
                        .map(Shown::change)
                        .orElse("-"));
                cells.add(one.map(Shown::changeLimits).orElse(""));
                cells.add(one.map(of -> verdict(of, line.decides())).orElse(""));
            }
            table.add(cells.toArray(String[]::new));
        }
        out.println(Terminal.bold(title));
        table.print(out, "  ");
        out.println();
    }

    /** What it is of; where only some blocks were looked at, how many. */
    private static String of(Audit audit, Line line) {
        return audit.parts().stream()
                .flatMap(group -> group.measure(line.measure(), line.of()).stream())
                .map(Audit.Measure::basis)
                .filter(basis -> line.of().isEmpty() && basis.contains("one in "))
                .findFirst()
                .orElse(line.of());
    }

    private static String reference(Audit audit, Line line) {
        return audit.parts().stream()
                .flatMap(group -> group.difference(line.measure(), line.of()).stream())
                .findFirst()
                .map(one -> Shown.value(one.reference(), one.unit()))
                .orElse("-");
    }

    private static String verdict(Audit.Difference one, boolean decides) {
        String arrow = Signs.arrow(one);
        return arrow + (decides && !arrow.isEmpty() && !arrow.equals("=") ? " " + one.verdict() : "");
    }

    private static void lost(Audit audit, PrintWriter out) {
        for (Audit.Group group : audit.parts()) {
            group.lost()
                    .forEach(one -> out.println(Harmless.of(group.name(), NAME) + ": of "
                            + Shown.value(one.types(), "types") + " " + one.of() + " of the reference "
                            + Shown.value(one.lost(), "types")
                            + " are not there; of another text of its source and this size one would miss "
                            + Shown.expected(one.asOther())));
        }
    }
}
