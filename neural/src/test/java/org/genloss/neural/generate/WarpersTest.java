package org.genloss.neural.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.model.Decoding;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hand-worked cases, and what the logits processors of transformers make of random ones. */
class WarpersTest {

    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.withoutGradients();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    /** Logarithms of the probabilities of one text. */
    private static Tensor law(double... p) {
        return Tensor.of(p, Device.CPU, 1, p.length).log().floats();
    }

    /** Ids that are left. */
    private static int[] left(Tensor scores) {
        double[] values = scores.toDoubles();
        return IntStream.range(0, values.length).filter(i -> values[i] > NEVER).toArray();
    }

    private static void assertLeft(Tensor scores, int... ids) {
        assertArrayEquals(ids, left(scores));
    }

    @Test
    void topKKeepsTheMostProbable() {
        Warpers.Law found = Warpers.topK(law(0.1, 0.4, 0.2, 0.3), 2);
        assertArrayEquals(new int[] {1, 3}, found.ids().toInts());
        assertArrayEquals(new double[] {0.4, 0.3}, found.scores().exp().toDoubles(), 1e-7);
    }

    @Test
    void lastPlaceOfTopKGoesToTheSmallestId() {
        assertArrayEquals(
                new int[] {1, 2}, Warpers.topK(law(0.1, 0.3, 0.3, 0.3), 2).ids().toInts());
        assertArrayEquals(
                new int[] {0, 3}, Warpers.topK(law(0.2, 0.2, 0.2, 0.4), 2).ids().toInts());
    }

    @Test
    void topPKeepsTheSmallestSetWithTheMass() {
        assertLeft(Warpers.topP(law(0.1, 0.4, 0.2, 0.3), 0.69), 1, 3);
        assertLeft(Warpers.topP(law(0.1, 0.4, 0.2, 0.3), 0.71), 1, 2, 3);
        assertLeft(Warpers.topP(law(0.1, 0.4, 0.2, 0.3), 1e-9), 1);
        double[] tenth = new double[10];
        Arrays.fill(tenth, 0.1);
        assertLeft(Warpers.topP(law(tenth), 0.9), 0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void minPKeepsWhatIsNotMuchLessProbableThanTheMostProbable() {
        assertLeft(Warpers.minP(law(0.5, 0.25, 0.2, 0.05), 0.49), 0, 1);
        assertLeft(Warpers.minP(law(0.5, 0.25, 0.2, 0.05), 0.09), 0, 1, 2, 3);
        assertLeft(Warpers.minP(law(0.5, 0.25, 0.2, 0.05), 1), 0);
    }

    @Test
    void typicalKeepsWhatIsAsSurprisingAsIsExpected() {
        // entropy 1.142 nats; surprises 0.693, 1.204, 1.897, 2.996: distances 0.449, 0.062, 0.755, 1.854
        assertLeft(Warpers.typicalP(law(0.5, 0.3, 0.15, 0.05), 0.29), 1);
        assertLeft(Warpers.typicalP(law(0.5, 0.3, 0.15, 0.05), 0.31), 0, 1);
        assertLeft(Warpers.typicalP(law(0.5, 0.3, 0.15, 0.05), 0.81), 0, 1, 2);
        // what is forbidden makes nothing NaN
        assertLeft(Warpers.typicalP(law(0.5, 0.3, 0, 0.2), 1e-9), 1);
    }

    @Test
    void processorsOfTransformersKeepTheSame() {
        Tensor scores = Golden.tensor("scores");
        Tensor heated = Warpers.apply(scores, Decodings.drawn(0.7, 0, 1, 0, 1)).scores();
        assertArrayEquals(Golden.floats("temperature"), heated.toFloats());
        assertArrayEquals(Golden.floats("top_p"), Warpers.topP(scores, 0.8).toFloats());
        assertArrayEquals(Golden.floats("min_p"), Warpers.minP(scores, 0.05).toFloats());
        assertArrayEquals(
                Golden.floats("typical_p"), Warpers.typicalP(scores, 0.6).toFloats());
        Warpers.Law best = Warpers.topK(scores, 7);
        Tensor nothing = Tensor.full(NEVER, Device.CPU, scores.shape());
        assertArrayEquals(
                Golden.floats("top_k"),
                nothing.scatter(1, best.ids(), best.scores()).toFloats());
    }

    @Test
    void whatIsNotTurnedChangesNothing() {
        Tensor scores = law(0.1, 0.4, 0.2, 0.3);
        Warpers.Law found = Warpers.apply(scores, Decoding.PLAIN);
        assertEquals(scores, found.scores());
        assertNull(found.ids());
        assertNull(Warpers.apply(scores, Decodings.drawn(1, 4, 1, 0, 1)).ids());
    }

    @Test
    void drawsInvertTheDistributionFunction() {
        Tensor scores = Tensor.of(new double[] {0, 0.25, 0.5, 0.25, 0}, Device.CPU, 1, 5)
                .log()
                .floats()
                .repeatInterleave(6, 0);
        int[] found =
                Warpers.draw(new Warpers.Law(scores, null), new double[] {0, 0.249, 0.251, 0.749, 0.751, 1 - 0x1p-53});
        assertArrayEquals(new int[] {1, 1, 2, 2, 3, 3}, found);
        Warpers.Law kept = Warpers.topK(law(0.1, 0.4, 0.2, 0.3), 2);
        assertArrayEquals(new int[] {1}, Warpers.draw(kept, new double[] {0.57}));
        assertArrayEquals(new int[] {3}, Warpers.draw(kept, new double[] {0.58}));
    }

    @Test
    void rareTokensKeepTheirShare() {
        // a thousand tokens of 1e-9 each behind one of the rest: float32 sums would lose them all
        double[] p = new double[1001];
        Arrays.fill(p, 1e-9);
        p[0] = 1 - 1e-6;
        Warpers.Law law = new Warpers.Law(law(p), null);
        assertEquals(0, Warpers.draw(law, new double[] {1 - 1.001e-6})[0]);
        int middle = Warpers.draw(law, new double[] {1 - 0.5e-6})[0];
        // the share of the first is itself a float32, off by up to 6e-8 of 1e-6
        assertEquals(500, middle, 70);
    }

    @Test
    void aLawWithoutTokensIsTold() {
        Tensor nothing = Tensor.full(NEVER, Device.CPU, 1, 3);
        UserError error =
                assertThrows(UserError.class, () -> Warpers.draw(new Warpers.Law(nothing, null), new double[] {0.5}));
        assertTrue(error.getMessage().startsWith("no token can follow: the decoding forbids all of them"));
    }
}
