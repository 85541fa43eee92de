package org.genloss.audit.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.audit.Clusters;
import org.genloss.audit.Compression;
import org.genloss.audit.Duplicates;
import org.genloss.audit.Folds;
import org.genloss.audit.Measured;

/** Measures of blocks of text: near-duplicates (T5) and compression (T6). */
final class BlockMeasures {

    private static final String DUPLICATES = "near-duplicate-share";
    private static final String LARGEST = "largest-duplicate-share";
    private static final String COMPRESSION = "compression-ratio";

    private BlockMeasures() {}

    /** Bytes over compressed bytes. */
    static Measured compression(Compression part) {
        int folds = folds(part.blocks());
        if (Integer.bitCount(folds) < 2) {
            return unknown(COMPRESSION, "ratio", Integer.bitCount(folds));
        }
        Estimate.Limits limits = Estimate.positive(compression(part, folds));
        return new Measured(
                COMPRESSION,
                "",
                limits.estimate().value(),
                limits.standardError(),
                limits.low(),
                limits.high(),
                "ratio",
                basis(part.rate(), Arrays.stream(part.blocks()).sum()),
                Optional.empty());
    }

    /** Share of blocks that have a near-duplicate, and share of the largest cluster. */
    static List<Measured> duplicates(Duplicates part) {
        int folds = folds(part.blocks());
        if (Integer.bitCount(folds) < 2) {
            return List.of(
                    unknown(DUPLICATES, "share", Integer.bitCount(folds)),
                    unknown(LARGEST, "share", Integer.bitCount(folds)));
        }
        Clusters clusters = part.clusters();
        Clusters.Repeated repeated = clusters.repeated();
        String basis = basis(part.rate(), repeated.blocks());
        Estimate share = withSampling(Estimate.of(duplicates(clusters, folds)), part.rate(), repeated);
        Measured largest = part.rate() < 1
                ? new Measured(
                        LARGEST,
                        "",
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        "share",
                        "",
                        Optional.of("the largest cluster may be among the blocks that are not known"))
                : new Measured(
                        LARGEST,
                        "",
                        (double) repeated.largest() / repeated.blocks(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        "share",
                        basis,
                        Optional.empty());
        double[] limits = share.limits();
        return List.of(
                new Measured(
                        DUPLICATES,
                        "",
                        share.value(),
                        share.standardError(),
                        Math.max(0, limits[0]),
                        Math.min(1, limits[1]),
                        "share",
                        basis,
                        Optional.empty()),
                largest);
    }

    static Comparison compareCompression(Compression x, Compression r) {
        int folds = folds(x.blocks()) | folds(r.blocks());
        Optional<String> why = why(folds(x.blocks()), folds(r.blocks()));
        return why.map(reason -> Comparison.unknown(COMPRESSION, "", true, reason))
                .orElseGet(() -> Comparison.of(
                        COMPRESSION,
                        "",
                        compression(x, folds),
                        compression(r, folds),
                        true,
                        basis(x.rate(), Arrays.stream(x.blocks()).sum())));
    }

    static Comparison compareDuplicates(Duplicates x, Duplicates r) {
        int folds = folds(x.blocks()) | folds(r.blocks());
        Optional<String> why = why(folds(x.blocks()), folds(r.blocks()));
        if (why.isEmpty() && Math.min(x.rate(), r.rate()) < 1) {
            why = Optional.of("of one of the two only a sample of blocks is known, and of the other others");
        }
        return why.map(reason -> Comparison.unknown(DUPLICATES, "", false, reason))
                .orElseGet(() -> Comparison.of(
                        DUPLICATES,
                        "",
                        duplicates(x.clusters(), folds),
                        duplicates(r.clusters(), folds),
                        false,
                        "exact"));
    }

    private static LeftOut compression(Compression part, int folds) {
        long before = Arrays.stream(part.bytes()).sum();
        long after = Arrays.stream(part.compressed()).sum();
        return LeftOut.of(
                (double) before / after,
                of(folds)
                        .mapToDouble(g -> (double) (before - part.bytes()[g]) / (after - part.compressed()[g]))
                        .toArray());
    }

    private static LeftOut duplicates(Clusters clusters, int folds) {
        return LeftOut.of(
                clusters.repeated().share(),
                of(folds).mapToDouble(g -> clusters.repeatedWithout(g).share()).toArray());
    }

    /**
     * Adds the error of knowing a sample of blocks: clusters are in the sample as wholes, so that the binomial variance p (1 - p) / k grows by
     * their mean size.
     */
    private static Estimate withSampling(Estimate estimate, double rate, Clusters.Repeated repeated) {
        if (rate == 1 || repeated.clusters() == 0) {
            return estimate;
        }
        double p = repeated.share();
        double size = (double) repeated.repeated() / repeated.clusters();
        double variance = (1 - rate) * p * (1 - p) / repeated.blocks() * size;
        double both = Math.sqrt(estimate.standardError() * estimate.standardError() + variance);
        return new Estimate(estimate.value(), both, Math.sqrt(variance) / p, estimate.degrees());
    }

    private static IntStream of(int folds) {
        return IntStream.range(0, Folds.COUNT).filter(g -> (folds >> g & 1) == 1);
    }

    private static int folds(long[] blocks) {
        return IntStream.range(0, Folds.COUNT)
                .filter(g -> blocks[g] > 0)
                .map(g -> 1 << g)
                .sum();
    }

    private static Optional<String> why(int x, int r) {
        int least = Math.min(Integer.bitCount(x), Integer.bitCount(r));
        return least < 2 ? Optional.of(reason(least)) : Optional.empty();
    }

    private static String reason(int folds) {
        return "its blocks fall into " + folds + " of " + Folds.COUNT + " folds; an error needs at least 2";
    }

    private static Measured unknown(String measure, String unit, int folds) {
        return new Measured(
                measure, "", Double.NaN, Double.NaN, Double.NaN, Double.NaN, unit, "", Optional.of(reason(folds)));
    }

    private static String basis(double rate, long blocks) {
        double oneIn = 1 / rate;
        String number = Math.abs(oneIn - Math.rint(oneIn)) < 1e-9 ? "%.0f" : "%.3g";
        return rate == 1 ? "exact" : String.format(Locale.ROOT, "%,d blocks, one in " + number, blocks, oneIn);
    }
}
