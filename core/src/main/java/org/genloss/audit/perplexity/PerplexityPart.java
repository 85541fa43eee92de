package org.genloss.audit.perplexity;

import java.io.DataOutput;
import java.io.IOException;
import org.genloss.audit.FoldHistogram;
import org.genloss.audit.Part;

/**
 * The blocks of some text by their log-perplexity, counted in bins 0.02 nats wide from 0 to 20, by fold: quantiles of the body
 * and of both tails come out of it to 0.02 nats, and it adds up exactly. 160 kB in memory.
 */
public final class PerplexityPart implements Part<PerplexityPart> {

    /** How many bins there are; what is above the last is counted in it. */
    static final int BINS = 1000;

    private static final int PER_NAT = 50;

    private final FoldHistogram blocks;

    PerplexityPart() {
        this(new FoldHistogram(BINS));
    }

    PerplexityPart(FoldHistogram blocks) {
        this.blocks = blocks;
    }

    /** The bin of a log-perplexity in nats. */
    static int bin(double logPerplexity) {
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor(logPerplexity * PER_NAT)));
    }

    /** Lower end of a bin, in nats. */
    static double start(double bin) {
        return bin / PER_NAT;
    }

    /** Counts a block. */
    void add(int fold, int bin) {
        blocks.add(fold, bin);
    }

    /** Blocks by bin and fold. */
    public FoldHistogram blocks() {
        return blocks;
    }

    @Override
    public PerplexityPart merge(PerplexityPart other) {
        blocks.add(other.blocks);
        return this;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        blocks.write(out);
    }
}
