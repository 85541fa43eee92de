package org.genloss.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;

class ImagesTest {

    private static final Images.Shape SHAPE = new Images.Shape(1, 1, 2, List.of("a", "b"));

    /** Three images: 0 0.1, 0.2 0.3, 0.4 0.5. */
    private static Images three() {
        return new Images(new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f}, new int[] {0, 1, 0}, SHAPE);
    }

    @Test
    void selectsRowsInTheOrderAskedFor() {
        Images chosen = three().select(new int[] {2, 0, 2});
        assertArrayEquals(new float[] {0.4f, 0.5f, 0, 0.1f, 0.4f, 0.5f}, chosen.pixels());
        assertArrayEquals(new int[] {0, 0, 0}, chosen.labels());
        assertEquals(0, three().select(new int[0]).size());
        assertThrows(IndexOutOfBoundsException.class, () -> three().select(new int[] {3}));
        assertFalse(
                Images.unlabelled(three().pixels(), SHAPE).select(new int[] {1}).labelled());
    }

    @Test
    void joinKeepsLabelsWhereAllHaveThem() {
        Images other = new Images(new float[] {1, 1}, new int[] {1}, SHAPE);
        Images joined = three().join(List.of(other, three().select(new int[0])));
        assertEquals(4, joined.size());
        assertArrayEquals(new int[] {0, 1, 0, 1}, joined.labels());
        assertEquals(1, joined.pixels()[7]);
        Images bare = Images.unlabelled(new float[] {1, 1}, SHAPE);
        assertFalse(three().join(List.of(bare)).labelled());
        assertEquals(4, bare.join(List.of(three())).size());
        Images wide = Images.unlabelled(new float[3], new Images.Shape(1, 1, 3, List.of()));
        assertThrows(IllegalArgumentException.class, () -> three().join(List.of(wide)));
    }

    @Test
    void tensorsComeBack() {
        Tensors tensors = three().toTensors();
        assertArrayEquals(new long[] {3, 1, 1, 2}, tensors.get("images").shape());
        Images back =
                three().select(new int[0]).fromTensors(SafeTensors.fromBytes(SafeTensors.toBytes(tensors), "memory"));
        assertArrayEquals(three().pixels(), back.pixels());
        assertArrayEquals(three().labels(), back.labels());
        assertEquals(SHAPE, back.shape());
        Images bare = Images.unlabelled(new float[] {1, 1}, SHAPE);
        assertFalse(bare.toTensors().has("labels"));
        assertFalse(three().fromTensors(bare.toTensors()).labelled());
    }

    @Test
    void previewIsThinnedEvenlyAsBytes() {
        Map<String, Object> preview = three().preview(2);
        assertEquals("images", preview.get("kind"));
        assertEquals(2, preview.get("count"));
        assertEquals(List.of("a", "b"), preview.get("classes"));
        assertEquals(List.of(0, 1), preview.get("labels"));
        byte[] pixels = Base64.getDecoder().decode((String) preview.get("pixels"));
        // images 0 and 1: 255 x 0, 0.1, 0.2, 0.3, rounded
        assertArrayEquals(new byte[] {0, 26, 51, 77}, pixels);
        assertEquals(3, three().preview(9).get("count"));
        assertEquals(0, three().preview(0).get("count"));
    }

    @Test
    void streamedImagesHaveAWriterAndNoPixels() {
        Writer<Images> writer = new Writer<>() {
            @Override
            public Images draw(int n, Seed seed) {
                return three().select(new int[n]);
            }

            @Override
            public Tensors state() {
                return new Tensors();
            }
        };
        Images streamed = three().streamed(1000, writer);
        assertEquals(1000, streamed.size());
        assertEquals(SHAPE, streamed.shape());
        assertSame(writer, streamed.writer().orElseThrow());
        assertTrue(three().writer().isEmpty());
        assertThrows(IllegalStateException.class, streamed::pixels);
        assertThrows(IllegalStateException.class, () -> streamed.select(new int[] {0}));
        assertThrows(IllegalStateException.class, () -> three().join(List.of(streamed)));
        assertThrows(IllegalStateException.class, streamed::toTensors);
    }

    @Test
    void lengthsMustFit() {
        assertThrows(IllegalArgumentException.class, () -> new Images(new float[3], new int[0], SHAPE));
        assertThrows(IllegalArgumentException.class, () -> new Images(new float[4], new int[1], SHAPE));
        assertEquals(6, new Images.Shape(3, 1, 2, List.of()).numbers());
    }
}
