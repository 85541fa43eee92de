package org.genloss.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A made-up run of image models, the same bytes every time: three settings of grey images with everything that metrics keep
 * to be looked at, and one setting of coloured images with nothing but images. Under {@code replace} a class vanishes and the
 * trial ends early; under {@code accumulate} one generation was not kept.
 */
public final class FakeImages {

    /** Generations that were kept. */
    public static final List<Integer> KEPT = List.of(0, 1, 2, 3, 4, 5, 7, 10);

    /** The last generation of {@code replace}. */
    public static final int END = 5;

    /** The generation that was not kept under {@code accumulate}. */
    public static final int MISSING = 4;

    private static final List<String> POLICIES = List.of("replace", "accumulate", "keep 10 %");
    private static final int SIDE = 12;
    private static final int RAREST = 20;

    private final Path folder;
    private final List<String> ledger = new ArrayList<>();

    private FakeImages(Path folder) {
        this.folder = folder;
    }

    /** Writes the run into {@code folder}, which is made. */
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        FakeImages run = new FakeImages(folder);
        run.ledger.add("{\"genloss\":\"0.1.0\",\"ledger\":1,\"spec\":\"\"}");
        for (int cell = 0; cell < 3; cell++) {
            run.grey(cell);
        }
        run.coloured(3);
        Files.writeString(folder.resolve("manifest.json"), manifest());
        Files.write(folder.resolve("ledger.jsonl"), run.ledger);
    }

    private void grey(int cell) throws IOException {
        int last = cell == 0 ? END : KEPT.get(KEPT.size() - 1);
        event(cell, 0, "sampling", cell == 0 ? "stream" : "points");
        images(cell, -1, "", 1, SIDE, 40);
        for (int g = -1; g <= last; g++) {
            reading(cell, g, "class_entropy", 1.5);
            reading(cell, g, "precision[k=5]", 0.9);
            reading(cell, g, "latent_std_within_dimensions", 0.9 * width(cell, g));
            reading(cell, g, "latent_std", width(cell, g));
            if (g >= 0) {
                fit(cell, g);
            }
            boolean missing = cell == 1 && g == MISSING;
            if (KEPT.contains(g) && !missing) {
                images(cell, g, "", 1, SIDE, 40);
                images(cell, g, "morph", 1, SIDE, 32);
                exhibits(cell, g);
            }
        }
        event(cell, last, "end", "done");
    }

    private void coloured(int cell) throws IOException {
        for (int g : List.of(-1, 0, 1, 2)) {
            reading(cell, g, "latent_std", width(cell, g));
            images(cell, g, "", 3, 8, 100);
        }
        event(cell, 2, "end", "done");
    }

    private static double width(int cell, int g) {
        return StrictMath.pow(cell == 0 ? 0.7 : 0.95, g + 1);
    }

    private void exhibits(int cell, int g) throws IOException {
        double width = width(cell, g);
        List<Double> edges =
                IntStream.rangeClosed(-20, 20).mapToObj(i -> i / 5.0).toList();
        List<Double> density = edges.subList(0, 40).stream()
                .map(x -> StrictMath.exp(-(x + 0.1) * (x + 0.1) / (2 * width * width)) / (2.5066 * width))
                .toList();
        Map<String, Object> spread = new LinkedHashMap<>();
        spread.put("kind", "density");
        spread.put("unit", "1");
        spread.put("edges", edges);
        spread.put("density", density);
        spread.put("standard_deviation", width);
        keep(cell, g, "latent-density", spread);
        // the second class is last drawn at generation 2 under replace
        boolean gone = cell == 0 && g > 2;
        keep(
                cell,
                g,
                "class-shares",
                Map.of(
                        "kind",
                        "shares",
                        "classes",
                        List.of("a", "<b>", "c"),
                        "shares",
                        gone ? List.of(0.5, 0, 0.5) : List.of(0.5, 0.1, 0.4)));
        Map<String, Object> rarest = pixels(-1, 1, SIDE, RAREST);
        rarest.put("kind", "survivors");
        rarest.put("nearest", pixels(g, 1, SIDE, RAREST).get("pixels"));
        rarest.put(
                "distances", IntStream.range(0, RAREST).mapToObj(i -> i / width).toList());
        rarest.put("radius", IntStream.range(0, RAREST).mapToObj(i -> 19.5).toList());
        rarest.put(
                "survives",
                IntStream.range(0, RAREST).mapToObj(i -> i / width < 19.5).toList());
        keep(cell, g, "rarest", rarest);
    }

    private void images(int cell, int g, String name, int channels, int side, int count) throws IOException {
        Map<String, Object> images = pixels(g, channels, side, count);
        images.put("kind", "images");
        keep(cell, g, name, images);
    }

    /** Discs at places that differ from image to image, dimmer from generation to generation. */
    private static Map<String, Object> pixels(int g, int channels, int side, int count) {
        byte[] bytes = new byte[count * channels * side * side];
        for (int i = 0; i < bytes.length; i++) {
            int image = i / (channels * side * side);
            int channel = i / (side * side) % channels;
            int dx = i % side - side / 2 - image % 3 + 1;
            int dy = i / side % side - side / 2 - image / 3 % 3 + 1;
            bytes[i] = (byte) (dx * dx + dy * dy < 9 ? 240 - 15 * (g + 1) - 50 * channel : 10 * channel);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("channels", channels);
        map.put("height", side);
        map.put("width", side);
        map.put("count", count);
        map.put("pixels", Base64.getEncoder().encodeToString(bytes));
        return map;
    }

    private void keep(int cell, int g, String name, Map<String, Object> content) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cell", cell);
        all.put("generation", g);
        if (!name.isEmpty()) {
            all.put("name", name);
        }
        all.putAll(content);
        String when = g < 0 ? "real" : String.format(Locale.ROOT, "g%05d", g);
        String file = String.format(Locale.ROOT, "c%04d-%s%s.json", cell, when, name.isEmpty() ? "" : "-" + name);
        Files.writeString(folder.resolve("samples").resolve(file), Json.MAPPER.writeValueAsString(all));
    }

    private void fit(int cell, int g) {
        ledger.add(place(cell, g) + ",\"fit\":{\"elbo\":[-100," + (-90 - g) + "," + (-80 - g)
                + "],\"kl\":[5,\"NaN\",7]}," + "\"units\":{\"elbo\":\"nats\",\"kl\":\"nats\"}}");
    }

    private void reading(int cell, int g, String metric, double value) {
        ledger.add(place(cell, g) + ",\"metric\":\"" + metric + "\",\"value\":" + value + ",\"unit\":\"1\"}");
    }

    private void event(int cell, int g, String event, String reason) {
        ledger.add(place(cell, g) + ",\"event\":\"" + event + "\",\"reason\":\"" + reason + "\"}");
    }

    private static String place(int cell, int g) {
        return "{\"cell\":" + cell + ",\"trial\":0,\"generation\":" + g;
    }

    private static String manifest() {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (int cell = 0; cell < 4; cell++) {
            cells.add(Map.of(
                    "cell",
                    cell,
                    "panel",
                    cell < 3 ? "grey" : "colour",
                    "labels",
                    Map.of("policy", POLICIES.get(cell % 3)),
                    "sample",
                    "images"));
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", 1);
        root.put("name", "fake-images");
        root.put("title", "What images lose");
        root.put("trials", 1);
        root.put("generations", 10);
        root.put("cells", cells);
        root.put(
                "panels",
                List.of(
                        Map.of("panel", "grey", "title", "Grey discs", "text", "Discs."),
                        Map.of("panel", "colour", "title", "Coloured discs", "text", "Discs in colour.")));
        return Json.MAPPER.writeValueAsString(root);
    }
}
