package org.genloss.app.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.genloss.ledger.Run;
import org.genloss.verdict.CollapseProfile;
import org.genloss.verdict.Finding;
import org.genloss.verdict.LawVerdict;
import org.genloss.verdict.LawVerdict.Look;
import org.genloss.verdict.LawVerdict.Ruling;
import org.genloss.verdict.Verdicts;

/** Verdicts of runs as rows: a row for each law and reading of a cell, and a row for each cell's collapse profile. */
public final class Judgement {

    /**
     * How one law held.
     *
     * @param side {@code equal}, or {@code at_least} or {@code at_most} for a bound
     * @param verdict {@code holds}, {@code violated} or {@code cannot tell}
     * @param z of the generation that speaks most against it; NaN where there was no test
     * @param generation which one that is, -1 where there was no test
     * @param p its p-value, corrected for generations looked at (Bonferroni) and for all laws of the run (Holm)
     * @param looks generations looked at
     * @param why why it cannot be told, or empty
     */
    public record LawRow(
            String run,
            String panel,
            String cell,
            String law,
            String statistic,
            String side,
            String reading,
            String verdict,
            double z,
            int generation,
            double p,
            int looks,
            String why,
            String source) {}

    /**
     * One of the eight verdicts on a cell.
     *
     * @param verdict {@code yes}, {@code no} or {@code cannot tell}
     * @param value the statistic; low and high are its limits
     */
    public record FindingRow(
            String meaning,
            String verdict,
            String reading,
            String statistic,
            double value,
            double low,
            double high,
            double threshold,
            String why) {}

    /** The collapse profile of a cell. */
    public record ProfileRow(
            String run, String panel, String cell, List<FindingRow> findings, String early, String late) {}

    private final List<LawRow> laws = new ArrayList<>();
    private final List<ProfileRow> profiles = new ArrayList<>();

    private Judgement() {}

    /**
     * Judges runs, in their order.
     *
     * @param wanted which readings, by their names; profiles rest on whatever was read
     */
    public static Judgement of(List<Run> runs, Predicate<String> wanted) {
        Judgement all = new Judgement();
        for (int r = 0; r < runs.size(); r++) {
            Run run = runs.get(r);
            String name = Comparison.name(runs, r);
            Verdicts verdicts = Verdicts.of(run);
            verdicts.laws().stream()
                    .filter(verdict -> wanted.test(verdict.law().reading()))
                    .forEach(verdict -> all.laws.add(row(name, run, verdict)));
            verdicts.profiles().forEach(profile -> all.profiles.add(row(name, run, profile)));
        }
        return all;
    }

    /** A row for each law that was to be tested. */
    public List<LawRow> laws() {
        return laws;
    }

    /** A row for each cell. */
    public List<ProfileRow> profiles() {
        return profiles;
    }

    /** {@code 7 laws hold, 0 violated, 2 cannot tell (why)}, why if it is the same for all; empty if no law speaks of the run. */
    public String lawsInShort() {
        if (laws.isEmpty()) {
            return "";
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Ruling ruling : Ruling.values()) {
            counts.put(ruling.words(), 0);
        }
        laws.forEach(row -> counts.merge(row.verdict(), 1, Integer::sum));
        int hold = counts.get(Ruling.HOLDS.words());
        return hold + (hold == 1 ? " law holds, " : " laws hold, ") + counts.get(Ruling.VIOLATED.words())
                + " violated, " + counts.get(Ruling.CANNOT_TELL.words()) + " cannot tell" + reason();
    }

    private String reason() {
        List<String> reasons = laws.stream()
                .filter(row -> row.verdict().equals(Ruling.CANNOT_TELL.words()))
                .map(LawRow::why)
                .distinct()
                .toList();
        return reasons.size() == 1 ? " (" + reasons.get(0) + ")" : "";
    }

    private static LawRow row(String name, Run run, LawVerdict verdict) {
        Run.Cell cell = run.cells().get(verdict.law().cell());
        boolean told = !verdict.looks().isEmpty();
        Look worst = told ? verdict.worstLook() : null;
        return new LawRow(
                name,
                cell.panel(),
                cell.title(),
                verdict.law().law(),
                verdict.law().statistic(),
                verdict.law().side(),
                verdict.law().reading(),
                verdict.ruling().words(),
                told ? worst.z() : Double.NaN,
                told ? worst.generation() : -1,
                verdict.corrected(),
                verdict.looks().size(),
                verdict.why(),
                verdict.law().source());
    }

    private static ProfileRow row(String name, Run run, CollapseProfile profile) {
        Run.Cell cell = run.cells().get(profile.cell());
        return new ProfileRow(
                name,
                cell.panel(),
                cell.title(),
                profile.findings().stream().map(Judgement::row).toList(),
                profile.early().words(),
                profile.late().words());
    }

    private static FindingRow row(Finding finding) {
        return new FindingRow(
                finding.meaning().words(),
                finding.answer().words(),
                finding.reading(),
                finding.statistic(),
                finding.value(),
                finding.low(),
                finding.high(),
                finding.threshold(),
                finding.why());
    }
}
