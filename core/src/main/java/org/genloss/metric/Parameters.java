package org.genloss.metric;

import java.util.HashSet;
import java.util.List;
import org.genloss.spec.Require;

/** Checks that several metrics share. */
public final class Parameters {

    private Parameters() {}

    /** At least one value, and none twice: each is the name of a reading. */
    public static void distinct(String name, List<?> values) {
        boolean holds = !values.isEmpty() && new HashSet<>(values).size() == values.size();
        Require.that(holds, name, "one value or more, none of them twice", values);
    }
}
