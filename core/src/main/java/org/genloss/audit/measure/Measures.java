package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.audit.GroupProfile;
import org.genloss.audit.Measured;
import org.genloss.audit.TypeCounts;
import org.genloss.audit.TypeSample;

/** All measures of a group. */
public final class Measures {

    private static final List<String> KINDS = List.of(TextMeasures.WORDS, TextMeasures.BIGRAMS);

    private Measures() {}

    /** What can be measured of a group, in the order of the measures; those against a reference where there is one. */
    public static List<Measured> of(GroupProfile candidate, Optional<GroupProfile> reference, MeasureOptions options) {
        List<Measured> measured = new ArrayList<>();
        for (String kind : KINDS) {
            sample(candidate, kind)
                    .ifPresent(own -> measured.addAll(
                            TextMeasures.of(kind, own, reference.flatMap(profile -> sample(profile, kind)), options)));
        }
        return measured;
    }

    /** The same of both, side by side. */
    public static List<Comparison> compare(GroupProfile candidate, GroupProfile reference, MeasureOptions options) {
        List<Comparison> compared = new ArrayList<>();
        for (String kind : KINDS) {
            Optional<TypeSample> own = sample(candidate, kind);
            Optional<TypeSample> other = sample(reference, kind);
            if (own.isPresent() && other.isPresent()) {
                compared.addAll(Comparison.ofTypes(kind, own.get(), other.get(), options));
            }
        }
        return compared;
    }

    private static Optional<TypeSample> sample(GroupProfile profile, String kind) {
        return profile.part(kind, TypeCounts.class).map(TypeCounts::sample);
    }
}
