package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.genloss.audit.Folds;
import org.genloss.audit.TypeSample;
import org.hipparchus.util.FastMath;

/**
 * The types of a reference that a candidate lacks, and those that only the candidate has.
 *
 * <p>Of samples of types, the lists hold what is in both samples' common part, and the bands are scaled to all types.
 *
 * @param bands by frequency in the reference, rarest first
 * @param lost the most frequent first, ties by text; as many as were asked for
 * @param gained the most frequent in the candidate first
 * @param share of all types among which these were looked for
 */
public record Lost(List<Band> bands, List<Item> lost, List<Item> gained, double share) {

    /** Frequencies of one type differ at least so much from those of another. */
    private static final double LEAST_SLOPE = 0.05;

    private static final long[] EDGES = {1, 2, 3, 6, 11, 31, 101, 1001, Long.MAX_VALUE};

    /**
     * Types of one range of frequency in the reference.
     *
     * @param from fewest occurrences
     * @param to most occurrences
     * @param types how many the reference has
     * @param lost how many of them the candidate lacks
     * @param lostAsPart how many a random part of the reference as large as the candidate is expected to lack; 0 where the candidate is
     *     as large as the reference
     * @param lostAsOther how many another text of the reference's source as large as the candidate is expected to lack: a type found
     *     in j folds of blocks is found in j* = (j + 1) Q_{j + 1} / Q_j of another such text on average (Good 1953, with numbers Q_j of types in
     *     j folds), and is lacking with probability (1 + b r)^(-j* / b), where r is the ratio of sizes and b the rise of j* from one j to
     *     the next: exact where frequencies follow a gamma law (Fisher, Corbet and Williams 1943). Not e^-c r: half of the words that
     *     one novel has once are not in the next
     */
    public record Band(long from, long to, double types, double lost, double lostAsPart, double lostAsOther) {

        /** Its name, as {@code 3-5}. */
        public String name() {
            return to == Long.MAX_VALUE
                    ? String.format(Locale.ROOT, "over %d", from - 1)
                    : from == to ? Long.toString(from) : from + "-" + to;
        }
    }

    /**
     * A type.
     *
     * @param text for people
     * @param count occurrences in the text that has it
     * @param example where it was met there, as {@code file:number}
     * @param chance that another text of the same source, as large as the one that lacks it, lacks it too
     */
    public record Item(String text, long count, String example, double chance) {}

    /**
     * Looks for them.
     *
     * @param most length of each list
     */
    public static Lost of(TypeSample candidate, TypeSample reference, int most) {
        return of(candidate, reference, most, 1, Long.MAX_VALUE);
    }

    /**
     * Looks for those that the reference has so often.
     *
     * @param most length of each list
     * @param from fewest occurrences in the reference, at least 1; of the list of gained types, in the candidate
     * @param to most occurrences
     */
    public static Lost of(TypeSample candidate, TypeSample reference, int most, long from, long to) {
        Pair pair = Pair.of(candidate, reference);
        Text x = new Text(pair.candidate(), -1);
        Text r = new Text(pair.reference(), -1);
        return new Lost(
                bands(x, r, edges(from, to)),
                items(r, x, reference, most, from, to),
                items(x, r, candidate, most, from, to),
                pair.candidate().share());
    }

    /** Where bands begin within a range of frequency; the last is where they end, exclusive but where there is no limit. */
    private static long[] edges(long from, long to) {
        return Stream.of(
                        LongStream.of(from),
                        LongStream.of(EDGES).filter(edge -> edge > from && edge <= to),
                        LongStream.of(to == Long.MAX_VALUE ? to : to + 1))
                .flatMapToLong(edges -> edges)
                .distinct()
                .toArray();
    }

    private static List<Band> bands(Text x, Text r, long[] edges) {
        Rarefier part = new Rarefier(r, x.tokens());
        double[] other = chances(r, x.tokens());
        double[][] sums = new double[edges.length - 1][4];
        long end = edges[edges.length - 1];
        for (int i = 0; i < r.of().size(); i++) {
            long count = r.count(i);
            if (count >= edges[0] && (count < end || end == Long.MAX_VALUE)) {
                double[] band = sums[band(count, edges)];
                band[0]++;
                band[1] += x.count(i) == 0 ? 1 : 0;
                band[2] += part.absent(i);
                band[3] += other[r.incidence(i)];
            }
        }
        double share = r.of().share();
        List<Band> bands = new ArrayList<>();
        for (int b = 0; b < sums.length; b++) {
            long to = edges[b + 1] == Long.MAX_VALUE ? Long.MAX_VALUE : edges[b + 1] - 1;
            double[] s = sums[b];
            bands.add(new Band(edges[b], to, s[0] / share, s[1] / share, s[2] / share, s[3] / share));
        }
        return bands;
    }

    private static int band(long count, long[] edges) {
        int band = 0;
        while (band < edges.length - 2 && count >= edges[band + 1]) {
            band++;
        }
        return band;
    }

    /** Chance that another text of so many tokens lacks a type, by the number of folds in which this one has it. */
    private static double[] chances(Text text, long tokens) {
        double[] types = new double[Folds.COUNT + 2];
        for (int i = 0; i < text.of().size(); i++) {
            types[text.incidence(i)]++;
        }
        double ratio = (double) tokens / text.tokens();
        double folds = text.groups();
        double[] line = again(types);
        double slope = Math.max(LEAST_SLOPE, Math.min(1, line[1]));
        double[] chances = new double[Folds.COUNT + 1];
        for (int j = 1; j < chances.length; j++) {
            double again = Math.min(folds - 0.5, line[0] + line[1] * j);
            // as many blocks as fill so many folds
            double blocks = -folds * FastMath.log1p(-again / folds);
            chances[j] = FastMath.exp(-Math.max(0, blocks) / slope * FastMath.log1p(slope * ratio));
        }
        return chances;
    }

    /**
     * In how many folds of as large a text types are found that were found in j: a line through (j + 1) Q_{j + 1} / Q_j for j from 1 to
     * 5, by least squares weighted by types, as {intercept, slope}; j itself where there are too few types for a line.
     */
    private static double[] again(double[] types) {
        double weights = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int j = 1; j <= 5; j++) {
            double w = types[j];
            double again = w > 0 ? (j + 1) * types[j + 1] / w : 0;
            weights += w;
            x += w * j;
            y += w * again;
            xx += w * j * j;
            xy += w * j * again;
        }
        double spread = weights * xx - x * x;
        if (!(spread > 0)) {
            return new double[] {0, 1};
        }
        double slope = (weights * xy - x * y) / spread;
        return new double[] {(y - slope * x) / weights, slope};
    }

    /** Types that one text has and another lacks. */
    private static List<Item> items(Text has, Text lacks, TypeSample sample, int most, long from, long to) {
        double[] chances = chances(has, lacks.tokens());
        List<Item> items = new ArrayList<>();
        int own = 0;
        for (int i = 0; i < has.of().size(); i++) {
            if (has.count(i) > 0) {
                while (sample.hashes()[own] != has.of().hashes()[i]) {
                    own++;
                }
                if (lacks.count(i) == 0 && has.count(i) >= from && has.count(i) <= to) {
                    items.add(new Item(
                            sample.texts().get(own),
                            has.count(i),
                            sample.examples().get(own),
                            chances[has.incidence(i)]));
                }
            }
        }
        return items.stream()
                .sorted(Comparator.comparingLong(Item::count).reversed().thenComparing(Item::text))
                .limit(most)
                .toList();
    }
}
