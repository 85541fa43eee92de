package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.genloss.audit.Measured;
import org.genloss.audit.TypeSample;
import org.hipparchus.util.FastMath;

/**
 * A measure of a candidate beside that of its reference.
 *
 * <p>Both are computed again without each fold, the same fold in both, and the error is that of their difference. Equal blocks fall
 * into one fold, so that this is right for a reference and what a filter left of it, whose errors are not independent; and right
 * for independent texts, whose folds have nothing to do with each other: the products of their deviations are 0 on average. It costs
 * degrees of freedom only. Independent errors added in quadrature would be right for independent texts alone. Where a filter changes
 * blocks instead of dropping them, they change folds and the error is too large.
 *
 * <p>Counts are rarefied to one size for both. Measures against the reference are computed of the reference too: what it says of
 * itself is what a text that lost nothing would show.
 *
 * @param measure its name
 * @param of what it is of
 * @param candidate value; NaN if unknown
 * @param reference value
 * @param ratio whether {@code change} is candidate / reference, otherwise candidate - reference
 * @param change between them
 * @param low lower 95 % limit of the change
 * @param high upper 95 % limit of the change
 * @param z change (for ratios, its logarithm) over its standard error, Student's t with {@code degrees} degrees of freedom
 * @param degrees of freedom; 0 where limits are exact ones of a proportion
 * @param direction what that says at a level of 5 %, two-sided
 * @param verdict whether the measure can carry a verdict: others are shown to be read
 * @param basis how both were found, for people
 * @param unknown why they could not be compared; empty where they could
 */
public record Comparison(
        String measure,
        String of,
        double candidate,
        double reference,
        boolean ratio,
        double change,
        double low,
        double high,
        double z,
        int degrees,
        Direction direction,
        boolean verdict,
        String basis,
        Optional<String> unknown) {

    /** What a change says. */
    public enum Direction {
        /** More is left in the candidate. */
        BETTER,
        /** Less is left in the candidate. */
        WORSE,
        /** The change is within its error, or the measure has no better and worse. */
        CANNOT_TELL
    }

    /** Sets the words or bigrams of a candidate against a reference, in the order of the measures. */
    static List<Comparison> ofTypes(String of, TypeSample x, TypeSample r, MeasureOptions options) {
        OptionalLong size = options.size(of, x, r);
        Pair pair = Pair.of(x, r);
        List<Comparison> compared = new ArrayList<>();
        for (TextMeasure measure : TextMeasure.values()) {
            if (measure.isOf(of) && (options.traps() || !measure.trap())) {
                Optional<String> why = TextMeasures.why(measure, of, pair, size)
                        .or(() -> TextMeasures.why(measure, of, pair.ofReference(), size));
                compared.add(why.map(reason -> unknown(measure.title(), of, isRatio(measure), reason))
                        .orElseGet(() -> compared(measure, of, pair, size)));
            }
        }
        return compared;
    }

    private static Comparison compared(TextMeasure measure, String of, Pair pair, OptionalLong size) {
        Statistic statistic = measure.statistic(size.orElse(0));
        int folds = pair.candidate().folds() | pair.reference().folds();
        LeftOut candidate = LeftOut.of(statistic, pair, folds);
        LeftOut reference = LeftOut.of(statistic, pair.ofReference(), folds);
        OptionalLong stated = measure.rarefied() ? size : OptionalLong.empty();
        return of(
                measure.title(),
                of,
                candidate,
                reference,
                isRatio(measure),
                TextMeasures.basis(pair, Estimate.of(candidate), stated, of));
    }

    private static boolean isRatio(TextMeasure measure) {
        return measure.kind() == TextMeasure.Kind.AMOUNT;
    }

    /** Of a candidate's and a reference's values that lack the same folds. */
    static Comparison of(String measure, String of, LeftOut candidate, LeftOut reference, boolean ratio, String basis) {
        LeftOut change = candidate.with(reference, (a, b) -> ratio ? FastMath.log(a) - FastMath.log(b) : a - b);
        Estimate estimate = Estimate.of(change);
        if (Double.isNaN(estimate.standardError())) {
            return unknown(measure, of, ratio, "it has no value without one of the folds");
        }
        double[] limits = estimate.limits();
        Meaning meaning = Meanings.of(measure);
        return new Comparison(
                measure,
                of,
                candidate.all(),
                reference.all(),
                ratio,
                back(estimate.value(), ratio),
                back(limits[0], ratio),
                back(limits[1], ratio),
                estimate.z(),
                estimate.degrees(),
                direction(estimate.value(), limits[0] <= 0 && 0 <= limits[1], meaning),
                meaning.role() == Meaning.Role.CORE,
                basis,
                Optional.empty());
    }

    /** Of a ratio to the reference that has limits of its own. */
    static Comparison ofLimits(Measured measured, double reference) {
        if (measured.unknown().isPresent()) {
            return unknown(
                    measured.measure(), measured.of(), true, measured.unknown().orElseThrow());
        }
        Meaning meaning = Meanings.of(measured.measure());
        double change = measured.value() / reference;
        return new Comparison(
                measured.measure(),
                measured.of(),
                measured.value(),
                reference,
                true,
                change,
                measured.low() / reference,
                measured.high() / reference,
                measured.value() == reference ? 0 : (measured.value() - reference) / measured.standardError(),
                0,
                direction(change - 1, measured.low() <= reference && reference <= measured.high(), meaning),
                meaning.role() == Meaning.Role.CORE,
                measured.basis(),
                Optional.empty());
    }

    private static Direction direction(double change, boolean withinError, Meaning meaning) {
        if (meaning.worse() == Meaning.Worse.NEITHER || withinError) {
            return Direction.CANNOT_TELL;
        }
        return change < 0 == (meaning.worse() == Meaning.Worse.LOWER) ? Direction.WORSE : Direction.BETTER;
    }

    private static double back(double change, boolean ratio) {
        return ratio ? FastMath.exp(change) : change;
    }

    static Comparison unknown(String measure, String of, boolean ratio, String reason) {
        return new Comparison(
                measure,
                of,
                Double.NaN,
                Double.NaN,
                ratio,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                Direction.CANNOT_TELL,
                Meanings.of(measure).role() == Meaning.Role.CORE,
                "",
                Optional.of(reason));
    }
}
