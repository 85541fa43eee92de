package org.genloss.neural.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Dataset;
import org.genloss.data.Images;
import org.genloss.data.Tensors;
import org.genloss.data.Writer;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

/** Images of one pixel: real ones are 1 .. n, drawn ones lie in (0, 1). */
class BatchesTest {

    private static final Seed SEED = new Seed(20240724);
    private static final Images.Shape PIXEL = new Images.Shape(1, 1, 1, List.of());

    private static Images real(int from, int to) {
        float[] pixels = new float[to - from + 1];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = from + i;
        }
        return Images.unlabelled(pixels, PIXEL);
    }

    private static Images drawn(int n) {
        return real(1, 1).streamed(n, new Writer<>() {
            @Override
            public Images draw(int n, Seed seed) {
                UniformRandomProvider random = seed.stream();
                float[] pixels = new float[n];
                for (int i = 0; i < n; i++) {
                    pixels[i] = (1 + random.nextInt(1 << 20)) / (float) (1 << 21);
                }
                return Images.unlabelled(pixels, PIXEL);
            }

            @Override
            public Tensors state() {
                return new Tensors();
            }
        });
    }

    private static List<float[]> epoch(Dataset<Images> data, int batchSize, int most, Seed seed) {
        List<float[]> found = new ArrayList<>();
        try (Scope scope = Scope.open()) {
            Batches<Images> batches = new Batches<>(data, Images::pixels, new long[] {1, 1, 1}, batchSize, Device.CPU);
            assertEquals((data.size() + batchSize - 1) / batchSize, batches.perEpoch());
            batches.epoch(most, seed, images -> {
                assertArrayEquals(new long[] {images.size(0), 1, 1, 1}, images.shape());
                found.add(images.toFloats());
            });
        }
        return found;
    }

    private static float[] sorted(List<float[]> batches) {
        int size = batches.stream().mapToInt(batch -> batch.length).sum();
        float[] all = new float[size];
        int at = 0;
        for (float[] batch : batches) {
            System.arraycopy(batch, 0, all, at, batch.length);
            at += batch.length;
        }
        Arrays.sort(all);
        return all;
    }

    @Test
    void anEpochReadsEveryItemOnceOverAllParts() {
        Dataset<Images> data = Dataset.of(real(1, 7), Dataset.REAL).join(Dataset.of(real(8, 10), 1));
        List<float[]> batches = epoch(data, 4, Integer.MAX_VALUE, SEED);
        assertEquals(
                List.of(4, 4, 2), batches.stream().map(batch -> batch.length).toList());
        assertArrayEquals(real(1, 10).pixels(), sorted(batches));
    }

    @Test
    void everyEpochHasAnOrderOfItsOwn() {
        Dataset<Images> data = Dataset.of(real(1, 50), Dataset.REAL);
        float[] first = epoch(data, 50, 1, SEED.at("epoch", 0)).get(0);
        assertArrayEquals(first, epoch(data, 50, 1, SEED.at("epoch", 0)).get(0));
        assertFalse(Arrays.equals(first, epoch(data, 50, 1, SEED.at("epoch", 1)).get(0)));
        assertFalse(Arrays.equals(first, real(1, 50).pixels()));
    }

    @Test
    void anEpochEndsAfterTheMostBatches() {
        Dataset<Images> data = Dataset.of(real(1, 10), Dataset.REAL);
        List<float[]> whole = epoch(data, 4, 3, SEED);
        List<float[]> some = epoch(data, 4, 2, SEED);
        assertEquals(2, some.size());
        assertArrayEquals(whole.get(1), some.get(1));
    }

    /** 30 real and 50 drawn: every batch has real ones first, all of them once, and the rest is drawn. */
    @Test
    void streamedItemsTakeTheirPlacesAmongThoseThatAreThere() {
        Dataset<Images> data = Dataset.of(drawn(50), 1).join(Dataset.of(real(1, 30), Dataset.REAL));
        List<float[]> batches = epoch(data, 16, 5, SEED);
        List<float[]> there = new ArrayList<>();
        boolean mixed = false;
        for (float[] batch : batches) {
            assertEquals(16, batch.length);
            int real = 0;
            while (real < 16 && batch[real] >= 1) {
                real++;
            }
            for (int i = real; i < 16; i++) {
                assertTrue(batch[i] < 1, "drawn ones follow real ones");
            }
            mixed |= real > 0 && real < 16;
            there.add(Arrays.copyOf(batch, real));
        }
        assertTrue(mixed);
        assertArrayEquals(real(1, 30).pixels(), sorted(there));
    }

    /** 2^20 values, 200 draws: two of an epoch are equal with chance 2 %, two epochs of the same draws with chance 0. */
    @Test
    void streamedItemsAreNewInEveryBatchAndEveryEpochAndTheSameForTheSameSeed() {
        Dataset<Images> data = Dataset.of(drawn(100), 1);
        float[] first = sorted(epoch(data, 16, 7, SEED.at("epoch", 0)));
        float[] second = sorted(epoch(data, 16, 7, SEED.at("epoch", 1)));
        assertArrayEquals(first, sorted(epoch(data, 16, 7, SEED.at("epoch", 0))));
        float[] both = Arrays.copyOf(first, 200);
        System.arraycopy(second, 0, both, 100, 100);
        Arrays.sort(both);
        for (int i = 1; i < both.length; i++) {
            assertTrue(both[i] > both[i - 1]);
        }
    }

    @Test
    void twoStreamedPartsDrawDifferentItems() {
        Dataset<Images> data = Dataset.of(drawn(50), 1).join(Dataset.of(drawn(50), 2));
        float[] all = sorted(epoch(data, 100, 1, SEED));
        for (int i = 1; i < all.length; i++) {
            assertTrue(all[i] > all[i - 1]);
        }
    }
}
