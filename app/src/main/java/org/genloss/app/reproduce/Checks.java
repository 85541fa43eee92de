package org.genloss.app.reproduce;

import java.util.List;
import java.util.stream.Stream;

/** All checks, in the order in which they are told. */
public final class Checks {

    /** Every check there is. */
    public static final List<Check> ALL = Stream.of(
                    GaussianChecks.ALL,
                    PolicyChecks.ALL,
                    EngineChecks.ALL,
                    RegressionChecks.ALL,
                    KernelChecks.ALL,
                    LimitChecks.ALL,
                    SymbolChecks.ALL,
                    TailChecks.ALL,
                    FigureChecks.ALL,
                    ImageChecks.ALL,
                    TextChecks.ALL,
                    OptChecks.ALL)
            .flatMap(List::stream)
            .sorted(Checks::order)
            .toList();

    private Checks() {}

    /** Letters first, then numbers by size: K2, K10, fig4. */
    private static int order(Check a, Check b) {
        int letters = a.id().replaceAll("\\d.*", "").compareTo(b.id().replaceAll("\\d.*", ""));
        return letters != 0 ? letters : Integer.compare(number(a), number(b));
    }

    private static int number(Check check) {
        String digits = check.id().replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
