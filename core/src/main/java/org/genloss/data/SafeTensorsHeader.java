package org.genloss.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The header of a safetensors file: which arrays there are and where, checked.
 *
 * @param entries in the order of the header
 * @param metadata texts, in the order of the header
 */
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata) {

    /** The longest header the format allows. */
    static final long MAX_LENGTH = 100_000_000;

    private static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * One array.
     *
     * @param begin its first byte, counted from the end of the header
     * @param end one past its last byte
     */
    record Entry(String name, Dtype dtype, long[] shape, long begin, long end) {

        int elements() {
            return (int) ((end - begin) / dtype.width());
        }
    }

    /** The header of a file to be written. */
    static SafeTensorsHeader of(Tensors tensors, Map<String, String> metadata) {
        Map<String, Entry> placed = new LinkedHashMap<>();
        for (String name : tensors.names()) {
            Tensors.Tensor tensor = tensors.get(name);
            Dtype dtype = Dtype.of(tensor.data());
            long elements = product(tensor.shape());
            if (elements != dtype.length(tensor.data()) || name.equals(METADATA)) {
                throw new IllegalArgumentException("tensor '" + name + "' of "
                        + dtype.length(tensor.data()) + " elements cannot be written with shape "
                        + Arrays.toString(tensor.shape()));
            }
            placed.put(name, new Entry(name, dtype, tensor.shape(), 0, elements * dtype.width()));
        }
        long at = 0;
        List<Entry> widestFirst = new ArrayList<>(placed.values());
        widestFirst.sort(Comparator.comparing(entry -> -entry.dtype().width()));
        for (Entry entry : widestFirst) {
            placed.put(entry.name(), new Entry(entry.name(), entry.dtype(), entry.shape(), at, at + entry.end()));
            at += entry.end();
        }
        return new SafeTensorsHeader(List.copyOf(placed.values()), metadata);
    }

    /** The entries as their arrays follow one another in the file. */
    List<Entry> inFileOrder() {
        return entries.stream()
                .sorted(Comparator.comparing(Entry::begin).thenComparing(Entry::end))
                .toList();
    }

    /** Length, JSON and padding, as they stand in the file. */
    byte[] toBytes() {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = root.putObject(METADATA);
            metadata.forEach(texts::put);
        }
        for (Entry entry : entries) {
            ObjectNode node = root.putObject(entry.name());
            node.put("dtype", entry.dtype().name());
            ArrayNode shape = node.putArray("shape");
            Arrays.stream(entry.shape()).forEach(shape::add);
            node.putArray("data_offsets").add(entry.begin()).add(entry.end());
        }
        byte[] json = JSON.writeValueAsBytes(root);
        int padded = Math.addExact(json.length, 7) / 8 * 8;
        ByteBuffer bytes = Dtype.buffer(Long.BYTES + padded).putLong(padded).put(json);
        Arrays.fill(bytes.array(), bytes.position(), bytes.capacity(), (byte) ' ');
        return bytes.array();
    }

    /**
     * Reads and checks a header.
     *
     * @param room bytes of the file that follow it
     * @param name what to call the file in a message
     */
    static SafeTensorsHeader parse(byte[] json, long room, String name) {
        JsonNode root;
        try {
            root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw damaged(name, "its header is not JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw damaged(name, "its header is not a JSON object");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            if (property.getKey().equals(METADATA)) {
                readMetadata(property.getValue(), metadata, name);
            } else {
                entries.add(entry(property.getKey(), property.getValue(), name));
            }
        }
        SafeTensorsHeader header = new SafeTensorsHeader(entries, metadata);
        header.checkLayout(room, name);
        return header;
    }

    /** The error for a file that is not what it should be. */
    static UserError damaged(String name, String what) {
        return new UserError(
                name + " is not a whole safetensors file: " + what,
                "restore it from a copy, or delete it and make it again");
    }

    /** The arrays must cover the rest of the file once, without gap or overlap. */
    private void checkLayout(long room, String name) {
        long at = 0;
        for (Entry entry : inFileOrder()) {
            if (entry.begin() != at) {
                throw damaged(
                        name,
                        "tensor '" + entry.name() + "' begins at byte " + entry.begin() + " of the data, "
                                + (entry.begin() < at ? "inside the one before, which ends at " : "after a gap from ")
                                + at);
            }
            at = entry.end();
        }
        if (at != room) {
            throw damaged(name, "its tensors take " + at + " bytes, but " + room + " follow the header");
        }
    }

    private static Entry entry(String tensor, JsonNode node, String file) {
        String label = "tensor '" + tensor + "'";
        if (!node.isObject()) {
            throw damaged(file, label + " is not described by a JSON object");
        }
        String type = node.path("dtype").asString("");
        Dtype dtype = Dtype.named(type);
        if (dtype == null) {
            throw new UserError(
                    file + ": " + label + " has dtype '" + type + "', which is not read",
                    "convert it to one of " + Arrays.toString(Dtype.values()));
        }
        long[] shape = naturals(node.path("shape"), file, label + ": shape");
        long[] offsets = naturals(node.path("data_offsets"), file, label + ": data_offsets");
        if (offsets.length != 2 || offsets[1] < offsets[0]) {
            throw damaged(file, label + " has data_offsets " + Arrays.toString(offsets));
        }
        long bytes = offsets[1] - offsets[0];
        long elements = product(shape);
        if (elements < 0 || elements > Integer.MAX_VALUE - 8 || elements * dtype.width() != bytes) {
            throw damaged(
                    file,
                    label + " of dtype " + type + " and shape " + Arrays.toString(shape) + " cannot have " + bytes
                            + " bytes");
        }
        return new Entry(tensor, dtype, shape, offsets[0], offsets[1]);
    }

    private static void readMetadata(JsonNode node, Map<String, String> into, String file) {
        if (!node.isObject()) {
            throw damaged(file, METADATA + " is not a map of texts");
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (!property.getValue().isString()) {
                throw damaged(file, METADATA + " '" + property.getKey() + "' is not a text");
            }
            into.put(property.getKey(), property.getValue().asString());
        }
    }

    private static long[] naturals(JsonNode node, String file, String label) {
        if (!node.isArray()) {
            throw damaged(file, label + " is not a list");
        }
        long[] values = new long[node.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode item = node.get(i);
            if (!item.isIntegralNumber() || !item.canConvertToLong() || item.asLong() < 0) {
                throw damaged(file, label + " has the entry " + item);
            }
            values[i] = item.asLong();
        }
        return values;
    }

    /** The product of the axes, or -1 where it does not fit. */
    private static long product(long[] shape) {
        long product = 1;
        for (long axis : shape) {
            if (axis < 0 || Math.multiplyHigh(product, axis) != 0 || product * axis < 0) {
                return -1;
            }
            product *= axis;
        }
        return product;
    }
}
