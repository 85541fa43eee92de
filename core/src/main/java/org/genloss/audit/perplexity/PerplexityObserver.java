package org.genloss.audit.perplexity;

import java.io.DataInput;
import java.io.IOException;
import java.util.function.Consumer;
import org.genloss.audit.Block;
import org.genloss.audit.FoldHistogram;
import org.genloss.audit.Observer;

/** Asks a frozen model how predictable every block is. Blocks without a sentence are passed over. */
public final class PerplexityObserver implements Observer<PerplexityPart> {

    /** The name of its part. */
    public static final String NAME = "perplexity";

    private final FrozenModel model;

    /** @param model fitted to a human reference text */
    public PerplexityObserver(FrozenModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PerplexityPart none() {
        return new PerplexityPart();
    }

    @Override
    public Consumer<PerplexityPart> observe(Block block) {
        double found = model.logPerplexity(block);
        int fold = block.fold();
        return part -> {
            if (!Double.isNaN(found)) {
                part.add(fold, PerplexityPart.bin(found));
            }
        };
    }

    @Override
    public PerplexityPart read(DataInput in) throws IOException {
        return new PerplexityPart(FoldHistogram.read(in, PerplexityPart.BINS));
    }
}
