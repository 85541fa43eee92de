package org.genloss.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.genloss.ledger.Expectation;
import org.genloss.verdict.LawVerdict;
import org.genloss.verdict.LawVerdict.Look;

/** What is to be known of verdicts on laws: each remark once, below its table, as most of them hold for many rows. */
final class Remarks {

    private final List<String> all = new ArrayList<>();

    /** The numbers of the remarks on a verdict, from 1, rising; new remarks get the next numbers. */
    String numbers(LawVerdict verdict) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String remark : on(verdict)) {
            if (!all.contains(remark)) {
                all.add(remark);
            }
            numbers.add(all.indexOf(remark) + 1);
        }
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Writes the list that the numbers point to. */
    void write(StringBuilder out) {
        if (all.isEmpty()) {
            return;
        }
        out.append("<ol class=\"remarks\" aria-label=\"Remarks\">\n");
        all.forEach(remark -> out.append("<li>").append(Html.text(remark)).append("</li>\n"));
        out.append("</ol>\n");
    }

    private static List<String> on(LawVerdict verdict) {
        Expectation law = verdict.law();
        List<String> remarks = new ArrayList<>();
        if (!verdict.why().isEmpty()) {
            remarks.add(verdict.why());
        }
        if (!law.because().isEmpty()) {
            remarks.add("tested to generation " + law.until() + ": " + law.because());
        }
        if (law.accuracy() > 0) {
            remarks.add("an expansion, exact to " + Figures.of(100 * law.accuracy()) + " %");
        }
        int ended = verdict.looks().stream().mapToInt(Look::ended).max().orElse(0);
        if (ended > 0) {
            remarks.add("up to " + Figures.count(ended, "trial") + " at rest");
        }
        if (!Double.isNaN(law.limit())) {
            remarks.add("tends to " + Figures.of(law.limit()));
        }
        return remarks;
    }
}
