package org.genloss.theory.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;

class CompositionsTest {

    /** All 3^3 samples of 3 items, one by one. */
    @Test
    void agreesWithBruteForce() {
        double[] p = {0.5, 0.3, 0.2};
        Compositions chain = new Compositions(3, 3);
        double[] first = chain.fromTruth(p);
        double[] second = chain.distributions(p, 2)[1];
        Map<List<Integer>, Double> once = enumerate(p);
        Map<List<Integer>, Double> twice = new HashMap<>();
        once.forEach((counts, mass) -> {
            double[] share = counts.stream().mapToDouble(c -> c / 3.0).toArray();
            enumerate(share).forEach((next, q) -> twice.merge(next, mass * q, Double::sum));
        });
        assertEquals(10, chain.states().length);
        for (int i = 0; i < first.length; i++) {
            List<Integer> state = Arrays.stream(chain.states()[i]).boxed().toList();
            assertEquals(once.get(state), first[i], 1e-14);
            assertEquals(twice.get(state), second[i], 1e-14);
        }
    }

    private static Map<List<Integer>, Double> enumerate(double[] p) {
        Map<List<Integer>, Double> masses = new HashMap<>();
        for (int sample = 0; sample < 27; sample++) {
            int[] items = {sample % 3, sample / 3 % 3, sample / 9};
            int[] counts = new int[3];
            double mass = 1;
            for (int item : items) {
                counts[item]++;
                mass *= p[item];
            }
            masses.merge(Arrays.stream(counts).boxed().toList(), mass, Double::sum);
        }
        return masses;
    }

    /** Two types are the chain of one; the winner is each with its own probability. */
    @Test
    void agreesWithTheChainOfOneType() {
        Compositions.End end = new Compositions(2, 50).end(new double[] {0.5, 0.5});
        assertEquals(67.52, end.samples(), 0.005);
        assertEquals(new WrightFisher(50).absorption(0.5), end.samples(), 1e-9);
        double[] p = {0.5, 0.3, 0.2};
        Compositions chain = new Compositions(3, 20);
        assertArrayEquals(p, chain.end(p).winner(), 1e-11);
        WrightFisher one = new WrightFisher(20);
        double[][] alive = one.survival(9);
        double[][] distributions = chain.distributions(p, 10);
        for (int t = 1; t <= 10; t++) {
            double types = 0;
            for (double x : p) {
                types += one.fromTruth(x, alive[t - 1]);
            }
            double exact = chain.expectation(
                    distributions[t - 1],
                    counts -> IntStream.of(counts).filter(c -> c > 0).count());
            assertEquals(types, exact, 1e-12);
        }
    }

    /** The diffusion limit is 2 to 4 samples too long for three types as well. */
    @Test
    void threeTypesTakeAboutAsLongAsTheDiffusion() {
        double[] p = {0.5, 0.3, 0.2};
        double exact = new Compositions(3, 30).end(p).samples();
        double limit = WrightFisher.absorptionOfMany(30, p);
        assertTrue(limit - exact > 1 && limit - exact < 4, limit + " and " + exact);
    }

    @Test
    void oneItemIsAbsorbedAtOnce() {
        Compositions.End end = new Compositions(3, 1).end(new double[] {0.5, 0.3, 0.2});
        assertEquals(1, end.samples(), 1e-15);
        assertArrayEquals(new double[] {0.5, 0.3, 0.2}, end.winner(), 1e-14);
    }

    @Test
    void refusesTooManyStates() {
        UserError error = assertThrows(UserError.class, () -> new Compositions(6, 100));
        assertTrue(error.getMessage().contains("96560646"), error.getMessage());
    }
}
