package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.List;
import org.genloss.audit.Folds;
import org.genloss.audit.TypeSample;
import org.hipparchus.util.FastMath;

/** Curves of a text's types for a report. What is left of a reference by frequency is told by {@link Lost#bands}. */
public final class Curves {

    private static final int ORDERS = 13;
    private static final double HIGHEST = 3;

    private Curves() {}

    /**
     * A point of a curve.
     *
     * @param at where
     * @param value there
     * @param low lower 95 % limit; NaN if there is none
     * @param high upper 95 % limit; NaN if there is none
     */
    public record Point(double at, double value, double low, double high) {}

    /**
     * Types expected in random parts of a text, by their number of tokens: 1/80, 1/40, 1/20, 2/20 .. 19/20 of it, and all of it. Limits
     * are given up to half of the text, beyond which parts overlap too much for a jackknife.
     *
     * @return empty for a text in fewer than two folds
     */
    public static List<Point> rarefaction(TypeSample text) {
        Pair pair = Pair.of(text, text);
        Folded folded = pair.candidate();
        int folds = Integer.bitCount(folded.folds());
        List<Point> points = new ArrayList<>();
        if (folds < 2) {
            return points;
        }
        double n = text.allTokens();
        for (int at = -1; at <= Folds.COUNT; at++) {
            double tokens = at < 1 ? n / (at < 0 ? 4 * Folds.COUNT : 2 * Folds.COUNT) : n * at / Folds.COUNT;
            Statistic statistic = PairStatistic.rarefied(tokens, 1);
            boolean half = tokens <= Math.min(n / 2, MeasureOptions.largest(text));
            LeftOut values = LeftOut.of(statistic, pair, half ? folded.folds() : 0);
            Estimate.Limits limits = half ? Estimate.positive(values) : null;
            points.add(new Point(
                    tokens, values.all(), half ? limits.low() : Double.NaN, half ? limits.high() : Double.NaN));
        }
        return points;
    }

    /**
     * Hill numbers of the text itself, (sum p^q)^(1 / (1 - q)), for q from 0 to 3 in steps of a quarter: how many types, the more
     * frequent ones counting the more (Hill 1973).
     *
     * @return empty where only a sample of types is known
     */
    public static List<Point> hill(TypeSample text) {
        List<Point> points = new ArrayList<>();
        if (!text.exact() || text.allTokens() == 0) {
            return points;
        }
        long[] counts = text.allCounts();
        double n = text.allTokens();
        for (int i = 0; i < ORDERS; i++) {
            double q = HIGHEST * i / (ORDERS - 1);
            points.add(new Point(q, hill(counts, n, q), Double.NaN, Double.NaN));
        }
        return points;
    }

    private static double hill(long[] counts, double n, double q) {
        double sum = 0;
        for (long count : counts) {
            double log = FastMath.log(count / n);
            sum += q == 1 ? -count / n * log : FastMath.exp(q * log);
        }
        return q == 1 ? FastMath.exp(sum) : FastMath.pow(sum, 1 / (1 - q));
    }
}
