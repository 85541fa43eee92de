package org.genloss.data;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of a text and their numbers, fixed by the real data: every generation speaks in the same ids.
 *
 * <p>The last id is {@link #unknown()}: what held-out text contains and the real training text did not. Subwords have none:
 * they can spell everything.
 */
public final class Vocabulary {

    /** What a token is, and so how tokens are put together again. */
    public enum Unit {
        /** Words and punctuation marks, written with spaces between. */
        WORDS,
        /** Unicode code points, written without spaces. */
        CHARACTERS,
        /** Bytes of UTF-8; the types are the two-digit hexadecimal numbers 00 to ff. */
        BYTES,
        /** Pieces of words, as a {@link Tokenizer} cuts them. */
        SUBWORDS
    }

    private final Unit unit;
    private final List<String> types;
    private final Map<String, Integer> ids;
    private final Optional<Tokenizer> tokenizer;

    /**
     * Of words, characters or bytes.
     *
     * @param unit what a token is
     * @param types the known types, in the order of their ids, without the unknown one
     */
    public Vocabulary(Unit unit, List<String> types) {
        this(unit, types, Optional.empty());
    }

    /** Of the subwords of a tokenizer, with its ids. */
    public Vocabulary(Tokenizer tokenizer) {
        this(Unit.SUBWORDS, tokenizer.pieces(), Optional.of(tokenizer));
    }

    private Vocabulary(Unit unit, List<String> types, Optional<Tokenizer> tokenizer) {
        this.unit = unit;
        this.types = List.copyOf(types);
        this.tokenizer = tokenizer;
        this.ids = new HashMap<>(types.size() * 2);
        for (int i = 0; i < types.size(); i++) {
            ids.put(types.get(i), i);
        }
    }

    /** What a token is. */
    public Unit unit() {
        return unit;
    }

    /** The tokenizer whose subwords these are; empty for other units. */
    public Optional<Tokenizer> tokenizer() {
        return tokenizer;
    }

    /** Number of ids, the unknown type included. */
    public int size() {
        return types.size() + (tokenizer.isPresent() ? 0 : 1);
    }

    /** The id of everything that is not in the vocabulary; of subwords, the first number that is no id. */
    public int unknown() {
        return types.size();
    }

    /** The id of {@code type}, or {@link #unknown()}. */
    public int id(String type) {
        return ids.getOrDefault(type, unknown());
    }

    /** The type with this id. */
    public String type(int id) {
        return id == unknown() ? "<unk>" : types.get(id);
    }

    /** Tokens {@code from} to {@code to} of an array, as a person would read them. */
    public String text(int[] tokens, int from, int to) {
        if (tokenizer.isPresent()) {
            return tokenizer.get().decode(tokens, from, to);
        }
        if (unit == Unit.BYTES) {
            byte[] bytes = new byte[to - from];
            for (int i = from; i < to; i++) {
                bytes[i - from] = tokens[i] == unknown() ? (byte) '?' : (byte) Integer.parseInt(type(tokens[i]), 16);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from && unit == Unit.WORDS) {
                text.append(' ');
            }
            text.append(type(tokens[i]));
        }
        return text.toString();
    }
}
