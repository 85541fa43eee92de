package org.genloss.app.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.genloss.num.Decimal;
import org.genloss.report.audit.Audit;

/** Applies a policy to an audit. */
public final class Judge {

    private Judge() {}

    /** One result for every rule, group, and thing that the rule's measure is of. */
    public static Audit.Policy apply(Policy policy, Path file, Audit audit) {
        List<Audit.Result> results = new ArrayList<>();
        policy.rules().forEach(rule -> results.addAll(apply(rule, audit)));
        return new Audit.Policy(file.toString(), results);
    }

    private static List<Audit.Result> apply(Rule rule, Audit audit) {
        List<Audit.Group> groups = groups(rule.groups(), audit);
        if (groups.isEmpty()) {
            return List.of(unknown(rule, rule.of().orElse(""), rule.groups(), "no group has a name like this"));
        }
        List<Audit.Result> results = new ArrayList<>();
        for (Audit.Group group : groups) {
            List<Candidate> found = candidates(rule, group);
            if (found.isEmpty()) {
                results.add(unknown(rule, rule.of().orElse(""), group.name(), "it was not measured"));
            }
            found.forEach(one -> results.add(judge(rule, group.name(), one)));
        }
        return results;
    }

    private static List<Audit.Group> groups(String pattern, Audit audit) {
        if (pattern.equals("*")) {
            return audit.parts();
        } else if (pattern.equals("all")) {
            return List.of(audit.corpus());
        }
        Pattern glob = glob(pattern);
        return audit.groups().stream()
                .filter(group -> glob.matcher(group.name()).matches())
                .toList();
    }

    private static Pattern glob(String pattern) {
        String regex = pattern.codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    /** A number that a rule is about. */
    private record Candidate(String of, double value, double low, double high, String unknown) {}

    private static List<Candidate> candidates(Rule rule, Audit.Group group) {
        if (rule.judge() == Rule.Judged.CHANGE) {
            return group.differences().stream()
                    .filter(one -> one.measure().equals(rule.measure()) && matches(rule, one.of()))
                    .map(one -> new Candidate(
                            one.of(),
                            one.change(),
                            one.low(),
                            one.high(),
                            one.unknown().orElse("")))
                    .toList();
        }
        return group.measures().stream()
                .filter(one -> one.measure().equals(rule.measure()) && matches(rule, one.of()))
                .map(one -> new Candidate(
                        one.of(),
                        one.value(),
                        one.low(),
                        one.high(),
                        one.unknown().orElse("")))
                .toList();
    }

    private static boolean matches(Rule rule, String of) {
        return rule.of().isEmpty() || rule.of().get().equals(of);
    }

    private static Audit.Result judge(Rule rule, String group, Candidate one) {
        if (!one.unknown().isEmpty()) {
            return unknown(rule, one.of(), group, one.unknown());
        }
        double least = rule.sure() ? one.low() : one.value();
        double most = rule.sure() ? one.high() : one.value();
        if (Double.isNaN(least) || Double.isNaN(most)) {
            return unknown(rule, one.of(), group, "it has no interval, so that nothing is sure");
        }
        String what = rule.sure() ? "limit " : "";
        boolean low = rule.atLeast().isPresent() && least < rule.atLeast().get();
        boolean high = rule.atMost().isPresent() && most > rule.atMost().get();
        String reason = low
                ? (what.isEmpty() ? "" : "lower " + what) + number(least) + " is below "
                        + number(rule.atLeast().get())
                : high
                        ? (what.isEmpty() ? "" : "upper " + what) + number(most) + " is above "
                                + number(rule.atMost().get())
                        : "";
        return new Audit.Result(
                rule.inWords(),
                rule.measure(),
                one.of(),
                group,
                low || high ? Audit.Result.BROKEN : Audit.Result.HOLDS,
                one.value(),
                one.low(),
                one.high(),
                reason);
    }

    /** Four digits, so that what is below a threshold is not rounded up to it. */
    private static String number(double value) {
        return Math.abs(value) >= 1e6 || value == 0
                ? Decimal.of(value)
                : Decimal.of(new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(6))
                        .doubleValue());
    }

    private static Audit.Result unknown(Rule rule, String of, String group, String reason) {
        boolean fails = rule.unknown() == Rule.Unknown.FAIL;
        return new Audit.Result(
                rule.inWords(),
                rule.measure(),
                of,
                group,
                fails ? Audit.Result.BROKEN : Audit.Result.UNKNOWN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                fails ? reason + " (unknown: pass would accept that)" : reason);
    }
}
