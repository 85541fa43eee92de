package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.genloss.app.results.Judgement;
import org.genloss.verdict.Meaning;

/** Verdicts for a terminal. */
final class VerdictTables {

    /** Cells whose profile is told at the end of a run. */
    private static final int FEW_CELLS = 12;

    private VerdictTables() {}

    /** Laws and profiles of runs side by side. */
    static void print(Judgement judgement, boolean manyRuns, PrintWriter out) {
        laws(judgement.laws(), out);
        profiles(judgement.profiles(), manyRuns, out);
    }

    private static void laws(List<Judgement.LawRow> laws, PrintWriter out) {
        if (laws.isEmpty()) {
            return;
        }
        out.println();
        out.println(Terminal.bold("Laws") + ": the generation that speaks most against each; p is corrected for all"
                + " generations and laws of a run (--json has the reasons where one cannot tell).");
        TextTable table =
                new TextTable(7, "law", "of", "reading", "run", "panel", "cell", "verdict", "z", "generation", "p");
        for (Judgement.LawRow law : laws) {
            table.add(
                    law.law(),
                    of(law),
                    law.reading(),
                    law.run(),
                    law.panel(),
                    law.cell(),
                    law.verdict(),
                    TextTable.number(law.z()),
                    law.generation() < 0 ? "-" : Integer.toString(law.generation()),
                    TextTable.number(law.p()));
        }
        table.print(out, "  ");
    }

    private static String of(Judgement.LawRow law) {
        String of = law.side().equals("equal") ? law.statistic() : law.statistic() + ", " + law.side();
        return of.replace('_', ' ');
    }

    private static void profiles(List<Judgement.ProfileRow> profiles, boolean manyRuns, PrintWriter out) {
        out.println();
        out.println(
                Terminal.bold("Collapse profile") + ": yes, no, or ? where it cannot be told (--json has the reasons)");
        List<String> heads = new ArrayList<>(List.of("panel", "cell"));
        if (manyRuns) {
            heads.add("run");
        }
        int left = heads.size();
        for (Meaning meaning : Meaning.values()) {
            heads.add(meaning.words().replaceFirst(" .*", "") + suffix(meaning));
        }
        heads.addAll(List.of("early", "late"));
        TextTable table = new TextTable(left, heads.toArray(String[]::new));
        for (Judgement.ProfileRow row : profiles) {
            List<String> cells = new ArrayList<>(List.of(row.panel(), row.cell()));
            if (manyRuns) {
                cells.add(row.run());
            }
            row.findings().forEach(finding -> cells.add(brief(finding.verdict())));
            cells.add(brief(row.early()));
            cells.add(brief(row.late()));
            table.add(cells.toArray(String[]::new));
        }
        table.print(out, "  ");
    }

    /** The three of risk need more than their first word. */
    private static String suffix(Meaning meaning) {
        return switch (meaning) {
            case RISK_CATASTROPHIC -> " catastrophic";
            case RISK_UP -> " up";
            case RISK_DIVERGING -> " diverging";
            default -> "";
        };
    }

    private static String brief(String verdict) {
        return verdict.equals("cannot tell") ? "?" : verdict;
    }

    /** A line for the laws, and one for each cell of a small run: what is found, and what cannot be told is left out. */
    static void inShort(Judgement judgement, PrintWriter out) {
        String laws = judgement.lawsInShort();
        if (!laws.isEmpty()) {
            out.println();
            out.println(Terminal.bold("laws") + ": " + laws);
        }
        if (judgement.profiles().size() > FEW_CELLS) {
            return;
        }
        out.println();
        out.println(Terminal.bold("collapse") + ", of eight meanings (the report tells what each rests on)");
        TextTable table = new TextTable(4, "panel", "cell", "yes", "no");
        for (Judgement.ProfileRow row : judgement.profiles()) {
            table.add(row.panel(), row.cell(), said(row, "yes"), said(row, "no"));
        }
        table.print(out, "  ");
    }

    private static String said(Judgement.ProfileRow row, String verdict) {
        String all = row.findings().stream()
                .filter(finding -> finding.verdict().equals(verdict))
                .map(finding -> finding.meaning().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "-" : all;
    }
}
