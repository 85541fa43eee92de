package org.genloss.data.law;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.data.Tokens;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Text whose next word depends on the last one alone, by a table that is known. */
@Doc("Text of a first-order Markov chain over words w0, w1, ..; its entropy rate is known exactly.")
public record MarkovText(
        @Doc("Number of words, from 1 to 1000.") @Default("50")
        int states,

        @Doc("Tokens in a sequence, 1 or more.") @Default("64")
        int length,

        @Doc("How the rows of the transition table are made: drawn from a Dirichlet law, or Zipf's law over the words "
                + "in an order of its own for each row.")
        @Default("dirichlet")
        Rows rows,

        @Doc("Concentration of the Dirichlet law, 0.05 or more; the smaller, the more predictable the text.")
        @Default("1")
        double concentration,

        @Doc("Exponent of Zipf's law, 0 or more.") @Default("1")
        double exponent,

        @Doc("Names the transition table; the same in every run.") @Default("1")
        long tableSeed)
        implements Source<Tokens> {

    private static final int MOST_STATES = 1000;
    /** Below, weights underflow to zero and the chain falls apart. */
    private static final double LEAST_CONCENTRATION = 0.05;

    /** How a row of the transition table is made. */
    public enum Rows {
        /** Drawn from a symmetric Dirichlet law. */
        DIRICHLET,
        /** Zipf's law in a random order of the words. */
        ZIPF
    }

    /** Checks the ranges. */
    public MarkovText {
        Require.within("states", states, 1, MOST_STATES);
        Require.atLeast("length", length, 1);
        Require.that(
                concentration >= LEAST_CONCENTRATION && concentration < Double.POSITIVE_INFINITY,
                "concentration",
                "a finite number, " + LEAST_CONCENTRATION + " or more",
                concentration);
        Require.notNegative("exponent", exponent);
    }

    @Override
    public Class<Tokens> sampleType() {
        return Tokens.class;
    }

    @Override
    public Supply<Tokens> open(Seed seed) {
        double[][] table = new double[states][];
        for (int i = 0; i < states; i++) {
            UniformRandomProvider random = new Seed(tableSeed).at("row", i).stream();
            table[i] = rows == Rows.DIRICHLET ? dirichlet(random) : zipf(random);
        }
        return new MarkovSupply(table, length);
    }

    private double[] dirichlet(UniformRandomProvider random) {
        DoubleSupplier gamma = GammaVariates.of(random, concentration);
        double[] row = new double[states];
        for (int j = 0; j < states; j++) {
            row[j] = gamma.getAsDouble();
        }
        return Lists.normalise(row);
    }

    private double[] zipf(UniformRandomProvider random) {
        double[] sorted = Zipf.probabilities(states, exponent, 0);
        int[] order = new PermutationSampler(random, states, states).sample();
        double[] row = new double[states];
        for (int j = 0; j < states; j++) {
            row[order[j]] = sorted[j];
        }
        return row;
    }
}
