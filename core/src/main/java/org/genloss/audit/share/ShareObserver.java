package org.genloss.audit.share;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.genloss.audit.Block;
import org.genloss.audit.FoldHistogram;
import org.genloss.audit.Observer;

/**
 * Sets every sentence against two reference vocabularies and counts the log-likelihood ratios. Profiles of the corpus, of the
 * known-human null slice and of a known-synthetic slice are all made with the same vocabularies.
 */
public final class ShareObserver implements Observer<SharePart> {

    /** The name of its part. */
    public static final String NAME = "share";

    private final Vocabularies vocabularies;

    /** @param vocabularies of the two reference texts */
    public ShareObserver(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** Reads parts of profiles, for which no vocabularies are needed, and observes nothing. */
    public static ShareObserver reader() {
        return new ShareObserver(null);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SharePart none() {
        return new SharePart();
    }

    @Override
    public Consumer<SharePart> observe(Block block) {
        int[] bins = new int[block.words() / Sentences.LEAST_WORDS];
        int[] scratch = new int[block.words()];
        int[] sentences = new int[1];
        Sentences.of(
                block,
                (from, to) -> bins[sentences[0]++] = SharePart.bin(vocabularies.ratio(block, from, to, scratch)));
        int[] found = Arrays.copyOf(bins, sentences[0]);
        int fold = block.fold();
        return part -> {
            for (int bin : found) {
                part.add(fold, bin);
            }
        };
    }

    @Override
    public SharePart read(DataInput in) throws IOException {
        return new SharePart(FoldHistogram.read(in, SharePart.BINS));
    }
}
