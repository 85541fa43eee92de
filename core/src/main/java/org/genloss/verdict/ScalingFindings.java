package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.genloss.ledger.Run;
import org.hipparchus.util.FastMath;

/**
 * The verdict on the scaling law, which takes cells that differ in nothing but their size: the exponent of the excess risk
 * as a power of the size, trial by trial (trials of one number share their seed), at the end against generation 0.
 */
final class ScalingFindings {

    /** Difference of exponents below which they are called the same. */
    static final double SAME = 0.1;

    private static final int FEWEST_SIZES = 3;

    private ScalingFindings() {}

    /** One finding a cell, in their order. */
    static List<Finding> of(Run run, List<Readings> readings) {
        Map<List<Object>, TreeMap<Double, Integer>> families = new LinkedHashMap<>();
        run.cells().forEach(cell -> size(cell)
                .ifPresent(size -> families.computeIfAbsent(family(cell), key -> new TreeMap<>())
                        .put(size, cell.index())));
        Finding none = Finding.untold(
                Meaning.SCALING_CHANGED,
                "needs cells that differ in their size only, of at least " + FEWEST_SIZES + " sizes (sweep over size)");
        List<Finding> findings =
                new ArrayList<>(run.cells().stream().map(cell -> none).toList());
        families.values().stream().filter(sizes -> sizes.size() >= FEWEST_SIZES).forEach(sizes -> {
            Finding finding = of(sizes, readings);
            sizes.values().forEach(cell -> findings.set(cell, finding));
        });
        return findings;
    }

    /** Panel and all labels but the size. */
    private static List<Object> family(Run.Cell cell) {
        Map<String, String> others = new LinkedHashMap<>(cell.labels());
        others.keySet().removeIf(ScalingFindings::isSize);
        return List.of(cell.panel(), others);
    }

    private static boolean isSize(String label) {
        return label.equals("size") || label.equals("size.start");
    }

    private static Optional<Double> size(Run.Cell cell) {
        return cell.labels().entrySet().stream()
                .filter(label -> isSize(label.getKey()))
                .map(label -> label.getValue().replace("_", ""))
                .filter(text -> text.matches("\\d+"))
                .map(Double::valueOf)
                .findFirst();
    }

    private static Finding of(TreeMap<Double, Integer> sizes, List<Readings> readings) {
        List<Risk> risks = sizes.values().stream()
                .flatMap(cell -> Risk.of(readings.get(cell)).stream())
                .toList();
        if (risks.size() < sizes.size()
                || risks.stream().map(Risk::reading).distinct().count() > 1
                || risks.stream().anyMatch(risk -> Double.isNaN(risk.floor()))) {
            return Finding.untold(
                    Meaning.SCALING_CHANGED,
                    "the cells of different size have no reading of risk in common for which the risk of the truth is known");
        }
        double[] logSizes = sizes.keySet().stream().mapToDouble(FastMath::log).toArray();
        int last = risks.stream().mapToInt(Risk::last).min().orElse(0);
        double[] before = exponents(risks, logSizes, 0);
        double[] after = exponents(risks, logSizes, last);
        double[] change = new double[Math.min(before.length, after.length)];
        Arrays.setAll(change, i -> after[i] - before[i]);
        long told = Arrays.stream(change).filter(Double::isFinite).count();
        if (4 * told < 3 * change.length) {
            return Finding.untold(
                    Meaning.SCALING_CHANGED,
                    "in more than a quarter of the trials a risk is at or below that of the truth, and has no power law");
        }
        Interval of = Interval.of(change);
        boolean yes = of.low() > SAME || of.high() < -SAME;
        boolean no = of.low() >= -SAME && of.high() <= SAME;
        Answer answer = yes ? Answer.YES : no ? Answer.NO : Answer.CANNOT_TELL;
        String why = !of.why().isEmpty() || answer != Answer.CANNOT_TELL
                ? of.why()
                : "the interval holds the threshold: more trials would tell";
        String what = "change of the exponent of the excess risk as a power of the size, from "
                + text(Risk.median(before)) + " to " + text(Risk.median(after));
        return new Finding(
                Meaning.SCALING_CHANGED,
                answer,
                risks.get(0).reading(),
                what,
                of.centre(),
                of.low(),
                of.high(),
                SAME,
                why);
    }

    /** Slope of log excess against log size, trial by trial; NaN where an excess is not above 0. */
    private static double[] exponents(List<Risk> risks, double[] logSizes, int generation) {
        List<double[]> at = risks.stream().map(risk -> risk.at(generation)).toList();
        double[] slopes =
                new double[at.stream().mapToInt(one -> one.length).min().orElse(0)];
        double middle = Arrays.stream(logSizes).sum() / logSizes.length;
        double squares =
                Arrays.stream(logSizes).map(x -> (x - middle) * (x - middle)).sum();
        for (int trial = 0; trial < slopes.length; trial++) {
            double sum = 0;
            for (int i = 0; i < logSizes.length; i++) {
                double excess = at.get(i)[trial] - risks.get(i).floor();
                sum += (logSizes[i] - middle) * (excess > 0 ? FastMath.log(excess) : Double.NaN);
            }
            slopes[trial] = sum / squares;
        }
        return slopes;
    }

    private static String text(double exponent) {
        return String.format(Locale.ROOT, "%.2f", exponent);
    }
}
