package org.genloss.app.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.metric.Estimates;
import org.genloss.num.Empirical;
import org.genloss.report.gallery.Claim;

/**
 * The rows of one check, in order. Every tolerance has one of four origins: the standard error of ours, the digits that a
 * printed number has, the error that a published expansion has by its own word, or the error of somebody else's simulation.
 */
final class Rows {

    /**
     * A row fails by chance once in 16,000 if means are normal. Where few trials tell their own spread, more often (Student's
     * law with one degree of freedom less): of 3 trials in 3 of 100 cases on either side, of 5 in 8 of 1,000.
     */
    private static final double ERRORS = 4;

    private final List<Claim.Row> rows = new ArrayList<>();

    /** A simulated mean against an exact expectation: 4 standard errors. */
    Rows exact(String what, double expected, Estimate ours) {
        return add(what, "exact", expected, ours, ERRORS * ours.error(), "4 standard errors");
    }

    /**
     * The same where the source asks for a precision: 4 standard errors, and these must lie below it, so that a pass is
     * never owed to too few trials.
     *
     * @param percent the precision asked for, in percent of {@code expected}
     */
    Rows exact(String what, double expected, Estimate ours, double percent) {
        double most = percent / 100 * Math.abs(expected);
        double tolerance = ERRORS * ours.error();
        boolean pass = Math.abs(ours.value() - expected) <= tolerance && tolerance <= most;
        rows.add(new Claim.Row(
                what,
                "exact",
                expected,
                ours.value(),
                ours.error(),
                tolerance,
                "4 standard errors, which must lie below " + Estimates.text(percent) + " %",
                pass));
        return this;
    }

    /** A formula of ours against a number in print: half a unit of its last digit. */
    Rows printed(String what, String printed, double ours) {
        int point = printed.indexOf('.');
        double unit = 1;
        for (int digit = printed.length() - 1; point >= 0 && digit > point; digit--) {
            unit /= 10;
        }
        // the printed digits may themselves be rounded from a half
        double tolerance = 0.5 * unit * (1 + 1e-9);
        double expected = Double.parseDouble(printed);
        boolean pass = Math.abs(ours - expected) <= tolerance;
        rows.add(new Claim.Row(
                what, "published", expected, ours, Double.NaN, tolerance, "half a unit of the last digit", pass));
        return this;
    }

    /** The program's own law for a cell against the formula of a check, which somebody else wrote: rounding only. */
    Rows law(String what, double formula, double law) {
        return computed(what, "exact", formula, law, 1e-9 * Math.abs(formula), "rounding");
    }

    /** A formula of ours against another one, within the error that one of them has. */
    Rows computed(String what, String origin, double expected, double ours, double tolerance, String rule) {
        boolean pass = Math.abs(ours - expected) <= tolerance;
        rows.add(new Claim.Row(what, origin, expected, ours, Double.NaN, tolerance, rule, pass));
        return this;
    }

    /**
     * Ours against a number that somebody else simulated or rounded.
     *
     * @param percent the precision that the source of the number claims
     */
    Rows within(String what, String origin, double expected, Estimate ours, double percent) {
        return add(
                what,
                origin,
                expected,
                ours,
                percent / 100 * Math.abs(expected),
                Estimates.text(percent) + " %, the precision of the published number");
    }

    /** Ours against somebody else's simulation of known standard error. */
    Rows simulated(String what, double expected, double theirError, Estimate ours) {
        double both = Math.sqrt(theirError * theirError + ours.error() * ours.error());
        return add(what, "simulated", expected, ours, ERRORS * both, "4 standard errors, theirs and ours");
    }

    /** Ours within a stated distance. */
    Rows near(String what, String origin, double expected, Estimate ours, double tolerance, String rule) {
        return add(what, origin, expected, ours, tolerance, rule);
    }

    /** Ours is no more than a bound: fails where it is above by more than 4 standard errors. */
    Rows atMost(String what, String origin, double bound, Estimate ours) {
        return bound(what, origin, bound, ours, ours.value() - bound, "at most; 4 standard errors");
    }

    /** Ours is no less than a bound: fails where it is below by more than 4 standard errors. */
    Rows atLeast(String what, String origin, double bound, Estimate ours) {
        return bound(what, origin, bound, ours, bound - ours.value(), "at least; 4 standard errors");
    }

    /** Ours is less than a bound, and by more than 4 standard errors. */
    Rows below(String what, String origin, double bound, Estimate ours) {
        double margin = ERRORS * ours.error();
        boolean pass = ours.value() + margin < bound;
        rows.add(new Claim.Row(
                what, origin, bound, ours.value(), ours.error(), margin, "below by more than 4 standard errors", pass));
        return this;
    }

    private Rows bound(String what, String origin, double bound, Estimate ours, double beyond, String rule) {
        double tolerance = ERRORS * ours.error();
        rows.add(new Claim.Row(what, origin, bound, ours.value(), ours.error(), tolerance, rule, beyond <= tolerance));
        return this;
    }

    private Rows add(String what, String origin, double expected, Estimate ours, double tolerance, String rule) {
        boolean pass = Math.abs(ours.value() - expected) <= tolerance;
        rows.add(new Claim.Row(what, origin, expected, ours.value(), ours.error(), tolerance, rule, pass));
        return this;
    }

    /**
     * A direction that was claimed, on data of the user: told, and not judged. It agrees or disagrees where the 95 % interval of
     * the mean over trials lies on one side of 0, and cannot tell otherwise.
     *
     * @param up whether more than 0 was claimed, or less
     * @param values one a trial, of which there are two or more
     */
    Rows told(String what, boolean up, double[] values) {
        Estimate ours = Estimate.mean(values);
        double half = Empirical.halfWidth(values);
        String result = Claim.Row.CANNOT_TELL;
        if (Math.abs(ours.value()) > half) {
            result = ours.value() > 0 == up ? Claim.Row.AGREES : Claim.Row.DISAGREES;
        }
        String rule = (up ? "above 0" : "below 0") + " was claimed; half the 95 % interval of the mean of "
                + values.length + " trials (Student)";
        rows.add(new Claim.Row(what, "published", 0, ours.value(), ours.error(), half, rule, result));
        return this;
    }

    /** A number of ours for which there is no claim, with its 95 % interval. */
    Rows told(String what, double[] values) {
        Estimate ours = Estimate.mean(values);
        double half = Empirical.halfWidth(values);
        String rule = "no claim; half the 95 % interval of the mean of " + values.length + " trials (Student)";
        rows.add(new Claim.Row(what, "", Double.NaN, ours.value(), ours.error(), half, rule, Claim.Row.NO_CLAIM));
        return this;
    }

    /** What was found. */
    Outcome outcome() {
        return outcome("");
    }

    /** What was found, with something a reader should know. */
    Outcome outcome(String note) {
        return new Outcome(List.copyOf(rows), Optional.empty(), note);
    }
}
