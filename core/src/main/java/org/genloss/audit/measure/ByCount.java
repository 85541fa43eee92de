package org.genloss.audit.measure;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/** A function of counts that remembers its values: nearly all types are rare, and the same few counts come again and again. */
final class ByCount {

    private static final int REMEMBERED = 256;

    private final LongToDoubleFunction function;
    private final double[] known = new double[REMEMBERED];

    ByCount(LongToDoubleFunction function) {
        this.function = function;
        Arrays.fill(known, Double.NaN);
    }

    double at(long count) {
        if (count >= REMEMBERED) {
            return function.applyAsDouble(count);
        }
        double value = known[(int) count];
        if (Double.isNaN(value)) {
            value = function.applyAsDouble(count);
            known[(int) count] = value;
        }
        return value;
    }
}
