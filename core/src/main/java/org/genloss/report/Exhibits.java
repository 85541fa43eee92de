package org.genloss.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.ledger.Entry;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the metrics of one cell kept to be looked at, in the first trial, by its name and generation ({@link Entry#BASELINE}
 * for real data). Kinds that this version does not know are left out.
 *
 * @param images images to be followed from generation to generation
 * @param densities how a quantity is spread
 * @param shares shares of classes
 * @param survivors real images and what is left near them
 * @param continuations what was written after the same prompts
 * @param documents texts with the log-probabilities of their tokens
 * @param words counts of words
 */
record Exhibits(
        TreeMap<String, TreeMap<Integer, Pixels>> images,
        TreeMap<String, TreeMap<Integer, Density>> densities,
        TreeMap<String, TreeMap<Integer, Shares>> shares,
        TreeMap<String, TreeMap<Integer, Survivors>> survivors,
        TreeMap<String, TreeMap<Integer, TextExhibits.Continuations>> continuations,
        TreeMap<String, TreeMap<Integer, List<TextExhibits.Document>>> documents,
        TreeMap<String, TreeMap<Integer, TextExhibits.Words>> words) {

    /** Nothing was kept. */
    static final Exhibits NONE = new Exhibits();

    /** Which of them: {@code Exhibits::images}. */
    @FunctionalInterface
    interface Kind<T> {
        /** By name and generation. */
        TreeMap<String, TreeMap<Integer, T>> of(Exhibits exhibits);
    }

    private Exhibits() {
        this(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /**
     * A histogram.
     *
     * @param edges of its k bins, k + 1 of them, ascending
     * @param density k values per unit of x, or of ln x
     * @param deviation standard deviation in the unit of x, or NaN
     * @param unit of x
     * @param log whether x stands on a logarithmic scale
     */
    record Density(double[] edges, double[] density, double deviation, String unit, boolean log) {}

    /**
     * @param classes their names
     * @param shares as many, which sum to 1
     */
    record Shares(List<String> classes, double[] shares) {}

    /**
     * Real images, and for each the generated one nearest to it.
     *
     * @param radius within which a neighbour counts, for each
     * @param survives whether it has one
     */
    record Survivors(Pixels real, Pixels nearest, double[] distances, double[] radius, boolean[] survives) {

        /** How many have a neighbour. */
        int count() {
            int count = 0;
            for (boolean one : survives) {
                count += one ? 1 : 0;
            }
            return count;
        }
    }

    /**
     * Reads the folder {@code samples}, which may be missing, by index of the cell.
     *
     * @throws UserError if a file is damaged
     */
    static Map<Integer, Exhibits> read(Path folder) throws IOException {
        Map<Integer, Exhibits> cells = new TreeMap<>();
        for (SampleFiles.SampleFile file : SampleFiles.in(folder)) {
            if (!file.exhibit().isEmpty()) {
                cells.computeIfAbsent(file.cell(), c -> new Exhibits())
                        .add(file.path(), file.exhibit(), file.generation());
            }
        }
        return cells;
    }

    private void add(Path file, String name, int generation) throws IOException {
        try {
            JsonNode root = Json.MAPPER.readTree(Files.readAllBytes(file));
            switch (root.path("kind").asString("")) {
                case "images" -> put(images, name, generation, pixels(root, "pixels"));
                case "density" -> densities(root, name, generation);
                case "shares" -> put(shares, name, generation, shares(root));
                case "survivors" -> put(survivors, name, generation, survivors(root));
                case "continuations" -> put(continuations, name, generation, TextExhibits.continuations(root));
                case "documents" -> put(documents, name, generation, TextExhibits.documents(root));
                case "words" -> put(words, name, generation, TextExhibits.words(root));
                default -> {}
            }
        } catch (JacksonException e) {
            throw damaged(file, e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    /** What to tell people of a file to look at that cannot be read. */
    static UserError damaged(Path file, String why, Exception cause) {
        return new UserError(file + " is damaged: " + why, "delete it: the report does without it", cause);
    }

    private static <T> void put(TreeMap<String, TreeMap<Integer, T>> all, String name, int generation, T exhibit) {
        all.computeIfAbsent(name, n -> new TreeMap<>()).put(generation, exhibit);
    }

    /**
     * Images as samples and exhibits hold them.
     *
     * @throws IllegalArgumentException if there are none, or the bytes do not fill them
     */
    static Pixels pixels(JsonNode root, String field) {
        Pixels pixels = new Pixels(
                root.path("channels").asInt(0),
                root.path("height").asInt(0),
                root.path("width").asInt(0),
                Base64.getDecoder().decode(root.path(field).asString("")));
        require(pixels.count() > 0, "no images");
        return pixels;
    }

    /** The histogram of a generation may come with that of real data. */
    private void densities(JsonNode root, String name, int generation) {
        put(densities, name, generation, density(root, "density"));
        if (root.hasNonNull("real")) {
            put(densities, name, Entry.BASELINE, density(root, "real"));
        }
    }

    private static Density density(JsonNode root, String field) {
        double[] edges = numbers(root.path("edges"));
        double[] density = numbers(root.path(field));
        boolean log = root.path("scale").asString("").equals("log");
        require(
                density.length > 0 && edges.length == density.length + 1,
                edges.length + " edges for " + density.length + " bins");
        require(!log || edges[0] > 0, "an edge at or below 0 on a logarithmic scale");
        return new Density(
                edges,
                density,
                field.equals("real") ? Double.NaN : Glimpses.number(root.path("standard_deviation")),
                root.path("unit").asString(""),
                log);
    }

    private static Shares shares(JsonNode root) {
        List<String> classes = new ArrayList<>();
        root.path("classes").forEach(name -> classes.add(name.asString(name.toString())));
        double[] shares = numbers(root.path("shares"));
        require(shares.length == classes.size(), shares.length + " shares of " + classes.size() + " classes");
        return new Shares(List.copyOf(classes), shares);
    }

    private static Survivors survivors(JsonNode root) {
        Pixels real = pixels(root, "pixels");
        JsonNode flags = root.path("survives");
        boolean[] survives = new boolean[flags.size()];
        for (int i = 0; i < survives.length; i++) {
            survives[i] = flags.get(i).asBoolean(false);
        }
        Survivors all = new Survivors(
                real, pixels(root, "nearest"), numbers(root.path("distances")), numbers(root.path("radius")), survives);
        for (int length :
                new int[] {all.nearest.count(), all.distances.length, all.radius.length, all.survives.length}) {
            require(
                    length == real.count(),
                    length + " neighbours, distances, radii or answers for " + real.count() + " images");
        }
        return all;
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** Numbers, NaN for what is none. */
    static double[] numbers(JsonNode values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Glimpses.number(values.get(i));
        }
        return numbers;
    }
}
