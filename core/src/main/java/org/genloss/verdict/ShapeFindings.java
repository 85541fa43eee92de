package org.genloss.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.genloss.ledger.Entry;
import org.hipparchus.util.FastMath;

/** The four verdicts on what the models of one cell make: its variance, its modes, its tail, and what is not real. */
final class ShapeFindings {

    /** Below this part of generation 0's, variance is collapsing and the tail is gone. */
    static final double HALF = 0.5;

    /** Doublings or halvings from which a mode's share is another's. */
    static final double DOUBLING = 1;

    /** Share of what is made, from which invented data are more than stray. */
    static final double STRAY = 0.05;

    private static final List<String> DIVERSITY =
            List.of("variance_ratio", "entropy[of=model]", "entropy", "heterozygosity[of=model]", "heterozygosity");

    private static final String OCCUPANCY = "tail_occupancy";
    private static final String RECALL = "tail_type_recall";
    private static final String SURVIVAL = "survival";

    private ShapeFindings() {}

    /** Whether a reading may serve. */
    static boolean knows(String metric) {
        return List.of(
                        "variance_ratio",
                        "entropy",
                        "heterozygosity",
                        "rare_mode_share",
                        RECALL,
                        SURVIVAL,
                        OCCUPANCY,
                        "recall",
                        "precision",
                        "kl_divergence")
                .contains(Readings.family(metric));
    }

    static List<Finding> of(Readings cell) {
        return List.of(variance(cell), modes(cell), tail(cell), invented(cell));
    }

    private static Finding variance(Readings cell) {
        Optional<String> name =
                DIVERSITY.stream().filter(cell.names()::contains).findFirst();
        if (name.isEmpty()) {
            return Finding.untold(
                    Meaning.VARIANCE_COLLAPSING,
                    "no reading of variance or diversity was made (variance-ratio, entropy, heterozygosity)");
        }
        boolean entropy = name.get().startsWith("entropy");
        double[] start = cell.at(name.get(), 0);
        double[] end = cell.at(name.get(), last(cell, name.get()));
        double[] left = new double[end.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = entropy ? FastMath.exp(end[i] - start[i]) : end[i] / start[i];
        }
        String what = entropy ? "effective number of types, exp(entropy), over generation 0's" : "over generation 0's";
        return Finding.below(Meaning.VARIANCE_COLLAPSING, name.get(), what, left, HALF);
    }

    private static Finding modes(Readings cell) {
        String name = "rare_mode_share";
        double real = Risk.median(cell.at(name, Entry.BASELINE));
        if (!(real > 0)) {
            return Finding.untold(
                    Meaning.MODES_ENTANGLED,
                    "the real data have one mode, or nobody knows their modes (rare-mode-mass reads them of mixtures)");
        }
        double[] doublings = Arrays.stream(cell.at(name, last(cell, name)))
                .map(share -> FastMath.abs(FastMath.log(share / real)) / FastMath.log(2))
                .toArray();
        return Finding.above(
                Meaning.MODES_ENTANGLED,
                name,
                "halvings or doublings of the rarest mode's share",
                doublings,
                DOUBLING,
                DOUBLING);
    }

    private static Finding tail(Readings cell) {
        Optional<String> types = first(cell, RECALL, "of=training")
                .or(() -> first(cell, RECALL, ""))
                .or(() -> rarest(cell, "of=training"))
                .or(() -> rarest(cell, ""));
        Optional<String> lower =
                types.isPresent() ? Optional.empty() : side(cell, "q=0.99,").or(() -> side(cell, ""));
        Optional<String> name = types.or(() -> lower).or(() -> first(cell, "recall", ""));
        if (name.isEmpty()) {
            return Finding.untold(
                    Meaning.TAIL_GONE,
                    "no reading of the tail was made (tail-occupancy, tail-type-recall, survival, precision-recall)");
        }
        int last = last(cell, name.get());
        double[] start = lower.isPresent() ? sides(cell, lower.get(), 0, Math::min) : cell.at(name.get(), 0);
        double[] end = lower.isPresent() ? sides(cell, lower.get(), last, Math::min) : cell.at(name.get(), last);
        double before = Risk.median(start);
        if (!(before > 0)) {
            return Finding.untold(Meaning.TAIL_GONE, "generation 0 has no tail that could be lost");
        }
        String what = (lower.isPresent() ? "the emptier side, " : "") + "over the median of generation 0";
        return Finding.below(
                Meaning.TAIL_GONE,
                lower.isPresent() ? both(lower.get()) : name.get(),
                what,
                Arrays.stream(end).map(v -> v / before).toArray(),
                HALF);
    }

    private static Finding invented(Readings cell) {
        Optional<String> precision = first(cell, "precision", "");
        if (precision.isPresent()) {
            double[] base = cell.at(precision.get(), Entry.BASELINE);
            double real = Risk.median(base.length > 0 ? base : cell.at(precision.get(), 0));
            double[] strays = Arrays.stream(cell.at(precision.get(), last(cell, precision.get())))
                    .map(v -> real - v)
                    .toArray();
            return Finding.above(
                    Meaning.INVENTED,
                    precision.get(),
                    "share outside the real neighbourhoods, above that of real data",
                    strays,
                    STRAY,
                    STRAY);
        }
        Optional<String> lower = widest(cell);
        return lower.isPresent() ? outside(cell, lower.get()) : types(cell);
    }

    /** Symbols: an infinite divergence of the model from the truth is a type that does not exist. */
    private static Finding types(Readings cell) {
        String name = "kl_divergence[model||real]";
        double[] start = cell.at(name, 0);
        if (start.length == 0) {
            return Finding.untold(
                    Meaning.INVENTED,
                    "no reading was made of what is made and not real (precision-recall, tail-occupancy, divergence)");
        } else if (Arrays.stream(start).anyMatch(Double::isInfinite)) {
            return Finding.untold(
                    Meaning.INVENTED,
                    "the held-out data lack types that generation 0 has rightly seen, so that no later one is known to be"
                            + " invented");
        }
        double[] invents = Arrays.stream(cell.at(name, last(cell, name)))
                .map(v -> Double.isNaN(v) ? v : Double.isInfinite(v) ? 1 : 0)
                .toArray();
        return Finding.above(
                Meaning.INVENTED, name, "1 if a type was made that does not exist, otherwise 0", invents, HALF, HALF);
    }

    private static Finding outside(Readings cell, String lower) {
        double beyond = 1 - level(lower);
        double[] strays = Arrays.stream(sides(cell, lower, last(cell, lower), Double::sum))
                .map(occupancy -> beyond * (occupancy - 2))
                .toArray();
        return Finding.above(
                Meaning.INVENTED,
                both(lower),
                "share beyond the outermost real quantiles, above that of real data",
                strays,
                STRAY,
                STRAY);
    }

    private static Optional<String> first(Readings cell, String family, String parameter) {
        return cell.names().stream()
                .filter(name -> Readings.family(name).equals(family) && name.contains(parameter))
                .findFirst();
    }

    /** The last band of survival: the rarest types. */
    private static Optional<String> rarest(Readings cell, String parameter) {
        return cell.names().stream()
                .filter(name -> Readings.family(name).equals(SURVIVAL) && name.contains(parameter))
                .reduce((a, b) -> b);
    }

    private static Optional<String> side(Readings cell, String parameter) {
        return cell.names().stream()
                .filter(name -> Readings.family(name).equals(OCCUPANCY)
                        && name.contains(parameter)
                        && name.contains("side=lower"))
                .findFirst();
    }

    private static Optional<String> widest(Readings cell) {
        return cell.names().stream()
                .filter(name -> Readings.family(name).equals(OCCUPANCY) && name.contains("side=lower"))
                .max((a, b) -> Double.compare(level(a), level(b)));
    }

    /** 0.99 of {@code tail_occupancy[q=0.99,side=lower]}. */
    private static double level(String name) {
        int from = name.indexOf("q=") + 2;
        return Double.parseDouble(name.substring(from, name.indexOf(',', from)));
    }

    private static String both(String lower) {
        return lower.replace(",side=lower", "");
    }

    private static double[] sides(Readings cell, String lower, int generation, DoubleBinaryOperator of) {
        double[] below = cell.at(lower, generation);
        double[] above = cell.at(lower.replace("side=lower", "side=upper"), generation);
        double[] joined = new double[below.length];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = of.applyAsDouble(below[i], above[i]);
        }
        return joined;
    }

    private static int last(Readings cell, String name) {
        List<Integer> generations = cell.generations(name);
        return generations.isEmpty() ? 0 : generations.get(generations.size() - 1);
    }
}
