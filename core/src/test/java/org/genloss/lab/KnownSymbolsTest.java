package org.genloss.lab;

import static org.genloss.lab.Watch.LAST;
import static org.genloss.lab.Watch.TRIALS;
import static org.genloss.lab.Watch.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Probabilities;
import org.genloss.data.Symbols;
import org.genloss.data.law.Zipf;
import org.genloss.model.Decoding;
import org.genloss.model.discrete.Categorical;
import org.junit.jupiter.api.Test;

/** Whole chains of symbols against exact expectations; levels and generations as in {@link KnownNumbersTest}. */
class KnownSymbolsTest {

    /** E[1 - sum p^2] = (1 - 1/n)^t (1 - sum p_0^2): the Wright-Fisher chain (Seddik et al. 2024). */
    @Test
    void symbolsLoseHeterozygosityByOneNth() {
        Watch<Symbols> differ = Watch.of(model -> {
            double same = 0;
            for (double p : ((Probabilities) model).probabilities()) {
                same += p * p;
            }
            return 1 - same;
        });
        run(new Zipf(50, 1, 0), new Categorical(0), Decoding.PLAIN, "replace", 50, LAST, TRIALS, List.of(differ));
        double harmonic = 0;
        double squares = 0;
        for (int i = 1; i <= 50; i++) {
            harmonic += 1.0 / i;
            squares += 1.0 / i / i;
        }
        for (int g : new int[] {0, 1, LAST}) {
            differ.expect(g, Math.pow(1 - 1.0 / 50, g + 1) * (1 - squares / (harmonic * harmonic)));
        }
    }

    /** A fair coin thrown 10 times a generation is absorbed after 12.59 of them on average (exact chain). */
    @Test
    void aCoinIsAbsorbedWhenItShouldBe() {
        int[] collapsed = run(
                        new org.genloss.data.law.Bernoulli(0.5),
                        new org.genloss.model.discrete.Bernoulli(),
                        Decoding.PLAIN,
                        "replace",
                        10,
                        1000,
                        4 * TRIALS,
                        List.of(Watch.<Symbols>of(model -> ((Probabilities) model).probabilities()[0])))
                .collapsed();
        assertTrue(Arrays.stream(collapsed).allMatch(generation -> generation >= 0), "every trial is absorbed");
        Watch.expect(
                "throws until absorbed",
                Arrays.stream(collapsed)
                        .mapToDouble(generation -> generation + 1)
                        .toArray(),
                12.5904);
    }

    /**
     * One real throw and one of the model: two throws that differ with probability 1/2 whatever the model, so E[2 p (1 -
     * p)] is 1/4 in every generation. Half of the models are collapsed at any time and come back: a trial that ended there
     * would pull the mean down.
     */
    @Test
    void freshDataReviveACollapsedModel() {
        Watch<Symbols> differ = Watch.of(model -> {
            double[] p = ((Probabilities) model).probabilities();
            return 2 * p[0] * p[1];
        });
        run(
                new org.genloss.data.law.Bernoulli(0.5),
                new org.genloss.model.discrete.Bernoulli(),
                Decoding.PLAIN,
                "fresh 50%",
                2,
                LAST,
                TRIALS,
                List.of(differ));
        assertEquals(TRIALS, differ.seen(LAST).length, "no trial ends before its time");
        for (int g : new int[] {0, 1, LAST}) {
            differ.expect(g, 0.25);
        }
    }

    /** Repeated top-p 0.95 on Zipf's law without sampling error, which 500,000 draws have next to none of. */
    @Test
    void repeatedTopPCutsTheTailByAKnownAmount() {
        Watch<Symbols> support = Watch.of(model -> Arrays.stream(((Probabilities) model).probabilities())
                .filter(p -> p > 0)
                .count());
        run(
                new Zipf(1000, 1, 0),
                new Categorical(0),
                new Decoding(1, 0, 0.95, false, 1),
                "replace",
                500_000,
                4,
                1,
                List.of(support));
        int[] known = {1000, 688, 482, 344, 250};
        for (int g = 0; g < known.length; g++) {
            assertEquals(known[g], support.seen(g)[0], 0.01 * known[g], "generation " + g);
        }
    }
}
