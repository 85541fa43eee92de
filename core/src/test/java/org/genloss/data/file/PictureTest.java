package org.genloss.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pictures as Pillow has them; see {@code golden/pictures.py}. */
class PictureTest {

    private static final JsonNode GOLDEN = golden();

    private static JsonNode golden() {
        try (InputStream in = PictureTest.class.getResourceAsStream("/golden/pictures.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> names() {
        return GOLDEN.propertyStream().map(property -> property.getKey());
    }

    private static byte[] bytes(JsonNode node, String key) {
        return Base64.getDecoder().decode(node.path(key).asString());
    }

    @ParameterizedTest
    @MethodSource("names")
    void asPillowHasIt(String name) {
        JsonNode golden = GOLDEN.path(name);
        Picture picture = Picture.decode(bytes(golden, "png"), name);
        assertEquals(golden.path("height").asInt(), picture.height());
        assertEquals(golden.path("width").asInt(), picture.width());
        byte[] planes = picture.bytes(3);
        byte[] rgb = bytes(golden, "rgb");
        int n = rgb.length / 3;
        for (int i = 0; i < rgb.length; i++) {
            assertEquals(rgb[i], planes[i % 3 * n + i / 3], "number " + i);
        }
        assertArrayEquals(bytes(golden, "grey"), picture.bytes(1));
    }

    /** Pillow rounds between the two passes and computes with whole numbers: a step of 255 is allowed. */
    @ParameterizedTest
    @MethodSource("names")
    void resizedAsPillowDoes(String name) {
        JsonNode golden = GOLDEN.path(name);
        Picture picture = Picture.decode(bytes(golden, "png"), name);
        byte[] grey = picture.bytes(1);
        for (JsonNode size : golden.path("resized")) {
            int height = size.path("height").asInt();
            int width = size.path("width").asInt();
            byte[] expected = bytes(size, "grey");
            byte[] ours = Resize.plane(grey, picture.height(), picture.width(), height, width);
            assertEquals(expected.length, ours.length);
            for (int i = 0; i < ours.length; i++) {
                assertEquals(
                        expected[i] & 0xff, ours[i] & 0xff, 1, name + " to " + height + " x " + width + " at " + i);
            }
        }
    }
}
