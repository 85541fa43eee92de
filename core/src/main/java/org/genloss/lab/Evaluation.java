package org.genloss.lab;

import java.util.Optional;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** How generations are measured. */
@Doc("How generations are measured: how many items are drawn from each model, and against how many real ones.")
public record Evaluation(
        @Doc(
                "Items drawn from every model only to be measured; as many as generation 0 is trained on, if not given, but no"
                        + " more than 10,000 where sampling is not points.")
        Optional<Integer> draws,

        @Doc("Held-out real records to measure against; 10,000 or all there are, if not given.")
        Optional<Integer> reference,

        @Doc("Every so many generations is measured; generation 0, the first ten and the last always are.")
        @Default("1")
        int every) {

    /** Items drawn to be measured where the spec does not say how many and the size costs nothing. */
    static final int MOST_DRAWS = 10_000;

    /** Checks the ranges. */
    public Evaluation {
        draws.ifPresent(n -> Require.atLeast("draws", n, 1));
        reference.ifPresent(n -> Require.atLeast("reference", n, 1));
        Require.atLeast("every", every, 1);
    }

    /** Everything at its default. */
    public static Evaluation standard() {
        return new Evaluation(Optional.empty(), Optional.empty(), 1);
    }

    /** Whether generation {@code g} of 0 .. {@code last} is measured. */
    public boolean due(int g, int last) {
        return g <= 10 || g == last || g % every == 0;
    }
}
