package org.genloss.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SafeTensorsTest {

    @TempDir
    Path folder;

    private static Tensors example() {
        return new Tensors()
                .with("bytes", new byte[] {1, -1, 3}, 3)
                .with("x", new double[] {0.1, Double.NaN, -0.0, Double.NEGATIVE_INFINITY}, 2, 2)
                .with("ids", new int[] {Integer.MIN_VALUE, 7}, 2)
                .with("f", new float[] {0.1f, Float.MIN_VALUE}, 1, 2)
                .with("long", new long[] {Long.MAX_VALUE}, 1)
                .with("none", new int[0], 0, 5)
                .with("scalar", new double[] {42});
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = folder.resolve("a.safetensors");
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("zebra", "\u2713 \"quoted\"");
        metadata.put("ape", "");
        SafeTensors.write(file, example(), metadata);
        Tensors back = SafeTensors.read(file);
        assertSame(example(), back);
        assertEquals(metadata, SafeTensors.metadata(file));
        assertEquals(
                List.of("zebra", "ape"), List.copyOf(SafeTensors.metadata(file).keySet()));
        assertFalse(Files.exists(folder.resolve("a.safetensors.tmp")));
    }

    @Test
    void sameTensorsSameBytesAlignedWidestFirst() throws IOException {
        Path file = folder.resolve("b.safetensors");
        SafeTensors.write(file, example());
        assertArrayEquals(SafeTensors.toBytes(example()), Files.readAllBytes(file));
        String header = header(Files.readAllBytes(file));
        assertTrue(
                header.startsWith("{\"bytes\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[64,67]},"
                        + "\"x\":{\"dtype\":\"F64\",\"shape\":[2,2],\"data_offsets\":[0,32]}"),
                header);
        assertEquals(0, header.getBytes(StandardCharsets.UTF_8).length % 8);
        assertEquals(Map.of(), SafeTensors.metadata(file));
    }

    @Test
    void largerThanOneChunk() {
        int[] values = new int[1_000_003];
        Arrays.setAll(values, i -> i * 2654435);
        Tensors back =
                SafeTensors.fromBytes(SafeTensors.toBytes(new Tensors().with("v", values, values.length)), "bytes");
        assertArrayEquals(values, back.ints("v"));
    }

    @Test
    void readsWhatTheReferenceImplementationWrote() throws IOException {
        byte[] bytes = resource("safe_tensors.safetensors");
        JsonNode golden = JsonMapper.shared().readTree(resource("safe_tensors.json"));
        Tensors read = SafeTensors.fromBytes(bytes, "golden");
        assertArrayEquals(values(golden, "f64"), read.doubles("f64"));
        assertArrayEquals(new long[] {2, 2}, read.get("f64").shape());
        assertArrayEquals(new double[] {42}, read.doubles("scalar"));
        assertArrayEquals(new long[0], read.get("scalar").shape());
        assertArrayEquals(new long[] {0, 3}, read.get("empty").shape());
        assertArrayEquals(new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, read.longs("i64"));
        assertArrayEquals(new int[] {Integer.MIN_VALUE, 7}, read.ints("i32"));
        assertArrayEquals(new byte[] {0, 127, -1}, read.bytes("u8"));
        for (String name : List.of("f32", "f16", "bf16")) {
            float[] expected = new float[golden.get(name).size()];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = (float) golden.get(name).get(i).asDouble();
            }
            assertArrayEquals(expected, (float[]) read.get(name).data(), name);
        }
        Path file = folder.resolve("golden.safetensors");
        Files.write(file, bytes);
        assertEquals(Map.of("made by", "safetensors 0.8.0", "text", "\u00fc \u2713"), SafeTensors.metadata(file));
    }

    @Test
    void halfPrecisionEdges() {
        assertEquals(Float.POSITIVE_INFINITY, Dtype.half((short) 0x7c00));
        assertEquals(Float.NEGATIVE_INFINITY, Dtype.half((short) 0xfc00));
        assertTrue(Float.isNaN(Dtype.half((short) 0x7e00)));
        assertEquals(0x1p-24f, Dtype.half((short) 1));
        assertEquals(0x1p-14f, Dtype.half((short) 0x0400));
        assertEquals(-0.0f, Dtype.half((short) 0x8000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]|not a JSON object",
                "{\"x\"|not JSON",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                        + "\"x\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[8,8]}}|not JSON",
                "{\"x\":3}|tensor 'x' is not described",
                "{\"x\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,8]}}|tensor 'x' has dtype 'C64'",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,8]}}|shape [2] cannot have 8 bytes",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[-1],\"data_offsets\":[0,8]}}|shape has the entry -1",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}|cannot have 0",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[1.5],\"data_offsets\":[0,8]}}|shape has the entry 1.5",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":1,\"data_offsets\":[0,8]}}|shape is not a list",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,0]}}|data_offsets [8, 0]",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0]}}|data_offsets [0]",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|take 4 bytes, but 8 follow",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|after a gap from 0",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                        + "\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|inside the one before",
                "{\"x\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}}|take 16 bytes, but 8 follow",
                "{\"__metadata__\":{\"a\":1},\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}|'a' is not a",
                "{\"__metadata__\":[],\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}|not a map of"
            })
    void damageIsNamed(String json, String message) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        byte[] file = ByteBuffer.allocate(16 + header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
        UserError error = assertThrows(UserError.class, () -> SafeTensors.fromBytes(file, "spoilt.safetensors"));
        assertTrue(error.getMessage().startsWith("spoilt.safetensors"), error.getMessage());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void everyTruncationIsAnErrorOfTheUser() throws IOException {
        byte[] whole = SafeTensors.toBytes(example());
        Path file = folder.resolve("torn.safetensors");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            UserError error = assertThrows(UserError.class, () -> SafeTensors.read(file));
            assertTrue(error.getMessage().contains("torn.safetensors"), error.getMessage());
        }
    }

    @Test
    void missingFileAndFolder() {
        Path file = folder.resolve("none").resolve("c.safetensors");
        assertTrue(assertThrows(UserError.class, () -> SafeTensors.read(file))
                .getMessage()
                .contains("does not exist"));
        assertTrue(assertThrows(UserError.class, () -> SafeTensors.write(file, example()))
                .getMessage()
                .contains("could not be written"));
    }

    @Test
    void whatDoesNotFitIsNotWritten() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SafeTensors.toBytes(new Tensors().with("x", new double[3], 2, 2)));
        assertThrows(
                IllegalArgumentException.class,
                () -> SafeTensors.toBytes(new Tensors().with("__metadata__", new double[3], 3)));
        assertThrows(IllegalArgumentException.class, () -> SafeTensors.toBytes(new Tensors().with("x", "text", 4)));
    }

    private static void assertSame(Tensors expected, Tensors actual) {
        assertEquals(List.copyOf(expected.names()), List.copyOf(actual.names()));
        for (String name : expected.names()) {
            assertArrayEquals(expected.get(name).shape(), actual.get(name).shape());
            assertTrue(Arrays.deepEquals(
                    new Object[] {expected.get(name).data()},
                    new Object[] {actual.get(name).data()}));
        }
    }

    private static String header(byte[] file) {
        long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return new String(file, 8, (int) length, StandardCharsets.UTF_8);
    }

    private static double[] values(JsonNode golden, String name) {
        double[] values = new double[golden.get(name).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = golden.get(name).get(i).asDouble();
        }
        return values;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SafeTensorsTest.class.getResourceAsStream("/golden/" + name)) {
            return in.readAllBytes();
        }
    }
}
