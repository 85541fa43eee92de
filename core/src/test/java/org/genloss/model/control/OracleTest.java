package org.genloss.model.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.genloss.data.Dataset;
import org.genloss.data.Supply;
import org.genloss.data.Symbols;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.LearnerContract;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class OracleTest extends LearnerContract<Symbols> {

    /** Ten records, 0 to 9, drawn without replacement; or, endless, independent draws of the same. */
    private record Digits(boolean endless) implements Supply<Symbols> {

        @Override
        public long size() {
            return endless ? Long.MAX_VALUE : 10;
        }

        @Override
        public Symbols draw(int n, long from, Seed seed) {
            if (endless) {
                return new Symbols(seed.at("from", from).stream().ints(n, 0, 10).toArray(), 10);
            }
            assertTrue(from + n <= 10, "more asked for than there is");
            int[] order = PermutationSampler.natural(10);
            PermutationSampler.shuffle(seed.stream(), order);
            return new Symbols(IntStream.range(0, n).map(i -> order[i]).toArray(), 10);
        }

        @Override
        public long heldOutSize() {
            return 0;
        }

        @Override
        public Symbols heldOut(int n, Seed seed) {
            return draw(0, 0, seed);
        }
    }

    @Override
    protected Learner<Symbols> learner() {
        return new Oracle<Symbols>().knowing(new Digits(false));
    }

    @Override
    protected Symbols items(int n, Seed seed) {
        return new Digits(true).draw(n, 0, seed);
    }

    @Override
    protected boolean collapses() {
        return false;
    }

    /** What it was fitted to does not matter, so weights do not either. */
    @Override
    protected boolean weightsCount() {
        return false;
    }

    /** Chi-square, level 1e-6. */
    @Override
    protected void assertFollows(Model<Symbols> model, Symbols drawn) {
        double level = ChiSquareTest.withDefaults().test(drawn.counts()).getPValue();
        assertTrue(level > 1e-6, () -> "p-value " + level);
    }

    /** Pairs drawn from 20 000 models: both equal in one of ten, within 5 standard deviations of 42.4. */
    @Test
    void finiteSourcesAreDrawnWithReplacement() {
        Model<Symbols> model = learner().fit(Dataset.of(items(3, new Seed(1)), 0), new Seed(2));
        long equal = IntStream.range(0, 20_000)
                .filter(i -> {
                    int[] pair = model.sample(2, Decoding.PLAIN, new Seed(3).at("pair", i))
                            .values();
                    return pair[0] == pair[1];
                })
                .count();
        assertEquals(2000, equal, 212);
    }

    @Test
    void endlessSourcesAreDrawnFromDirectly() {
        Learner<Symbols> oracle = new Oracle<Symbols>().knowing(new Digits(true));
        Model<Symbols> model = oracle.fit(Dataset.of(items(3, new Seed(1)), 0), new Seed(2));
        assertArrayEquals(
                new Digits(true).draw(30, 0, new Seed(4)).values(),
                model.sample(30, Decoding.PLAIN, new Seed(4)).values());
    }

    @Test
    void withoutASourceItSaysSo() {
        Dataset<Symbols> training = Dataset.of(items(3, new Seed(1)), 0);
        assertThrows(IllegalStateException.class, () -> new Oracle<Symbols>().fit(training, new Seed(2)));
    }
}
