package org.genloss.model.discrete;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Dataset;
import org.genloss.data.Symbols;
import org.genloss.model.DecodedProbabilities;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class CategoricalTest extends LearnerContract<Symbols> {

    private static final Symbols FEW = new Symbols(new int[] {3, 1, 1, 0, 1}, 5);

    @Override
    protected Learner<Symbols> learner() {
        return new Categorical(0);
    }

    @Override
    protected Symbols items(int n, Seed seed) {
        UniformRandomProvider random = seed.stream();
        return new Symbols(random.ints(n, 0, 12).map(i -> Math.min(i, 7)).toArray(), 9);
    }

    /** Chi-square, level 1e-6. */
    @Override
    protected void assertFollows(Model<Symbols> model, Symbols drawn) {
        Fits.assertDrawnFrom(((SymbolModel) model).probabilities(), drawn);
    }

    private static SymbolModel fit(double alpha, Dataset<Symbols> training) {
        return (SymbolModel) new Categorical(alpha).fit(training, new Seed(1));
    }

    @Test
    void fitIsTheHistogram() {
        SymbolModel model = fit(0, Dataset.of(FEW, 0));
        assertArrayEquals(new double[] {0.2, 0.6, 0, 0.2, 0}, model.probabilities());
    }

    /** (c + 0.5) / (5 + 2.5), which scikit-learn's CategoricalNB(alpha=0.5) gives to one feature of one class. */
    @Test
    void alphaIsAPseudoCountOfEverySymbol() {
        SymbolModel model = fit(0.5, Dataset.of(FEW, 0));
        assertArrayEquals(
                new double[] {1.5 / 7.5, 3.5 / 7.5, 0.5 / 7.5, 1.5 / 7.5, 0.5 / 7.5}, model.probabilities(), 1e-16);
    }

    @Test
    void weightsOfPartsAreObeyed() {
        Dataset<Symbols> training = new Dataset<>(List.of(
                new Dataset.Part<>(new Symbols(new int[] {0, 1}, 2), 0, 3),
                new Dataset.Part<>(new Symbols(new int[] {1, 1}, 2), 1, 0.5)));
        assertArrayEquals(new double[] {3 / 7.0, 4 / 7.0}, fit(0, training).probabilities(), 1e-16);
    }

    @Test
    void logDensityIsInNats() {
        double[] scores = fit(0, Dataset.of(FEW, 0)).logDensity(new Symbols(new int[] {1, 2}, 5));
        assertEquals(-0.5108256237659907, scores[0], 1e-15);
        assertEquals(Double.NEGATIVE_INFINITY, scores[1]);
    }

    @Test
    void oneSymbolLeftIsCollapse() {
        SymbolModel model = fit(0, Dataset.of(new Symbols(new int[] {4, 4}, 5), 1));
        assertEquals(Optional.of("one symbol is left of 5: 4"), model.collapse());
        assertArrayEquals(
                new int[] {4, 4, 4},
                model.sample(3, Decoding.PLAIN, new Seed(2)).values());
    }

    /** Chi-square, level 1e-6 each. */
    @Test
    void drawsFollowTheDecodedLaw() {
        SymbolModel model = fit(0.1, Dataset.of(items(300, new Seed(3)), 0));
        for (Decoding decoding : List.of(
                new Decoding(0.5, 0, 1, false, 1),
                new Decoding(2, 0, 1, false, 1),
                new Decoding(1, 3, 1, false, 1),
                new Decoding(0.8, 6, 0.7, false, 1),
                new Decoding(1, 0, 1, true, 1))) {
            double[] law = DecodedProbabilities.decode(model.probabilities(), decoding);
            Fits.assertDrawnFrom(law, model.sample(50_000, decoding, new Seed(4)));
        }
    }

    @Test
    void alphaIsChecked() {
        assertEquals(
                "alpha must be a finite number, 0 or more, but is -1.0",
                assertThrows(IllegalArgumentException.class, () -> new Categorical(-1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Categorical(Double.NaN));
    }
}
