package org.genloss.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.genloss.num.Seed;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

/** Datasets some of whose items are not there: they can be counted and chosen from, not looked at. */
class StreamedTest {

    private static final Images.Shape SHAPE = new Images.Shape(1, 1, 1, List.of());

    /** Writes black images. */
    private static final class Black implements Writer<Images> {
        @Override
        public Images draw(int n, Seed seed) {
            return Images.unlabelled(new float[n], SHAPE);
        }

        @Override
        public Tensors state() {
            return new Tensors();
        }
    }

    private static final Writer<Images> WRITER = new Black();

    /** Six images that are there, of brightness 0.0 to 0.5, and 14 of weight 2 that are not. */
    private static Dataset<Images> mixed() {
        Images there = Images.unlabelled(new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f}, SHAPE);
        return Dataset.of(there, 0)
                .join(Dataset.of(there.streamed(14, WRITER), 3))
                .reweigh(part -> part.generation() == 3 ? 2 : 1);
    }

    @Test
    void aChoiceOfStreamedItemsIsAShorterStream() {
        Dataset<Images> chosen = mixed().select(new int[] {1, 4, 6, 7, 19});
        assertEquals(5, chosen.size());
        assertArrayEquals(
                new float[] {0.1f, 0.4f}, chosen.parts().get(0).items().pixels());
        Dataset.Part<Images> stream = chosen.parts().get(1);
        assertEquals(3, stream.items().size());
        assertSame(WRITER, stream.items().writer().orElseThrow());
        assertEquals(3, stream.generation());
        assertEquals(2, stream.weight());
        assertEquals(SHAPE, stream.items().shape());
        assertTrue(chosen.streamed());
        assertFalse(mixed().select(new int[] {0, 5}).streamed(), "none of them was chosen");
    }

    @Test
    void itemsThatAreNotThereAreNotJoined() {
        IllegalStateException error = assertThrows(IllegalStateException.class, () -> mixed().items());
        assertTrue(error.getMessage().contains("read the 2 parts"), error.getMessage());
        Dataset<Images> one = Dataset.of(mixed().parts().get(1).items(), 3);
        assertSame(WRITER, one.items().writer().orElseThrow());
        assertThrows(IllegalStateException.class, () -> one.items().pixels());
    }

    /** Counts of a uniform subset against the hypergeometric law: 4,000 subsets, chi-square at level 0.001. */
    @Test
    void aUniformSubsetIsHypergeometricBetweenParts() {
        int n = 4000;
        int k = 5;
        long[] seen = new long[k + 1];
        for (int i = 0; i < n; i++) {
            Dataset<Images> subset = mixed().uniform(k, new Seed(11).at("subset", i));
            assertEquals(k, subset.size());
            seen[subset.real()]++;
        }
        HypergeometricDistribution law = new HypergeometricDistribution(20, 6, k);
        double chiSquare = 0;
        for (int real = 0; real <= k; real++) {
            double expected = n * law.probability(real);
            chiSquare += (seen[real] - expected) * (seen[real] - expected) / expected;
        }
        // the 99.9 % quantile of chi-square with 5 degrees of freedom
        assertTrue(chiSquare < 20.515, Arrays.toString(seen) + " chi-square " + chiSquare);
    }
}
