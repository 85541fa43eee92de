package org.genloss.model.external;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Points;
import org.genloss.data.Tensors;
import org.genloss.num.Decimal;
import tools.jackson.databind.JsonNode;

/** Points as {@code {"x1": 0.5, "x2": -1.25}}, by the names of their columns. */
final class PointLines extends JsonLines {

    private final Points points;
    private final List<String> keys;
    private double[] values = new double[1024];
    private int size;

    PointLines(Points points) {
        this.points = points;
        this.keys = points.columns().stream().map(MAPPER::writeValueAsString).toList();
    }

    @Override
    int size() {
        return points.size();
    }

    @Override
    String line(int i) {
        StringBuilder line = new StringBuilder("{");
        for (int j = 0; j < keys.size(); j++) {
            line.append(j == 0 ? "" : ", ").append(keys.get(j)).append(": ").append(Decimal.of(points.at(i, j)));
        }
        return line.append('}').toString();
    }

    @Override
    void take(JsonNode item) {
        for (String column : points.columns()) {
            JsonNode value = value(item, column);
            if (!value.isNumber()) {
                throw new IllegalArgumentException("must give \"" + column + "\" as a number, but has " + shown(value));
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value.doubleValue();
        }
    }

    @Override
    Tensors taken() {
        int d = points.dimension();
        return new Tensors().with("points", Arrays.copyOf(values, size), size / d, d);
    }
}
