package org.genloss.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.genloss.num.Decimal;

/**
 * A made-up run of language models, the same bytes every time: settings with everything that metrics of text keep to be looked
 * at. Under {@code replace} perplexity on real text rises, what is written becomes predictable and rare words vanish; under
 * {@code accumulate} little happens. The first prompt and the texts hold what a page must not fall for.
 */
public final class FakeText {

    /** Overrides the direction of what follows, rings, has a half character, and no space to break a line at. */
    public static final String ODD = "\u202eolleh\u0007\ud800 שלום " + "x".repeat(300);

    public static final int WORDS = 600;

    private static final List<String> POLICIES =
            List.of("replace", "keep 10 %", "accumulate", "replace, 10 epochs", "keep 10 %, 5 epochs");
    private static final String[] NOUNS = {
        "church",
        "tower",
        "mason",
        "stone",
        "river",
        "engine",
        "album",
        "season",
        "river bank",
        "commander",
        "storm",
        "species"
    };

    private final Path folder;
    private final int generations;
    private final int trials;
    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5L);
    private final List<String> ledger = new ArrayList<>();
    private final List<String> timing = new ArrayList<>();

    private FakeText(Path folder, int generations, int trials) {
        this.folder = folder;
        this.generations = generations;
        this.trials = trials;
    }

    /** Writes three settings of six generations (0 to 5) and three trials into {@code folder}, which is made. */
    public static void write(Path folder) throws IOException {
        write(folder, 3, 5, 3, 64);
    }

    /** Writes the run with other sizes. */
    static void write(Path folder, int cells, int generations, int trials, int tokens) throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        FakeText run = new FakeText(folder, generations, trials);
        run.ledger.add("{\"genloss\":\"0.1.0\",\"ledger\":1,\"spec\":\"\"}");
        for (int cell = 0; cell < cells; cell++) {
            for (int g = -1; g <= generations; g++) {
                run.generation(cell, g, tokens);
            }
            for (int trial = 0; trial < trials; trial++) {
                run.ledger.add(place(cell, trial, generations) + ",\"event\":\"end\",\"reason\":\"done\"}");
            }
        }
        Files.writeString(folder.resolve("manifest.json"), manifest(cells, generations, trials));
        Files.write(folder.resolve("ledger.jsonl"), run.ledger);
        Files.write(folder.resolve("timing.jsonl"), run.timing);
    }

    private void generation(int cell, int g, int tokens) throws IOException {
        double wear = wear(cell, g);
        for (int trial = 0; trial < trials; trial++) {
            if (g >= 0) {
                double noise = 1 + 0.04 * (random.nextDouble() - 0.5);
                reading(cell, trial, g, "perplexity", 34 * wear * noise, "1");
                reading(cell, trial, g, "perplexity_without_end", 36 * Math.sqrt(wear) * noise, "1");
                reading(cell, trial, g, "perplexity_by_batch", 35 * wear * noise, "1");
                fit(cell, trial, g, wear);
                timing.add(place(cell, trial, g)
                        + ",\"fit_ms\":1500,\"sample_ms\":500,\"measure_ms\":200,\"heap_mb\":640"
                        + ",\"fit\":{\"tokens\":3000,\"tokens_per_second\":2000},\"sample\":{\"tokens\":400}}");
            }
            if (g >= 0) {
                reading(cell, trial, g, "first_log_perplexity_median", 3 - 0.5 * StrictMath.log(wear), "nats");
                reading(cell, trial, g, "first_log_perplexity", 2.7 - 0.5 * StrictMath.log(wear), "nats");
                reading(cell, trial, g, "first_perplexity_low[q=0.05]", 0.05 * wear * (1 + 0.05 * trial), "share");
                reading(cell, trial, g, "first_perplexity_high[q=0.99]", g == 3 ? 0.02 : 0.01, "share");
            }
            if (g == 0) {
                reading(cell, trial, g, "first_log_perplexity[of=held-out]", 3.4, "nats");
            }
            reading(cell, trial, g, "distinct_2", 0.6 / wear, "ratio");
        }
        perplexities(cell, g, wear);
        continuations(cell, g, tokens);
        words(cell, g, wear);
        if (g >= 0) {
            documents(cell, g, tokens);
            keep(cell, g, "", Map.of("kind", "tokens", "text", List.of(sentence(g, tokens), ODD)));
        }
    }

    private static double wear(int cell, int g) {
        double pace = List.of(0.16, 0.06, 0.01, 0.2, 0.08).get(cell);
        return 1 + pace * Math.max(0, g);
    }

    /** Log-normal, narrower and further left the more is worn, with a far tail of its own. */
    private void perplexities(int cell, int g, double wear) throws IOException {
        if (g < 0) {
            return;
        }
        List<Double> edges = IntStream.rangeClosed(0, 60)
                .mapToObj(i -> StrictMath.pow(10, i / 20.0))
                .toList();
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("kind", "density");
        kept.put("unit", "perplexity");
        kept.put("scale", "log");
        kept.put("edges", edges);
        kept.put("density", bells(2.7 / StrictMath.sqrt(wear), 0.5 / wear, 0.03 * (wear - 1)));
        kept.put("standard_deviation", g == 0 ? "NaN" : 7.5);
        kept.put("real", bells(3.4, 0.6, 0));
        keep(cell, g, "first-perplexity", kept);
    }

    private static List<Double> bells(double mean, double deviation, double far) {
        double step = StrictMath.log(10) / 20;
        double[] all = IntStream.range(0, 60)
                .mapToDouble(i -> (i + 0.5) * step)
                .map(x -> (1 - far) * bell(x, mean, deviation) + far * bell(x, 5.5, 0.4))
                .toArray();
        double sum = Arrays.stream(all).sum() * step;
        return Arrays.stream(all).map(x -> x / sum).boxed().toList();
    }

    private static double bell(double x, double mean, double deviation) {
        return StrictMath.exp(-(x - mean) * (x - mean) / (2 * deviation * deviation)) / deviation;
    }

    private void continuations(int cell, int g, int tokens) throws IOException {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("kind", "continuations");
        kept.put(
                "prompts",
                IntStream.range(0, 6)
                        .mapToObj(i -> i == 1
                                ? FakeRun.HOSTILE
                                : "some started before 1360 – the " + NOUNS[i] + " was built by ")
                        .toList());
        if (g >= 0) {
            kept.put(
                    "texts",
                    IntStream.range(0, 6)
                            .mapToObj(i -> i == 2 ? ODD : i == 1 ? FakeRun.HOSTILE : sentence(g, tokens))
                            .toList());
            kept.put(
                    "perplexities",
                    IntStream.range(0, 6).mapToObj(i -> 30.0 - g + i).toList());
        }
        keep(cell, g, "continuations", kept);
    }

    private String sentence(int g, int tokens) {
        return String.join("", pieces(g, tokens));
    }

    /** Fewer nouns in later generations. */
    private List<String> pieces(int g, int tokens) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < tokens; i++) {
            int nouns = Math.max(1, NOUNS.length - 2 * Math.max(0, g));
            pieces.add(
                    i % 3 == 0
                            ? " the"
                            : i % 3 == 1 ? " " + NOUNS[random.nextInt(nouns)] : random.nextBoolean() ? " of" : ",");
        }
        return pieces;
    }

    private void documents(int cell, int g, int tokens) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<String> pieces = new ArrayList<>(pieces(g, tokens));
            if (i == 1) {
                pieces.set(2, "</script><b>");
                pieces.set(3, "\u202e\u0000");
                pieces.set(4, "y".repeat(250));
            }
            List<Object> logs = new ArrayList<>();
            for (int t = 0; t < tokens; t++) {
                logs.add(t == 0 ? null : StrictMath.log(1 - random.nextDouble()) * (g == 0 ? 4 : 4.0 / (g + 1)));
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("pieces", pieces);
            one.put("log_probabilities", logs);
            one.put("perplexity", 34.0 / (g + 1));
            all.add(one);
        }
        keep(cell, g, "documents", Map.of("kind", "documents", "documents", all));
    }

    /** Word i occurs 2000 / (i + 1) times or so; the rarer it is, the sooner it is lost. */
    private void words(int cell, int g, double wear) throws IOException {
        List<String> words = new ArrayList<>();
        List<Long> real = new ArrayList<>();
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            words.add(i == 300 ? "<i>" : "word" + i);
            real.add(2000L / (i + 1));
            boolean lost = random.nextDouble() < 1 - StrictMath.exp(-(wear - 1) * i / 60.0);
            drawn.add(lost && i > 2 ? 0 : Math.round(2000 * wear / (i + 1)));
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("kind", "words");
        kept.put("words", words);
        kept.put("real", real);
        kept.put("drawn", drawn);
        kept.put("new", List.of("jackrabbits", "@-@", "وادي"));
        kept.put("new_counts", List.of(40 * (g + 1), 7, 1));
        keep(cell, g, "words", kept);
    }

    private void keep(int cell, int g, String name, Map<String, Object> content) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cell", cell);
        all.put("generation", g);
        if (!name.isEmpty()) {
            all.put("name", name);
        }
        // what Map.of holds has no order of its own
        content.keySet().stream().sorted().forEach(key -> all.put(key, content.get(key)));
        String when = g < 0 ? "real" : String.format(Locale.ROOT, "g%05d", g);
        String file = String.format(Locale.ROOT, "c%04d-%s%s.json", cell, when, name.isEmpty() ? "" : "-" + name);
        // half a character is no UTF-8, but its escape is JSON
        Files.writeString(
                folder.resolve("samples").resolve(file),
                Json.MAPPER.writeValueAsString(all).replace("\ud800", "\\ud800"));
    }

    private void fit(int cell, int trial, int g, double wear) {
        ledger.add(place(cell, trial, g) + ",\"fit\":{\"loss\":[" + 4 * wear + "," + 3.8 * wear + "," + 3.6 * wear
                + "],\"validation_loss\":[" + 4.1 * wear + "," + 3.9 * wear + "," + 3.85 * wear
                + "],\"learning_rate\":[0.00002,0.000015,0.000005]},\"units\":{\"loss\":\"nats\","
                + "\"validation_loss\":\"nats\",\"learning_rate\":\"1\"}}");
    }

    private void reading(int cell, int trial, int g, String metric, double value, String unit) {
        ledger.add(place(cell, trial, g) + ",\"metric\":\"" + metric + "\",\"value\":" + Decimal.of(value)
                + ",\"unit\":\"" + unit + "\"}");
    }

    private static String place(int cell, int trial, int g) {
        return "{\"cell\":" + cell + ",\"trial\":" + trial + ",\"generation\":" + g;
    }

    private static String manifest(int settings, int generations, int trials) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (int cell = 0; cell < settings; cell++) {
            cells.add(Map.of(
                    "cell", cell, "panel", "text", "labels", Map.of("policy", POLICIES.get(cell)), "sample", "tokens"));
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", 1);
        root.put("name", "fake-text");
        root.put("title", "What texts lose");
        root.put("trials", trials);
        root.put("generations", generations);
        root.put("cells", cells);
        root.put("panels", List.of(Map.of("panel", "text", "title", "A small language model", "text", "Made up.")));
        return Json.MAPPER.writeValueAsString(root);
    }
}
