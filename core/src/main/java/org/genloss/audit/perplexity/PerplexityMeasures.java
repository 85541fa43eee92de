package org.genloss.audit.perplexity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.genloss.audit.Measured;
import org.genloss.audit.Uncertainty;
import org.genloss.num.ClopperPearson;

/**
 * What a perplexity profile says: how predictable the text is, and, beside a reference profile by the same model, how much of it
 * lies where little of the reference does: below its 10 % point (too easy: text by machines gathers there) and above its 99 % point
 * (the long tail of errors that Shumailov et al. 2024, figure 1, see grow). Of the reference itself these shares are 0.1 and 0.01.
 *
 * <p>Short blocks scatter more than long ones: compare corpora whose documents are of like length.
 */
public final class PerplexityMeasures {

    /** Text is too easy below this quantile of the reference. */
    public static final double EASY = 0.1;

    /** Text is too hard above this quantile of the reference. */
    public static final double HARD = 0.99;

    private PerplexityMeasures() {}

    /**
     * All measures, with errors by delete-a-group jackknife of candidate and reference together.
     *
     * @param candidate the part {@code perplexity} of a group
     * @param reference that of the reference profile, if there is one
     */
    public static List<Measured> of(PerplexityPart candidate, Optional<PerplexityPart> reference) {
        List<Measured> measures = new ArrayList<>();
        measures.add(measured("log-perplexity", "nats", candidate, PerplexityMeasures::mean));
        measures.add(measured("median-log-perplexity", "nats", candidate, counts -> quantile(counts, 0.5)));
        if (reference.isPresent()) {
            measures.add(share("too-easy-share", candidate, reference.get(), EASY, true));
            measures.add(share("too-hard-share", candidate, reference.get(), HARD, false));
        }
        return measures;
    }

    private static Measured measured(
            String name, String unit, PerplexityPart candidate, ToDoubleFunction<double[]> statistic) {
        return measured(
                name,
                unit,
                candidate,
                Optional.empty(),
                statistic.applyAsDouble(candidate.blocks().all()),
                () -> Uncertainty.of(candidate.blocks(), statistic));
    }

    /**
     * A share of blocks. Its interval is at least as wide as the exact one of Clopper and Pearson: where few blocks lie in a tail, or
     * none, the jackknife sees little of the error, or nothing.
     */
    private static Measured share(
            String name, PerplexityPart candidate, PerplexityPart reference, double level, boolean below) {
        double[] counts = candidate.blocks().all();
        double limit = quantile(reference.blocks().all(), level);
        double value = beyond(counts, limit, below);
        Measured found = measured(name, "share", candidate, Optional.of(reference), value, () -> Uncertainty.of(
                        candidate.blocks(), c -> beyond(c, limit, below))
                .plus(Uncertainty.of(reference.blocks(), r -> beyond(counts, quantile(r, level), below))));
        if (found.unknown().isPresent()) {
            return found;
        }
        long blocks = candidate.blocks().size();
        double low = ClopperPearson.limits((long) Math.floor(value * blocks), blocks)[0];
        double high = ClopperPearson.limits((long) Math.ceil(value * blocks), blocks)[1];
        return new Measured(
                name,
                found.of(),
                value,
                found.standardError(),
                Math.max(0, Math.min(low, found.low())),
                Math.min(1, Math.max(high, found.high())),
                found.unit(),
                found.basis(),
                found.unknown());
    }

    private static Measured measured(
            String name,
            String unit,
            PerplexityPart candidate,
            Optional<PerplexityPart> reference,
            double value,
            Supplier<Uncertainty> error) {
        Optional<String> unknown =
                tooFew("the group", candidate).or(() -> reference.flatMap(part -> tooFew("the reference", part)));
        if (unknown.isPresent()) {
            return new Measured(
                    name, "", Double.NaN, Double.NaN, Double.NaN, Double.NaN, unit, basis(candidate), unknown);
        }
        Uncertainty found = error.get();
        double half = found.halfWidth();
        return new Measured(
                name,
                "",
                value,
                found.standardError(),
                value - half,
                value + half,
                unit,
                basis(candidate),
                Optional.empty());
    }

    private static Optional<String> tooFew(String what, PerplexityPart part) {
        return Uncertainty.effectiveFolds(part.blocks()) < Uncertainty.LEAST_FOLDS
                ? Optional.of(what + " has too few blocks of text for an error: they fill fewer than "
                        + Uncertainty.LEAST_FOLDS + " folds")
                : Optional.empty();
    }

    private static String basis(PerplexityPart candidate) {
        String blocks = candidate.oneIn() == 1 ? "all blocks" : "one block in " + candidate.oneIn();
        return blocks + ", in bins of 0.02 nats";
    }

    private static double mean(double[] counts) {
        double sum = 0;
        double size = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            sum += counts[bin] * PerplexityPart.start(bin + 0.5);
            size += counts[bin];
        }
        return sum / size;
    }

    /** The value below which a share of the blocks lies; blocks are spread evenly over their bin. */
    static double quantile(double[] counts, double level) {
        double left = 0;
        for (double count : counts) {
            left += count;
        }
        left *= level;
        int bin = 0;
        while (bin < counts.length - 1 && (counts[bin] == 0 || left > counts[bin])) {
            left -= counts[bin++];
        }
        return PerplexityPart.start(bin + Math.min(1, left / counts[bin]));
    }

    /** The share of blocks below or above a value. */
    static double beyond(double[] counts, double limit, boolean below) {
        double sum = 0;
        double size = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            double start = PerplexityPart.start(bin);
            double width = PerplexityPart.start(bin + 1) - start;
            sum += counts[bin] * Math.max(0, Math.min(1, (limit - start) / width));
            size += counts[bin];
        }
        return below ? sum / size : 1 - sum / size;
    }
}
