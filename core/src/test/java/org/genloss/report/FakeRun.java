package org.genloss.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.genloss.num.Decimal;

/**
 * A made-up run folder for tests of the report, the same bytes every time: small chains with all kinds of samples (symbols,
 * numbers, points in the plane, text), trials that collapse, numbers that are infinite, and text that tries to break out of
 * the page.
 */
public final class FakeRun {

    /** Tries everything a page must not fall for. */
    public static final String HOSTILE =
            "</script><script>window.broken = 1</script><!-- \"quotes\" 'single' &amp; {{data}} \u2028 🦊 <img src=x onerror=\"window.broken=2\">";

    public static final int TRIALS = 20;
    public static final int GENERATIONS = 30;

    private static final List<String> POLICIES = List.of("replace", "keep 10 %", "accumulate");
    private static final int TYPES = 400;
    private static final int DRAWS = 1000;

    private final Path folder;
    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20260101L);
    private final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    private final List<String> ledger = new ArrayList<>();
    private final List<String> timing = new ArrayList<>();

    private FakeRun(Path folder) {
        this.folder = folder;
    }

    /** Writes the run into {@code folder}, which is made. */
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        FakeRun run = new FakeRun(folder);
        run.ledger.add("{\"genloss\":\"0.1.0\",\"ledger\":1,\"spec\":\"" + "ab".repeat(32) + "\"}");
        for (int cell = 0; cell < 12; cell++) {
            for (int trial = 0; trial < TRIALS; trial++) {
                switch (cell / 3) {
                    case 0 -> run.zipf(cell, trial);
                    case 1 -> run.gaussian(cell, trial);
                    case 2 -> run.plane(cell, trial);
                    default -> run.prose(cell, trial);
                }
            }
        }
        Files.writeString(folder.resolve("manifest.json"), manifest("fake", TRIALS, GENERATIONS));
        Files.write(folder.resolve("ledger.jsonl"), run.ledger);
        Files.write(folder.resolve("timing.jsonl"), run.timing);
        Files.writeString(folder.resolve("laws.jsonl"), laws());
    }

    /** Two laws that speak of the Gaussian, one of them wrong, and a reason why the first does not apply. */
    private static String laws() {
        StringBuilder generations = new StringBuilder();
        StringBuilder falling = new StringBuilder();
        StringBuilder zero = new StringBuilder();
        StringBuilder spread = new StringBuilder();
        for (int g = 0; g <= GENERATIONS; g++) {
            String comma = g == 0 ? "" : ",";
            generations.append(comma).append(g);
            falling.append(comma).append(Decimal.of(StrictMath.pow(1 - 1.0 / 60, g + 1)));
            zero.append(comma).append(2);
            spread.append(comma).append(Decimal.of(0.2));
        }
        String start = "\",\"title\":" + Json.MAPPER.writeValueAsString("Law " + HOSTILE) + ",\"source\":\"K2\",";
        String row = "\"side\":\"equal\",\"generations\":[" + generations + "],\"expected\":[%s],\"spread\":[" + spread
                + "],\"accuracy\":0,\"until\":20,\"because\":\"beyond, rare trials rule\",\"limit\":0}\n";
        return "{\"cell\":3,\"law\":\"falling" + start + "\"reading\":\"variance_ratio\",\"statistic\":\"mean\","
                + row.replace("%s", falling)
                + "{\"cell\":5,\"law\":\"wrong" + start + "\"reading\":\"mean_error\",\"statistic\":\"median\","
                + row.replace("%s", zero)
                + "{\"cell\":4,\"law\":\"falling" + start + "\"why\":\"a tenth is real <b>\"}\n";
    }

    /** Writes a run without samples: 9 cells x {@code measures}, made of plain noise, streamed to the file. */
    public static void large(Path folder, int trials, int generations, int measures) throws IOException {
        Files.createDirectories(folder);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
        Files.writeString(folder.resolve("manifest.json"), manifest("large", trials, generations));
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("ledger.jsonl"))) {
            out.write("{\"genloss\":\"0.1.0\",\"ledger\":1,\"spec\":\"\"}\n");
            for (int cell = 0; cell < 9; cell++) {
                for (int trial = 0; trial < trials; trial++) {
                    for (int g = -1; g <= generations; g++) {
                        for (int m = 0; m < measures; m++) {
                            out.write(reading(cell, trial, g, "measure_" + m, random.nextDouble() + m, "x") + "\n");
                        }
                    }
                }
            }
        }
    }

    private static String manifest(String name, int trials, int generations) {
        List<String> cells = new ArrayList<>();
        String[] panels = {"zipf", "gaussian", "plane", "prose"};
        String[] samples = {"symbols", "points", "points", "tokens"};
        for (int cell = 0; cell < 12; cell++) {
            cells.add("{\"cell\":" + cell + ",\"panel\":\"" + panels[cell / 3] + "\",\"labels\":{\"policy\":\""
                    + POLICIES.get(cell % 3) + "\",\"size\":\"1000\"},\"sample\":\"" + samples[cell / 3]
                    + "\",\"data_hash\":\"" + "0f".repeat(8) + "\",\"columns\":[]}");
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", 1);
        root.put("genloss", "0.1.0");
        root.put("name", name);
        root.put("title", "What copies of copies lose");
        root.put(
                "claim",
                "Models that learn only from what earlier models wrote lose the tails first and everything in the end;"
                        + " a tenth of real data slows this, and keeping all data stops it.");
        root.put("source", "Shumailov et al., Nature 631, 755–759 (2024)");
        root.put("spec_text", "name: fake\ntrials: 20\nnote: " + HOSTILE + "\n");
        root.put("spec_hash", "ab".repeat(32));
        root.put("seed", 2024);
        root.put("trials", trials);
        root.put("generations", generations);
        root.put("metrics", Map.of());
        root.put("versions", orderedVersions());
        root.put("machine", Map.of("cores", 2));
        root.put("started", "2026-11-22T20:00:00Z");
        root.put("cautions", List.of("This run is made up; it shows how a report looks, and nothing else.", HOSTILE));
        String json = Json.MAPPER.writeValueAsString(root);
        return json.replace("\"metrics\":{}", "\"metrics\":" + measures()).replaceFirst("}$", "") + ",\"cells\":["
                + String.join(",", cells) + "],\"panels\":" + panels() + "}\n";
    }

    private static Map<String, Object> orderedVersions() {
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("genloss", "0.1.0");
        versions.put("java", "17.0.19");
        versions.put("os", "Linux amd64");
        versions.put("hipparchus", "4.0.3");
        return versions;
    }

    private static String panels() {
        return """
                [{"panel":"zipf","title":"A Zipf vocabulary","text":"400 types with frequencies falling as one over their rank. A type that is not drawn once is gone for good under replace."},
                {"panel":"gaussian","title":"A Gaussian","text":"Mean and variance estimated from 100 points, again and again."},
                {"panel":"plane","title":"Two clusters in the plane","text":"Points of two clusters; the fit is a single Gaussian that is refitted to 200 points."},
                {"panel":"prose","title":"Sentences","text":"A toy n-gram model on a toy text."}]""";
    }

    private static String measures() {
        return """
                {"variance_ratio":{"title":"variance ratio","doc":"Variance of the model over that of the truth; 1 is right.","unit":"ratio"},
                "support":{"title":"surviving types","doc":"Types that occur in the items drawn.","unit":"types"},
                "entropy":{"title":"entropy","doc":"Plug-in entropy of the items drawn.","unit":"nats"},
                "kl":{"title":"Kullback-Leibler divergence","doc":"Of the truth from the model; infinite once a type is lost.","unit":"nats"},
                "tail_occupancy":{"title":"tail occupancy","doc":"Share of items beyond the quantile q of the truth.","unit":"share"},
                "mean_error":{"title":"mean error","doc":"Distance of the means.","unit":"x"},
                "perplexity":{"title":"perplexity of held-out text","doc":"","unit":"1"}}""";
    }

    private void zipf(int cell, int trial) throws IOException {
        double[] truth = new double[TYPES];
        for (int i = 0; i < TYPES; i++) {
            truth[i] = 1.0 / (i + 1);
        }
        double total = Arrays.stream(truth).sum();
        long[] real = draw(truth);
        symbols(cell, trial, -1, real);
        long[] pool = real.clone();
        for (int g = 0; g <= GENERATIONS; g++) {
            double[] model = Arrays.stream(pool).mapToDouble(c -> c).toArray();
            long[] drawn = draw(model);
            symbols(cell, trial, g, drawn);
            double mass = Arrays.stream(model).sum();
            boolean lost = Arrays.stream(model).anyMatch(p -> p == 0);
            add(
                    cell,
                    trial,
                    g,
                    "kl",
                    lost && g % 7 == 3 ? Double.POSITIVE_INFINITY : divergence(truth, total, model, mass),
                    "nats");
            for (int i = 0; i < TYPES; i++) {
                pool[i] = switch (cell % 3) {
                    case 0 -> drawn[i];
                    case 1 -> 9 * drawn[i] + real[i];
                    default -> pool[i] + drawn[i];
                };
            }
            time(cell, trial, g);
        }
        end(cell, trial, GENERATIONS, false, "done");
    }

    private static double divergence(double[] truth, double total, double[] model, double mass) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double p = truth[i] / total;
            sum += p * StrictMath.log(p / Math.max(model[i] / mass, 1e-5));
        }
        return sum;
    }

    private void symbols(int cell, int trial, int g, long[] drawn) throws IOException {
        double support = Arrays.stream(drawn).filter(c -> c > 0).count();
        double entropy = 0;
        double same = 0;
        for (long c : drawn) {
            double p = (double) c / DRAWS;
            entropy -= c == 0 ? 0 : p * StrictMath.log(p);
            same += p * p;
        }
        add(cell, trial, g, "support", support, "types");
        add(cell, trial, g, "entropy", entropy, "nats");
        add(cell, trial, g, "heterozygosity", 1 - same, "1");
        int from = 0;
        for (int to : new int[] {10, 40, 100, 200, 400}) {
            long alive = 0;
            for (int i = from; i < to; i++) {
                alive += drawn[i] > 0 ? 1 : 0;
            }
            add(cell, trial, g, "survival[band=" + (from + 1) + "–" + to + "]", (double) alive / (to - from), "share");
            from = to;
        }
        if (trial == 0) {
            glimpse(cell, g, "\"kind\":\"symbols\",\"counts\":" + Arrays.toString(drawn));
        }
    }

    private long[] draw(double[] weights) {
        double[] cumulative = weights.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
        long[] counts = new long[weights.length];
        for (int i = 0; i < DRAWS; i++) {
            double u = random.nextDouble() * cumulative[cumulative.length - 1];
            int at = Arrays.binarySearch(cumulative, u);
            counts[at < 0 ? -at - 1 : at + 1]++;
        }
        return counts;
    }

    private void gaussian(int cell, int trial) throws IOException {
        double mean = 0;
        double variance = 1;
        double seen = 0;
        line(cell, trial, -1, 0, 1);
        for (int g = 0; g <= GENERATIONS; g++) {
            double sum = 0;
            double squares = 0;
            int n = 60;
            for (int i = 0; i < n; i++) {
                boolean real = g == 0 || cell % 3 == 1 && i % 10 == 0;
                double x = real ? normal.sample() : mean + Math.sqrt(variance) * normal.sample();
                sum += x;
                squares += x * x;
            }
            double share = cell % 3 == 2 ? 1.0 / (g + 1) : 1;
            seen = squares / n - sum / n * sum / n;
            mean += share * (sum / n - mean);
            variance += share * (seen - variance);
            line(cell, trial, g, mean, variance);
            time(cell, trial, g);
            if (variance < 0.35 && cell % 3 == 0) {
                end(cell, trial, g, true, "variance below 0.35");
                return;
            }
        }
        end(cell, trial, GENERATIONS, false, "done");
    }

    private void line(int cell, int trial, int g, double mean, double variance) throws IOException {
        double[] x = new double[DRAWS];
        int beyond = 0;
        for (int i = 0; i < DRAWS; i++) {
            x[i] = mean + Math.sqrt(variance) * normal.sample();
            beyond += x[i] > 2.3263 ? 1 : 0;
        }
        add(cell, trial, g, "variance_ratio", variance, "ratio");
        add(cell, trial, g, "mean_error", Math.abs(mean), "x");
        add(cell, trial, g, "w2", Math.sqrt(mean * mean + (1 - Math.sqrt(variance)) * (1 - Math.sqrt(variance))), "x");
        add(cell, trial, g, "tail_occupancy[q=0.99]", (double) beyond / DRAWS, "share");
        if (trial == 0) {
            StringBuilder values = new StringBuilder();
            for (double v : Arrays.copyOf(x, 400)) {
                values.append(values.length() == 0 ? "" : ",")
                        .append('[')
                        .append(Decimal.of(v))
                        .append(']');
            }
            glimpse(cell, g, "\"kind\":\"points\",\"columns\":[\"x\"],\"values\":[" + values + "]");
        }
    }

    private void plane(int cell, int trial) throws IOException {
        double spread = 1;
        cloud(cell, trial, -1, 1, true);
        for (int g = 0; g <= GENERATIONS; g++) {
            double factor = 1 + 0.08 * normal.sample() - 0.03;
            spread = switch (cell % 3) {
                case 0 -> spread * factor;
                case 1 -> 0.85 * spread * factor + 0.15;
                default -> 0.97 + 0.03 * normal.sample();
            };
            cloud(cell, trial, g, spread, false);
        }
        end(cell, trial, GENERATIONS, false, "done");
    }

    private void cloud(int cell, int trial, int g, double spread, boolean real) throws IOException {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            double side = real ? (i % 2 == 0 ? -1.5 : 1.5) : 1.5 * normal.sample() * spread;
            double x = side + 0.6 * spread * normal.sample();
            double y = 0.5 * side + 0.7 * spread * normal.sample() + (real ? 0 : 0.02 * g);
            values.append(i == 0 ? "" : ",")
                    .append('[')
                    .append(Decimal.of(x))
                    .append(',')
                    .append(Decimal.of(y))
                    .append(']');
        }
        add(cell, trial, g, "log_determinant", 2 * StrictMath.log(spread) - 0.3, "nats");
        add(cell, trial, g, "variance_ratio", spread * spread, "ratio");
        add(cell, trial, g, "coverage[k=5]", Math.min(1, spread * 0.9), "share");
        add(cell, trial, g, "precision[k=5]", Math.min(1, 0.8 + 0.01 * g), "share");
        if (trial == 0) {
            glimpse(cell, g, "\"kind\":\"points\",\"columns\":[\"height\",\"weight\"],\"values\":[" + values + "]");
        }
    }

    private void prose(int cell, int trial) throws IOException {
        for (int g = -1; g <= 5; g++) {
            double decay = cell % 3 == 2 ? 1 : 1 + 0.3 * Math.max(0, g);
            add(cell, trial, g, "perplexity", 40 * decay + normal.sample(), "1");
            add(cell, trial, g, "distinct[n=2]", 0.6 / decay + 0.01 * normal.sample(), "share");
            if (trial == 0) {
                String text =
                        "the rain fell on the roof and ".repeat(12 + g) + "\nthe dog of generation " + g + " slept . ";
                glimpse(
                        cell,
                        g,
                        "\"kind\":\"tokens\",\"text\":"
                                + Json.MAPPER.writeValueAsString(
                                        List.of(text, "jack rabbits , jack rabbits , jack rabbits .", HOSTILE)));
            }
        }
        end(cell, trial, 5, false, "done");
    }

    private void glimpse(int cell, int g, String rest) throws IOException {
        String name = String.format(Locale.ROOT, g < 0 ? "c%04d-real.json" : "c%04d-g%05d.json", cell, g);
        Files.writeString(
                folder.resolve("samples").resolve(name),
                "{\"cell\":" + cell + ",\"generation\":" + g + "," + rest + "}");
    }

    private void add(int cell, int trial, int g, String metric, double value, String unit) {
        ledger.add(reading(cell, trial, g, metric, value, unit));
    }

    private static String reading(int cell, int trial, int g, String metric, double value, String unit) {
        String text = Double.isFinite(value) ? Decimal.of(value) : "\"" + Decimal.of(value) + "\"";
        return "{\"cell\":" + cell + ",\"trial\":" + trial + ",\"generation\":" + g + ",\"metric\":\"" + metric
                + "\",\"value\":" + text + ",\"unit\":\"" + unit + "\"}";
    }

    private void end(int cell, int trial, int g, boolean collapsed, String reason) {
        String at = "{\"cell\":" + cell + ",\"trial\":" + trial + ",\"generation\":" + g + ",\"event\":";
        if (collapsed) {
            ledger.add(at + "\"collapsed\",\"reason\":\"" + reason + "\"}");
        }
        ledger.add(at + "\"end\",\"reason\":\"" + reason + "\"}");
    }

    private void time(int cell, int trial, int g) {
        timing.add("{\"cell\":" + cell + ",\"trial\":" + trial + ",\"generation\":" + g
                + ",\"fit_ms\":1.5,\"sample_ms\":0.5,\"measure_ms\":2,\"heap_mb\":64}");
    }
}
