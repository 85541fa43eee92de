package org.genloss.audit.share;

import java.io.DataOutput;
import java.io.IOException;
import org.genloss.audit.FoldHistogram;
import org.genloss.audit.Part;

/**
 * The sentences of some text by their log-likelihood ratio, counted in {@value #BINS} bins by fold: all that the estimate of the
 * synthetic share needs. It adds up exactly. 64 kB in memory.
 */
public final class SharePart implements Part<SharePart> {

    /** Bins 0.1 nats wide from -20 to 20, one below and one above. */
    public static final int BINS = 402;

    private static final double LEAST = -20;
    private static final int PER_NAT = 10;

    private final FoldHistogram ratios;

    SharePart() {
        this(new FoldHistogram(BINS));
    }

    SharePart(FoldHistogram ratios) {
        this.ratios = ratios;
    }

    /** The bin of a ratio in nats. */
    static int bin(double ratio) {
        double bin = Math.floor((ratio - LEAST) * PER_NAT) + 1;
        return (int) Math.max(0, Math.min(BINS - 1, bin));
    }

    /** The ratio in the middle of a bin, in nats; the outer bins are taken to be as wide as the others. */
    static double middle(int bin) {
        return LEAST + (bin - 0.5) / PER_NAT;
    }

    /** Counts a sentence. */
    void add(int fold, int bin) {
        ratios.add(fold, bin);
    }

    /** How many sentences there are. */
    public long sentences() {
        return ratios.size();
    }

    /** Sentences by bin and fold. */
    public FoldHistogram ratios() {
        return ratios;
    }

    @Override
    public SharePart merge(SharePart other) {
        ratios.add(other.ratios);
        return this;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        ratios.write(out);
    }
}
