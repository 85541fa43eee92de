package org.genloss.neural.transformer;

import java.util.OptionalInt;
import org.genloss.spec.Require;

/**
 * Ids with a meaning of their own, each empty if a configuration names none.
 *
 * @param begin with which a text begins
 * @param end with which a text ends
 * @param padding which fills short sequences up, and whose embedding is not learned
 */
public record SpecialIds(OptionalInt begin, OptionalInt end, OptionalInt padding) {

    /** No such ids. */
    public static final SpecialIds NONE = new SpecialIds(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** One id begins and ends texts, as that of {@code <|endoftext|>} does. */
    public static SpecialIds both(int id) {
        return new SpecialIds(OptionalInt.of(id), OptionalInt.of(id), OptionalInt.empty());
    }

    /** @throws IllegalArgumentException that names the id which is none of the vocabulary's */
    void check(int vocabularySize) {
        check("bos_token_id", begin, vocabularySize);
        check("eos_token_id", end, vocabularySize);
        check("pad_token_id", padding, vocabularySize);
    }

    private static void check(String name, OptionalInt id, int vocabularySize) {
        id.ifPresent(value -> Require.that(
                value >= 0 && value < vocabularySize,
                name,
                "from 0 to vocab_size - 1 = " + (vocabularySize - 1),
                value));
    }
}
