package org.genloss.data.law;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BrentSolver;

/** Where an increasing function crosses zero. */
final class Roots {

    private static final double RELATIVE = 1e-15;
    private static final double ABSOLUTE = 1e-300;
    private static final int MOST_EVALUATIONS = 10_000;

    private Roots() {}

    /** The root of an increasing function in [low, high], by Brent's method; the nearer end if it lies outside. */
    static double increasing(DoubleUnaryOperator function, double low, double high) {
        if (!(function.applyAsDouble(low) < 0)) {
            return low;
        }
        if (!(function.applyAsDouble(high) > 0)) {
            return high;
        }
        return new BrentSolver(RELATIVE, ABSOLUTE, ABSOLUTE)
                .solve(MOST_EVALUATIONS, function::applyAsDouble, low, high);
    }
}
