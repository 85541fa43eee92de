package org.genloss.report.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was found, in plain sentences, the most important first: for the head of the page and the end of the command. */
public final class Verdict {

    private Verdict() {}

    /** One sentence or more. */
    public static List<String> of(Audit audit) {
        List<String> out = new ArrayList<>();
        audit.policy().ifPresent(policy -> out.add(policy(policy)));
        audit.reference().ifPresent(one -> out.add(compared(audit, one)));
        audit.stages().flatMap(stages -> stages(audit, stages)).ifPresent(out::add);
        shares(audit).ifPresent(out::add);
        next(audit).ifPresent(out::add);
        if (audit.reference().isEmpty()) {
            out.add("There is no reference: levels say what this text is like, not what it has lost. Give one to learn"
                    + " that.");
        }
        if (audit.damage().count() > 0) {
            out.add(Shown.count(audit.damage().count()) + " damaged records or files were left out.");
        }
        return out;
    }

    private static String policy(Audit.Policy policy) {
        long broken = policy.broken();
        long unknown = policy.count(Audit.Result.UNKNOWN);
        String judged = policy.results().size() + (policy.results().size() == 1 ? " threshold" : " thresholds");
        String rest = unknown == 0 ? "" : "; " + unknown + " could not be judged";
        return broken == 0
                ? "The policy holds: " + judged + ", none broken" + rest + "."
                : "The policy is broken: " + broken + " of " + judged + (broken == 1 ? " does" : " do") + " not hold"
                        + rest + ".";
    }

    private static String compared(Audit audit, Audit.Group reference) {
        List<Audit.Group> parts = audit.parts();
        List<Audit.Group> worse = parts.stream().filter(Verdict::worse).toList();
        String base = "“" + Harmless.of(reference.name()) + "”";
        long silent = parts.stream().filter(group -> !isJudged(group)).count();
        if (silent == parts.size()) {
            return "Whether anything is worse than in " + base
                    + " cannot be told: of what decides nothing could be estimated, mostly for want of text.";
        }
        String rest = silent == 0
                ? ""
                : " Of " + silent + " of " + parts.size() + " groups that cannot be told, mostly for want of text.";
        if (worse.isEmpty()) {
            return "Nothing that decides is worse than in " + base
                    + (parts.size() == 1 ? "." : " in any of the " + (parts.size() - silent) + " groups.") + rest;
        }
        String who = parts.size() == 1
                ? "“" + Harmless.of(parts.get(0).name()) + "” has lost"
                : worse.size() + " of " + parts.size() + " groups have lost";
        return who + " what " + base + " has: " + example(audit, worse.get(0), parts.size() > 1) + "." + rest;
    }

    /** Whether anything that decides could be compared. */
    private static boolean isJudged(Audit.Group group) {
        return group.differences().stream()
                .anyMatch(one -> one.decides() && !one.verdict().equals(Audit.Difference.UNKNOWN));
    }

    /** Tail recall if that is worse, for it is what people mean by a tail; if not, the measure that says it most surely. */
    private static String example(Audit audit, Audit.Group group, boolean named) {
        Audit.Difference most = group.differences().stream()
                .filter(Verdict::isWorse)
                .max(Comparator.comparing(
                                (Audit.Difference one) -> one.measure().equals("held-out-tail-recall")
                                        && one.of().equals("words"))
                        .thenComparingDouble(one -> Math.abs(one.z())))
                .orElseThrow();
        return Shown.name(audit, most.measure(), most.of()) + " "
                + Shown.value(most.reference(), most.unit()) + " → " + Shown.value(most.candidate(), most.unit()) + " ("
                + Shown.change(most) + ", " + Shown.changeLimits(most) + ")"
                + (named ? " in “" + Harmless.of(group.name()) + "”" : "");
    }

    private static boolean isWorse(Audit.Difference one) {
        return one.decides() && one.verdict().equals(Audit.Difference.WORSE);
    }

    /** Whether anything that decides is worse than in the reference. */
    public static boolean worse(Audit.Group group) {
        return group.differences().stream().anyMatch(Verdict::isWorse);
    }

    private static Optional<String> stages(Audit audit, Audit.Stages stages) {
        return stages.losses().stream()
                .filter(loss -> audit.meaning(loss.measure())
                        .map(Audit.Meaning::decides)
                        .orElse(false))
                .filter(loss -> !loss.steps().isEmpty() && Math.abs(loss.total()) > 0)
                .findFirst()
                .map(loss -> {
                    Audit.Step most = loss.steps().get(0);
                    return "Of the change of " + Shown.name(audit, loss.measure(), loss.of()) + " ("
                            + Shown.value(loss.first(), loss.unit()) + " → " + Shown.value(loss.last(), loss.unit())
                            + "), stage “" + Harmless.of(most.stage()) + "” made " + Shown.value(most.share(), "share")
                            + limits(most.shareLow(), most.shareHigh(), "share") + ".";
                });
    }

    private static Optional<String> shares(Audit audit) {
        List<Audit.Group> asked = audit.parts().stream()
                .filter(group -> group.share().isPresent())
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        List<Audit.Group> above = asked.stream()
                .filter(group -> group.share().get().verdict().equals("above floor"))
                .sorted(Comparator.comparingDouble(group -> -group.share().get().low()))
                .toList();
        long unknown = asked.stream()
                .filter(group -> group.share().get().unknown().isPresent())
                .count();
        String rest = unknown == 0 ? "" : " For " + unknown + " of " + asked.size() + " it is unknown.";
        if (above.isEmpty()) {
            return Optional.of(
                    unknown == asked.size()
                            ? "How much machines wrote is unknown."
                            : "No more is taken for machine-written than known human text is." + rest);
        }
        Audit.Share most = above.get(0).share().get();
        return Optional.of("Machines wrote about " + Shown.value(most.value(), "share")
                + limits(most.low(), most.high(), "share") + " of “"
                + Harmless.of(above.get(0).name()) + "”, above the floor of " + Shown.value(most.floor(), "share") + "."
                + rest);
    }

    private static Optional<String> next(Audit audit) {
        return audit.corpus()
                .measure("next-generation-loss-types", "words")
                .filter(one -> one.unknown().isEmpty())
                .map(one -> "A model that learns from this text and writes as much again loses " + withLimits(one)
                        + " of its word types, if it makes no errors but those of sampling.");
    }

    private static String withLimits(Audit.Measure one) {
        String unit = one.unit();
        return Shown.value(one.value(), unit) + limits(one.low(), one.high(), unit);
    }

    private static String limits(double low, double high, String unit) {
        String text = Shown.limits(low, high, unit);
        return text.isEmpty() ? "" : " (" + text + ")";
    }
}
