package org.genloss.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code laws.jsonl}, which is written whole: every line must be sound. */
final class LawsReader {

    private LawsReader() {}

    /**
     * The lines of the file, in their order.
     *
     * @param cells number of cells of the manifest
     * @throws UserError naming file and line if a line cannot be read
     */
    static List<Expectation> read(Path file, int cells) {
        List<Expectation> all = new ArrayList<>();
        Disk.on(file, "read", () -> {
            Lines.each(file, (bytes, length, number) -> all.add(line(file, bytes, length, number, cells)));
            return null;
        });
        return List.copyOf(all);
    }

    private static Expectation line(Path file, byte[] bytes, int length, long number, int cells) {
        try {
            Expectation one = of(JsonMapper.shared().readTree(bytes, 0, length));
            int n = one.generations().length;
            if (one.cell() < 0 || one.cell() >= cells) {
                throw new IllegalArgumentException("cell " + one.cell() + " is not in the manifest");
            } else if (one.law().isEmpty()
                    || one.reading().isEmpty() == one.why().isEmpty()) {
                throw new IllegalArgumentException("neither a curve of a law nor a reason why there is none");
            } else if (one.expected().length != n || one.spread().length != n) {
                throw new IllegalArgumentException("not one number for each of the " + n + " generations");
            }
            return one;
        } catch (JacksonException e) {
            throw damaged(file, number, e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw damaged(file, number, e.getMessage(), e);
        }
    }

    private static Expectation of(JsonNode line) {
        return new Expectation(
                line.path("cell").asInt(-1),
                line.path("law").asString(""),
                line.path("title").asString(""),
                line.path("source").asString(""),
                line.path("why").asString(""),
                line.path("reading").asString(""),
                line.path("statistic").asString(""),
                line.path("side").asString(""),
                generations(line.path("generations")),
                numbers(line.path("expected")),
                numbers(line.path("spread")),
                line.has("accuracy") ? number(line.path("accuracy")) : 0,
                line.path("until").asInt(-1),
                line.path("because").asString(""),
                line.has("limit") ? number(line.path("limit")) : Double.NaN);
    }

    private static int[] generations(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt(-1)).toArray();
    }

    private static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> number(array.get(i)))
                .toArray();
    }

    /** Numbers that are not finite are written as text. */
    private static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.asString("")) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException(node + " is not a number");
        };
    }

    private static UserError damaged(Path file, long number, String what, Exception cause) {
        return new UserError(
                file + ", line " + number + " is damaged: " + what,
                "delete the file: the run writes it again when it is started again, and the report does without it",
                cause);
    }
}
