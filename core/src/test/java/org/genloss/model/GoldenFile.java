package org.genloss.model;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Points;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Golden values of learners, written by the script of the same name under {@code src/test/golden}. */
public final class GoldenFile {

    private GoldenFile() {}

    /** The tree in {@code golden/NAME.json}. */
    public static JsonNode read(String name) {
        InputStream file = GoldenFile.class.getResourceAsStream("/golden/" + name + ".json");
        return JsonMapper.builder().build().readTree(file);
    }

    /** All numbers below a node, in order; null is negative infinity. */
    public static double[] doubles(JsonNode node) {
        List<Double> values = new ArrayList<>();
        collect(node, values);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> values) {
        if (node.isArray()) {
            for (JsonNode child : node) {
                collect(child, values);
            }
        } else {
            values.add(node.isNull() ? Double.NEGATIVE_INFINITY : node.asDouble());
        }
    }

    /** A list of rows. */
    public static Points points(JsonNode rows) {
        return Points.of(doubles(rows), rows.get(0).size());
    }
}
