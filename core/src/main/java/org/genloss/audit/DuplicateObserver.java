package org.genloss.audit;

import java.io.DataInput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Looks for blocks that repeat others, or nearly: a document is compared with all others, or if it is longer than a block, each
 * of its blocks. Blocks without a word are left out.
 */
public record DuplicateObserver() implements Observer<Duplicates> {

    /** Name of the part. */
    public static final String NAME = "duplicates";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duplicates none() {
        return new Duplicates();
    }

    @Override
    public Consumer<Duplicates> observe(Block block) {
        Shingles shingles = new Shingles(block);
        if (shingles.isEmpty()) {
            return part -> {};
        }
        long rank = shingles.rank();
        return part -> part.add(rank, block.hash(), shingles);
    }

    @Override
    public Duplicates read(DataInput in) throws IOException {
        return Duplicates.read(in);
    }
}
