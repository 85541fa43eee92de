package org.genloss.data.law;

import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.Symbols;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/** Symbols as rare as words are. */
@Doc(
        value = "Independent symbols; the i-th most frequent has probability proportional to (i + q)^-s. "
                + "Symbol 0 is the most frequent.",
        source = "Zipf 1949; the shift q is Mandelbrot's, 1953")
public record Zipf(
        @Doc("Number of symbols, k, 1 or more.") int types,

        @Doc("Exponent s, 0 or more; words have about 1.") @Default("1")
        double exponent,

        @Doc("Shift q, 0 or more; flattens the head.") @Default("0")
        double shift)
        implements Source<Symbols> {

    /** Checks the ranges. */
    public Zipf {
        Require.atLeast("types", types, 1);
        Require.notNegative("exponent", exponent);
        Require.notNegative("shift", shift);
    }

    @Override
    public Class<Symbols> sampleType() {
        return Symbols.class;
    }

    @Override
    public Supply<Symbols> open(Seed seed) {
        return new CategoricalSupply(probabilities(types, exponent, shift));
    }

    /** Probabilities in descending order; relative to the first, so that no exponent overflows. */
    static double[] probabilities(int types, double exponent, double shift) {
        double[] weights = new double[types];
        for (int i = 0; i < types; i++) {
            weights[i] = FastMath.pow((i + 1 + shift) / (1 + shift), -exponent);
        }
        return Lists.normalise(weights);
    }
}
