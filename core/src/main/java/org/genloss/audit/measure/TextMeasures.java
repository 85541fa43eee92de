package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.genloss.audit.Measured;
import org.genloss.audit.TypeSample;

/** Measures of words and bigrams (T1 to T4). */
final class TextMeasures {

    static final String WORDS = "words";
    static final String BIGRAMS = "bigrams";

    /** Fewer folds with text than this have no error to speak of. */
    private static final int LEAST_FOLDS = 2;

    private TextMeasures() {}

    /** All of them, in the order of {@link TextMeasure}. */
    static List<Measured> of(String of, TypeSample x, Optional<TypeSample> reference, MeasureOptions options) {
        OptionalLong size = reference.map(r -> options.size(of, x, r)).orElseGet(() -> options.size(of, x));
        Pair alone = Pair.of(x, x);
        Optional<Pair> both = reference.map(r -> Pair.of(x, r));
        List<Measured> measured = new ArrayList<>();
        for (TextMeasure measure : TextMeasure.values()) {
            if (measure.isOf(of)
                    && (options.traps() || !measure.trap())
                    && (both.isPresent() || !measure.againstReference())) {
                Pair pair = measure.againstReference() ? both.orElseThrow() : alone;
                measured.add(why(measure, of, pair, size)
                        .map(reason -> unknown(measure, of, reason))
                        .orElseGet(() -> measured(measure, of, pair, size.orElse(0))));
            }
        }
        return measured;
    }

    /** Why a measure cannot be estimated. */
    static Optional<String> why(TextMeasure measure, String of, Pair pair, OptionalLong size) {
        Text x = new Text(pair.candidate(), -1);
        Text r = new Text(pair.reference(), -1);
        int folds = Math.min(x.groups(), measure.againstReference() ? r.groups() : x.groups());
        if (folds < LEAST_FOLDS) {
            return Optional.of("its text falls into " + folds + " of " + org.genloss.audit.Folds.COUNT
                    + " folds of blocks; an error needs at least " + LEAST_FOLDS);
        }
        if (measure.rarefied() && size.isEmpty()) {
            return Optional.of("there are too few " + of + " for the size that is asked for");
        }
        if (measure.ofTheHead() && pair.candidate().share() < 1) {
            return Optional.of("frequent types rule it, and of " + of + " only a sample of types is known");
        }
        return Optional.empty();
    }

    private static Measured measured(TextMeasure measure, String of, Pair pair, long size) {
        int folds = pair.candidate().folds()
                | (measure.againstReference() ? pair.reference().folds() : 0);
        LeftOut values = LeftOut.of(measure.statistic(size), pair, folds);
        if (Double.isNaN(values.all()) || Arrays.stream(values.folds()).anyMatch(Double::isNaN)) {
            return unknown(measure, of, "too few folds of blocks hold text");
        }
        Estimate.Limits limits = Estimate.positive(values);
        boolean share = measure.kind() == TextMeasure.Kind.SHARE;
        return new Measured(
                measure.title(),
                of,
                values.all(),
                limits.standardError(),
                Math.max(0, limits.low()),
                share ? Math.min(1, limits.high()) : limits.high(),
                measure.unit(),
                basis(pair, limits.estimate(), measure.rarefied() ? OptionalLong.of(size) : OptionalLong.empty(), of),
                Optional.empty());
    }

    static Measured unknown(TextMeasure measure, String of, String reason) {
        return new Measured(
                measure.title(),
                of,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                measure.unit(),
                "",
                Optional.of(reason));
    }

    /** How a value was found, for people. */
    static String basis(Pair pair, Estimate estimate, OptionalLong size, String of) {
        Folded text = pair.candidate();
        String basis = text.share() == 1
                ? "exact"
                : String.format(
                        Locale.ROOT, "sample of %,d types, error %.2g %%", text.size(), 100 * estimate.sampling());
        return size.isPresent() ? basis + String.format(Locale.ROOT, ", in %,d %s", size.getAsLong(), of) : basis;
    }
}
