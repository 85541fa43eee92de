package org.genloss.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.genloss.data.Sample;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Values from outside, made by {@code core/src/test/golden/metrics.py}, and shortcuts to measure. */
public final class Golden {

    private static final JsonNode ALL = read();

    private Golden() {}

    private static JsonNode read() {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/metrics.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The values of one function of the script. */
    public static JsonNode of(String part) {
        return ALL.get(part);
    }

    /** An array of numbers, nested or not, as one flat array. */
    public static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .flatMapToDouble(
                        node -> node.isArray() ? Arrays.stream(doubles(node)) : DoubleStream.of(node.doubleValue()))
                .toArray();
    }

    /** An array of integers. */
    public static int[] ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }

    /** What a metric reads at the baseline. */
    public static <S extends Sample<S>> List<Reading> measure(Metric<S> metric, Reference<S> reference, S drawn) {
        return metric.against(reference).measure(baseline(drawn), new Seed(1));
    }

    /** Real data in the place of a model. */
    public static <S extends Sample<S>> Snapshot<S> baseline(S drawn) {
        return new Snapshot<>(Snapshot.BASELINE, Optional.empty(), drawn, Optional.empty(), Optional.empty());
    }

    /** What a metric reads of a model. */
    public static <S extends Sample<S>> List<Reading> measure(
            Metric<S> metric, Reference<S> reference, S drawn, Model<S> model) {
        return metric.against(reference)
                .measure(new Snapshot<>(0, Optional.of(model), drawn, Optional.empty(), Optional.empty()), new Seed(1));
    }

    /** The reading of this name. */
    public static Reading named(List<Reading> readings, String name) {
        return readings.stream()
                .filter(reading -> reading.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among " + readings));
    }

    /** Equal but for rounding: 1e-10 of the expected value. */
    public static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, 1e-10 * Math.max(1e-3, Math.abs(expected)));
    }
}
