package org.genloss.audit.measure;

import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.genloss.audit.Folds;
import org.genloss.audit.TypeSample;

/**
 * How things are measured.
 *
 * @param sizes number of tokens to which counts are rarefied, by what is counted, {@code words} or {@code bigrams}; what is not named
 *     is rarefied to {@link #commonSize}
 * @param traps whether measures that mislead are shown too, as such
 */
public record MeasureOptions(Map<String, Long> sizes, boolean traps) {

    /** Rarefied to a common size, without traps. */
    public static final MeasureOptions STANDARD = new MeasureOptions(Map.of(), false);

    /** Checks that sizes are positive. */
    public MeasureOptions {
        sizes = Map.copyOf(sizes);
        sizes.forEach((of, size) -> {
            if (size < 1) {
                throw new IllegalArgumentException("the size of " + of + " must be at least 1: " + size);
            }
        });
    }

    /**
     * Half of the smallest of some texts, in tokens; less if without one of its folds a text has less. Half, because it leaves room: a
     * part as large as the text is one single part, which a jackknife takes to be twice as variable as it is.
     */
    public static long commonSize(Iterable<TypeSample> texts) {
        long least = Long.MAX_VALUE;
        for (TypeSample text : texts) {
            least = Math.min(least, Math.min(text.allTokens() / 2, largest(text)));
        }
        return least;
    }

    /** Tokens of a text without its largest fold. */
    static long largest(TypeSample text) {
        return text.allTokens()
                - IntStream.range(0, Folds.COUNT)
                        .mapToLong(g -> text.tokens()[g])
                        .max()
                        .orElse(0);
    }

    /** The size for these texts: what was asked for, as far as every text has as much without one of its folds. */
    OptionalLong size(String of, TypeSample... texts) {
        Long asked = sizes.get(of);
        if (asked == null) {
            long common = commonSize(java.util.List.of(texts));
            return common < 1 ? OptionalLong.empty() : OptionalLong.of(common);
        }
        long most = java.util.Arrays.stream(texts)
                .flatMapToLong(text -> LongStream.of(largest(text)))
                .min()
                .orElse(0);
        return most < asked ? OptionalLong.empty() : OptionalLong.of(asked);
    }
}
