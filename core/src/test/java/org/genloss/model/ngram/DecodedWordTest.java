package org.genloss.model.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class DecodedWordTest {

    private static int[] draw(DecodedWord word, double[] common, int n) {
        UniformRandomProvider random = new Seed(2).stream();
        Ranking ranking = Ranking.of(common, common);
        int[] counts = new int[common.length];
        for (int i = 0; i < n; i++) {
            counts[word.draw(random, ranking)]++;
        }
        return counts;
    }

    /** Others in reach of 3 are 1 and 2, in proportion 2 to 1, beside a quarter for 0; 5 standard deviations. */
    @Test
    void othersComeByTheCommonLawWithinReach() {
        DecodedWord word = DecodedWord.of(new int[] {0}, new double[] {1}, 3, 3);
        int[] counts = draw(word, new double[] {0.6, 0.2, 0.1, 0.06, 0.04}, 40_000);
        assertEquals(10_000, counts[0], 433);
        assertEquals(20_000, counts[1], 500);
        assertEquals(10_000, counts[2], 433);
        assertEquals(0, counts[3] + counts[4]);
    }

    /** What is named takes all but 4e-9 of the common law, so rejection gives up; one to three; 5 standard deviations. */
    @Test
    void rareOthersAreFoundWithoutRejection() {
        DecodedWord word = DecodedWord.of(new int[] {0}, new double[] {0}, 1, 3);
        int[] counts = draw(word, new double[] {1, 1e-9, 3e-9}, 4000);
        assertEquals(0, counts[0]);
        assertEquals(1000, counts[1], 137);
    }

    @Test
    void whatWeighsNothingIsNeverDrawn() {
        DecodedWord word = DecodedWord.of(new int[] {0, 2, 4}, new double[] {0, 5, 0});
        assertArrayEquals(new int[] {2}, word.ids());
        assertArrayEquals(new int[] {0, 0, 100, 0, 0}, draw(word, new double[5], 100));
    }
}
