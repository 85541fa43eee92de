package org.genloss.model.external;

import java.util.Arrays;
import org.genloss.data.Symbols;
import org.genloss.data.Tensors;
import tools.jackson.databind.JsonNode;

/** Symbols as {@code {"symbol": 3}}. */
final class SymbolLines extends JsonLines {

    private final Symbols symbols;
    private long[] values = new long[1024];
    private int size;

    SymbolLines(Symbols symbols) {
        this.symbols = symbols;
    }

    @Override
    int size() {
        return symbols.size();
    }

    @Override
    String line(int i) {
        return "{\"symbol\": " + symbols.values()[i] + "}";
    }

    @Override
    void take(JsonNode item) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = whole(value(item, "symbol"), "symbol");
    }

    @Override
    Tensors taken() {
        return new Tensors().with("symbols", Arrays.copyOf(values, size), size);
    }
}
