package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.genloss.audit.TypeSample;

/**
 * What each stage of processing changed of a measure: differences from stage to stage, which add up to that from the first to the
 * last. All stages are computed again without each fold, the same fold in all of them, so that errors are those of differences
 * between texts of which one is made from the other; see {@link Comparison}. Counts are rarefied to one size for all stages, and
 * measures against a reference take the first stage for it.
 *
 * @param measure its name
 * @param of {@code words} or {@code bigrams}
 * @param unit of the values
 * @param values by stage
 * @param total last - first
 * @param steps one for each stage but the first
 */
public record Attribution(String measure, String of, String unit, double[] values, Change total, List<Step> steps) {

    /** A number with its 95 % limits. */
    public record Change(double value, double low, double high) {}

    /**
     * What a stage changed.
     *
     * @param change from the stage before
     * @param share of the total; NaN where the interval of the total holds 0, so that there is nothing to have a share of
     */
    public record Step(Change change, Change share) {}

    private static final Change NOTHING = new Change(Double.NaN, Double.NaN, Double.NaN);

    /**
     * Attributes the changes of every measure that carries a verdict, and of the number of types.
     *
     * @param of {@code words} or {@code bigrams}
     * @param stages the types of each stage, in order, two or more
     * @param options sizes to rarefy to
     * @return measures that can be estimated at all stages
     */
    public static List<Attribution> of(String of, List<TypeSample> stages, MeasureOptions options) {
        double share = stages.stream().mapToDouble(TypeSample::share).min().orElseThrow();
        TypeSample first = below(stages.get(0), share);
        List<Pair> pairs = stages.stream().map(stage -> Pair.of(stage, first)).toList();
        OptionalLong size = options.size(of, stages.toArray(TypeSample[]::new));
        List<Attribution> all = new ArrayList<>();
        for (TextMeasure measure : TextMeasure.values()) {
            boolean wanted =
                    measure == TextMeasure.TYPES || Meanings.of(measure.title()).role() == Meaning.Role.CORE;
            if (wanted
                    && measure.isOf(of)
                    && pairs.stream().allMatch(pair -> TextMeasures.why(measure, of, pair, size)
                            .isEmpty())) {
                all.add(of(measure, of, pairs, size.orElse(0)));
            }
        }
        return all;
    }

    private static Attribution of(TextMeasure measure, String of, List<Pair> pairs, long size) {
        int folds = pairs.stream()
                .mapToInt(pair -> pair.candidate().folds() | pair.reference().folds())
                .reduce(0, (a, b) -> a | b);
        Statistic statistic = measure.statistic(size);
        List<LeftOut> values =
                pairs.stream().map(pair -> LeftOut.of(statistic, pair, folds)).toList();
        LeftOut total = values.get(values.size() - 1).with(values.get(0), (to, from) -> to - from);
        Change whole = change(total);
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            LeftOut change = values.get(i).with(values.get(i - 1), (to, from) -> to - from);
            boolean some = whole.low() > 0 || whole.high() < 0;
            steps.add(new Step(change(change), some ? change(change.with(total, (part, all) -> part / all)) : NOTHING));
        }
        return new Attribution(
                measure.title(),
                of,
                measure.unit(),
                values.stream().mapToDouble(LeftOut::all).toArray(),
                whole,
                steps);
    }

    private static Change change(LeftOut values) {
        Estimate estimate = Estimate.of(values);
        double[] limits = estimate.limits();
        return new Change(estimate.value(), limits[0], limits[1]);
    }

    /** The same sample with a lower threshold. */
    private static TypeSample below(TypeSample sample, double share) {
        int size = 0;
        while (size < sample.size() && Pair.isBelow(sample.hashes()[size], share)) {
            size++;
        }
        return new TypeSample(
                share,
                Arrays.copyOf(sample.hashes(), size),
                Arrays.copyOf(sample.counts(), size),
                sample.tokens(),
                sample.texts().subList(0, size),
                sample.examples().subList(0, size));
    }
}
