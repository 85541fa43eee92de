package org.genloss.audit.perplexity;

import java.io.DataInput;
import java.io.IOException;
import java.util.function.Consumer;
import org.genloss.audit.Block;
import org.genloss.audit.FoldHistogram;
import org.genloss.audit.Observer;
import org.genloss.spec.Require;

/**
 * Asks a frozen model how predictable blocks are: one in so many, chosen by their content, since a model takes ten times as long as
 * counting words. Blocks without a sentence are passed over.
 */
public final class PerplexityObserver implements Observer<PerplexityPart> {

    /** The name of its part. */
    public static final String NAME = "perplexity";

    /** Any odd number whose bits are well mixed: which blocks are asked about must have nothing to do with folds. */
    private static final long MULTIPLIER = 0xbf58476d1ce4e5b9L;

    private final FrozenModel model;
    private final int oneIn;

    /**
     * Asks about all blocks.
     *
     * @param model fitted to a human reference text
     */
    public PerplexityObserver(FrozenModel model) {
        this(model, 1);
    }

    /**
     * Asks about one block in so many.
     *
     * @param model fitted to a human reference text
     * @param oneIn 1 for all blocks
     */
    public PerplexityObserver(FrozenModel model, int oneIn) {
        this(oneIn, model);
        Require.atLeast("one in", oneIn, 1);
    }

    private PerplexityObserver(int oneIn, FrozenModel model) {
        this.model = model;
        this.oneIn = oneIn;
    }

    /** Reads parts of profiles, of any rate, for which no model is needed, and observes nothing. */
    public static PerplexityObserver reader() {
        return new PerplexityObserver(0, null);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PerplexityPart none() {
        return new PerplexityPart(oneIn, new FoldHistogram(PerplexityPart.BINS));
    }

    @Override
    public Consumer<PerplexityPart> observe(Block block) {
        double found = isAsked(block) ? model.logPerplexity(block) : Double.NaN;
        int fold = block.fold();
        return part -> {
            if (!Double.isNaN(found)) {
                part.add(fold, PerplexityPart.bin(found));
            }
        };
    }

    private boolean isAsked(Block block) {
        return Long.remainderUnsigned(block.hash() * MULTIPLIER >>> 32, oneIn) == 0;
    }

    @Override
    public PerplexityPart read(DataInput in) throws IOException {
        int written = in.readInt();
        if (written < 1) {
            throw new IOException("perplexities of one block in " + written);
        }
        return new PerplexityPart(written, FoldHistogram.read(in, PerplexityPart.BINS));
    }
}
