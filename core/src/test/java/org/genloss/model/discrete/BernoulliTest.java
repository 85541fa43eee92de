package org.genloss.model.discrete;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.genloss.data.Dataset;
import org.genloss.data.Symbols;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

class BernoulliTest extends LearnerContract<Symbols> {

    @Override
    protected Learner<Symbols> learner() {
        return new Bernoulli();
    }

    @Override
    protected Symbols items(int n, Seed seed) {
        return new Symbols(seed.stream().ints(n, 0, 5).map(i -> i == 0 ? 1 : 0).toArray(), 2);
    }

    /** Chi-square, level 1e-6. */
    @Override
    protected void assertFollows(Model<Symbols> model, Symbols drawn) {
        Fits.assertDrawnFrom(((SymbolModel) model).probabilities(), drawn);
    }

    @Test
    void fitIsTheShareOfOnes() {
        Symbols coin = new Symbols(new int[] {0, 1, 0, 0, 1}, 2);
        SymbolModel model = (SymbolModel) new Bernoulli().fit(Dataset.of(coin, 0), new Seed(1));
        assertArrayEquals(new double[] {0.6, 0.4}, model.probabilities());
    }

    @Test
    void anotherAlphabetIsRefused() {
        Dataset<Symbols> dice = Dataset.of(new Symbols(new int[] {0, 1, 5}, 6), 0);
        UserError error = assertThrows(UserError.class, () -> new Bernoulli().fit(dice, new Seed(1)));
        assertEquals(
                "bernoulli learns from an alphabet of 2 symbols, but the source has 6\n"
                        + "  remedy: take the learner 'categorical', or a source with two symbols",
                error.getMessage());
    }

    /**
     * K13: a fair coin tossed 10 times a generation is absorbed after 12.59 generations on average (the exact mean of the
     * chain, from its transition matrix). 4000 chains; within 4 standard errors, so a false alarm has chance 6e-5 under a
     * fresh seed.
     */
    @Test
    void replacedCoinIsAbsorbedWhenTheChainSays() {
        int chains = 4000;
        double sum = 0;
        double squares = 0;
        for (int chain = 0; chain < chains; chain++) {
            Seed seed = new Seed(12).at("chain", chain);
            Model<Symbols> model = new Bernoulli().fit(Dataset.of(new Symbols(new int[] {0, 1}, 2), 0), seed);
            int t = 0;
            while (model.collapse().isEmpty()) {
                t++;
                Symbols drawn = model.sample(10, Decoding.PLAIN, seed.at("sample", t));
                model = new Bernoulli().fit(Dataset.of(drawn, t), seed);
            }
            sum += t;
            squares += (double) t * t;
        }
        double mean = sum / chains;
        double error = Math.sqrt((squares / chains - mean * mean) / chains);
        assertEquals(12.59, mean, 4 * error);
    }
}
