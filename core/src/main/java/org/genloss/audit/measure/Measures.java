package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.audit.Compression;
import org.genloss.audit.CompressionObserver;
import org.genloss.audit.DuplicateObserver;
import org.genloss.audit.Duplicates;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.Measured;
import org.genloss.audit.Numbers;
import org.genloss.audit.TypeCounts;
import org.genloss.audit.TypeSample;

/**
 * Everything that is measured of what a profile counts: words and bigrams (T1 to T4), near-duplicates (T5), compression (T6) and
 * number columns (N1 to N4, against a reference).
 */
public final class Measures {

    private static final List<String> TYPES = List.of(TextMeasures.WORDS, TextMeasures.BIGRAMS);

    private Measures() {}

    /**
     * Measures of a candidate, in a fixed order: words, bigrams, the text as a whole, columns of numbers. A part that the profile
     * does not have has no measures; what cannot be estimated says why.
     *
     * @param reference what it is set against; without it, measures against a reference are left out
     */
    public static List<Measured> of(GroupProfile candidate, Optional<GroupProfile> reference, MeasureOptions options) {
        List<Measured> measured = new ArrayList<>();
        for (String of : TYPES) {
            types(candidate, of)
                    .ifPresent(x ->
                            measured.addAll(TextMeasures.of(of, x, reference.flatMap(r -> types(r, of)), options)));
        }
        candidate
                .part(DuplicateObserver.NAME, Duplicates.class)
                .ifPresent(part -> measured.addAll(BlockMeasures.duplicates(part)));
        candidate
                .part(CompressionObserver.NAME, Compression.class)
                .ifPresent(part -> measured.add(BlockMeasures.compression(part)));
        reference.ifPresent(r -> candidate.numbers().forEach((column, numbers) -> {
            Numbers other = r.numbers().get(column);
            if (other != null) {
                measured.addAll(NumberMeasures.of(column, numbers, other));
            }
        }));
        return measured;
    }

    /** Each measure of a candidate beside that of a reference, in the order of {@link #of}; of what both profiles have. */
    public static List<Comparison> compare(GroupProfile candidate, GroupProfile reference, MeasureOptions options) {
        List<Comparison> compared = new ArrayList<>();
        for (String of : TYPES) {
            Optional<TypeSample> r = types(reference, of);
            types(candidate, of)
                    .ifPresent(x -> r.ifPresent(y -> compared.addAll(Comparison.ofTypes(of, x, y, options))));
        }
        Optional<Duplicates> duplicates = reference.part(DuplicateObserver.NAME, Duplicates.class);
        candidate
                .part(DuplicateObserver.NAME, Duplicates.class)
                .ifPresent(x -> duplicates.ifPresent(r -> compared.add(BlockMeasures.compareDuplicates(x, r))));
        Optional<Compression> compression = reference.part(CompressionObserver.NAME, Compression.class);
        candidate
                .part(CompressionObserver.NAME, Compression.class)
                .ifPresent(x -> compression.ifPresent(r -> compared.add(BlockMeasures.compareCompression(x, r))));
        candidate.numbers().forEach((column, numbers) -> {
            Numbers other = reference.numbers().get(column);
            if (other != null) {
                compared.addAll(NumberMeasures.compare(column, numbers, other));
            }
        });
        return compared;
    }

    /**
     * What a candidate lost of a reference's words or bigrams.
     *
     * @param of {@code words} or {@code bigrams}
     * @param most length of each list
     * @return empty where a profile does not have them
     */
    public static Optional<Lost> lost(GroupProfile candidate, GroupProfile reference, String of, int most) {
        return types(candidate, of).flatMap(x -> types(reference, of).map(r -> Lost.of(x, r, most)));
    }

    /** The types of a profile, {@code words} or {@code bigrams}. */
    public static Optional<TypeSample> types(GroupProfile profile, String of) {
        return profile.part(of, TypeCounts.class).map(TypeCounts::sample);
    }
}
