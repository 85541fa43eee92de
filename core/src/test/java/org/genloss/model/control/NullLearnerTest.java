package org.genloss.model.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.data.Dataset;
import org.genloss.data.Points;
import org.genloss.data.Symbols;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class NullLearnerTest extends LearnerContract<Points> {

    @Override
    protected Learner<Points> learner() {
        return new NullLearner<>();
    }

    @Override
    protected Points items(int n, Seed seed) {
        return Points.of(seed.stream().doubles(2L * n).toArray(), 2);
    }

    /** The model keeps its items, so twice and weight two are different states of one law. */
    @Override
    protected boolean weightsCount() {
        return false;
    }

    /** Every item is drawn equally often: chi-square, level 1e-6. */
    @Override
    protected void assertFollows(Model<Points> model, Points drawn) {
        double[] first = model.state().doubles("points");
        long[] counts = new long[size()];
        for (int i = 0; i < drawn.size(); i++) {
            double x = drawn.at(i, 0);
            counts[
                    IntStream.range(0, size())
                            .filter(j -> first[2 * j] == x)
                            .findFirst()
                            .orElseThrow()]++;
        }
        double level = ChiSquareTest.withDefaults().test(counts).getPValue();
        assertTrue(level > 1e-6, () -> "p-value " + level);
    }

    /** Shares 0.6 and 0.4 by weight: within 5 standard deviations, 110 each, of 50 000 draws. */
    @Test
    void drawsByWeight() {
        Dataset<Symbols> training = new Dataset<>(List.of(
                new Dataset.Part<>(new Symbols(new int[] {0, 0}, 3), 0, 3),
                new Dataset.Part<>(new Symbols(new int[] {2}, 3), 1, 4)));
        Model<Symbols> model = new NullLearner<Symbols>().fit(training, new Seed(1));
        long[] counts = model.sample(50_000, Decoding.PLAIN, new Seed(2)).counts();
        assertEquals(30_000, counts[0], 550);
        assertEquals(0, counts[1]);
        Model<Symbols> loaded = new NullLearner<Symbols>().load(model.state(), new Symbols(new int[0], 3));
        assertArrayEquals(
                counts, loaded.sample(50_000, Decoding.PLAIN, new Seed(2)).counts());
    }

    @Test
    void learnsWordsToo() {
        Vocabulary words = new Vocabulary(Vocabulary.Unit.WORDS, List.of("a", "b"));
        Tokens text = new Tokens(new int[] {0, 1, 1}, new int[] {0, 2, 3}, words, true);
        Model<Tokens> model = new NullLearner<Tokens>().fit(Dataset.of(text, 0), new Seed(1));
        Tokens drawn = model.sample(50, Decoding.PLAIN, new Seed(2));
        assertTrue(IntStream.range(0, 50).allMatch(i -> List.of("a b", "b").contains(drawn.text(i))));
    }
}
