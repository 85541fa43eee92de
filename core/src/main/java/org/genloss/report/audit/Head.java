package org.genloss.report.audit;

import java.util.List;
import org.genloss.report.Figures;
import org.genloss.report.Html;

/** The head of the page: what was read, what was found, and whether thresholds hold. */
final class Head {

    private static final int MOST_RESULTS = 200;

    private Head() {}

    static String of(Audit audit) {
        StringBuilder out = new StringBuilder("<p class=\"kicker\">Genloss audit</p>\n<h1><bdi>");
        out.append(text(audit.title())).append("</bdi></h1>\n");
        List<String> verdict = Verdict.of(audit);
        out.append("<p class=\"claim\">").append(Html.text(verdict.get(0))).append("</p>\n");
        if (verdict.size() > 1) {
            out.append("<ul class=\"verdicts\">\n");
            verdict.subList(1, verdict.size())
                    .forEach(line -> out.append("<li>").append(Html.text(line)).append("</li>\n"));
            out.append("</ul>\n");
        }
        out.append("<p class=\"facts\">").append(text(facts(audit), 500)).append("</p>\n");
        return out.toString();
    }

    private static String facts(Audit audit) {
        Audit.Sizes sizes = audit.corpus().sizes();
        int count = audit.files().size();
        String files =
                count == 0 ? "" : (count == 1 ? audit.files().get(0).path() : Figures.count(count, "file")) + " · ";
        String groups = audit.groups().isEmpty() || audit.settings().by().isEmpty()
                ? ""
                : " · " + Figures.count(audit.groups().size(), "group") + " by "
                        + String.join(", ", audit.settings().by());
        return files + Shown.count(sizes.records()) + " records · " + Shown.count(sizes.words()) + " words · "
                + Shown.bytes(sizes.bytes()) + groups
                + audit.reference()
                        .map(one -> " · reference: " + one.name() + ", "
                                + Shown.count(one.sizes().words()) + " words")
                        .orElse("");
    }

    /** Results of the policy, if there is one: those that do not hold first. */
    static String policy(Audit audit) {
        if (audit.policy().isEmpty()) {
            return "";
        }
        Audit.Policy policy = audit.policy().get();
        StringBuilder out = new StringBuilder(
                "<section class=\"panel\" id=\"policy\"><h2>Thresholds</h2>\n<p class=\"lead\">From <bdi>");
        out.append(text(policy.file())).append("</bdi>: ");
        out.append(policy.count(Audit.Result.HOLDS)).append(" hold, ");
        out.append(policy.broken()).append(" are broken, ");
        out.append(policy.count(Audit.Result.UNKNOWN)).append(" could not be judged.</p>\n");
        Table table =
                new Table("Results of the policy", "", "Rule", "Group", "#Value", "95 % interval", "Result", "Why");
        List<Audit.Result> sorted = policy.results().stream()
                .sorted(java.util.Comparator.comparingInt(one -> order(one.status())))
                .toList();
        for (Audit.Result one : sorted.subList(0, Math.min(MOST_RESULTS, sorted.size()))) {
            String unit = unit(audit, one);
            // of amounts a ratio is judged, which needs no sign
            boolean change = one.rule().startsWith("change of ") && unit.equals("share");
            table.row()
                    .text(one.rule())
                    .text(one.group())
                    .number(one.value(), change ? Shown.change(one.value(), unit) : Shown.value(one.value(), unit))
                    .text(
                            change
                                    ? Shown.changeLimits(one.low(), one.high(), unit)
                                    : Shown.limits(one.low(), one.high(), unit))
                    .cell("", Signs.html(one.status()))
                    .text(one.reason())
                    .end();
        }
        out.append(table.html());
        if (sorted.size() > MOST_RESULTS) {
            out.append("<p class=\"doc\">The other ")
                    .append(sorted.size() - MOST_RESULTS)
                    .append(" are in audit.json.</p>\n");
        }
        return out.append("</section>\n").toString();
    }

    private static int order(String status) {
        return status.equals(Audit.Result.BROKEN) ? 0 : status.equals(Audit.Result.UNKNOWN) ? 1 : 2;
    }

    private static String unit(Audit audit, Audit.Result one) {
        return audit.all()
                .flatMap(group -> group.measure(one.measure(), one.of()).stream())
                .map(Audit.Measure::unit)
                .findFirst()
                .orElse("1");
    }

    static String text(String raw) {
        return text(raw, Harmless.LONGEST);
    }

    private static String text(String raw, int longest) {
        return Html.text(Harmless.of(raw, longest));
    }
}
