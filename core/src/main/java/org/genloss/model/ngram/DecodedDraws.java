package org.genloss.model.ngram;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws the next word after a context from the decoded law. Laws are kept while they fit into a bounded cache; when it
 * is full it is emptied, which changes no draw. For one thread.
 */
final class DecodedDraws implements LongUnaryOperator {

    /** Words in all cached laws together, 12 bytes each. */
    private static final int CAPACITY = 1 << 22;

    private final NextWord law;
    private final NextWord.Decoder decoder;
    private final UniformRandomProvider random;
    private final Map<Long, DecodedWord> cache = new HashMap<>();
    private int cached;

    DecodedDraws(NextWord law, NextWord.Decoder decoder, UniformRandomProvider random) {
        this.law = law;
        this.decoder = decoder;
        this.random = random;
    }

    @Override
    public long applyAsLong(long context) {
        long key = law.reduced(context);
        DecodedWord word = cache.get(key);
        if (word == null) {
            word = decoder.after(key);
            if (cached + word.ids().length > CAPACITY) {
                cache.clear();
                cached = 0;
            }
            cache.put(key, word);
            cached += word.ids().length;
        }
        return NGramTrie.context(1, word.draw(random, decoder.common()));
    }
}
