package org.genloss.audit;

import java.io.DataInput;
import java.io.IOException;
import java.util.function.Consumer;

/** Counts words, or pairs of words that follow each other in a block. */
public final class TypeObserver implements Observer<TypeCounts> {

    /** Name of the part of words. */
    public static final String WORDS = "words";

    /** Name of the part of pairs. */
    public static final String BIGRAMS = "bigrams";

    private final String name;
    private final int span;

    private TypeObserver(String name, int span) {
        this.name = name;
        this.span = span;
    }

    /** Counts words. */
    public static TypeObserver words() {
        return new TypeObserver(WORDS, 1);
    }

    /** Counts pairs of words; hashes are of the pair's two hashes, texts have a space between the words. */
    public static TypeObserver bigrams() {
        return new TypeObserver(BIGRAMS, 2);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TypeCounts none() {
        return new TypeCounts();
    }

    @Override
    public Consumer<TypeCounts> observe(Block block) {
        Found found = new Found(block, span);
        return counts -> counts.add(found, block);
    }

    @Override
    public TypeCounts read(DataInput in) throws IOException {
        return TypeCounts.read(in);
    }
}
