package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Tokens;
import org.genloss.metric.Exhibit;
import org.genloss.num.Empirical;
import org.hipparchus.util.FastMath;

/** What the first model's view of a text looks like: a histogram, texts side by side, texts token by token. */
final class FirstExhibits {

    /** Bins of the histogram, the same for all. */
    static final int BINS = 60;

    /** The largest perplexity that has a bin of its own. */
    private static final double LARGEST = 1e5;

    private static final int CONTINUATIONS = 12;
    private static final int DOCUMENTS = 8;

    private FirstExhibits() {}

    /**
     * Histograms of perplexities whose area over the natural logarithm is 1; the outer bins hold what lies beyond.
     *
     * @param drawn log-perplexities of drawn sequences, nats
     * @param real the same of held-out text
     */
    static Exhibit density(double[] drawn, double[] real) {
        List<Double> edges = new ArrayList<>();
        for (int bin = 0; bin <= BINS; bin++) {
            edges.add(FastMath.exp(bin * width()));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("kind", "density");
        content.put("unit", "perplexity");
        content.put("scale", "log");
        content.put("edges", edges);
        content.put("density", density(drawn));
        content.put("real", density(real));
        content.put("standard_deviation", deviation(drawn));
        return new Exhibit("first-perplexity", content);
    }

    /** Of perplexities, not of their logarithms; infinite or not a number where they are. */
    private static double deviation(double[] logs) {
        double[] values = Arrays.stream(logs).map(FastMath::exp).toArray();
        return Empirical.standardErrorOfMean(values) * Math.sqrt(values.length);
    }

    private static double width() {
        return FastMath.log(LARGEST) / BINS;
    }

    /** What is not a number, of a model that has left the numbers, lies nowhere. */
    private static List<Double> density(double[] all) {
        double[] logs = Arrays.stream(all).filter(log -> !Double.isNaN(log)).toArray();
        long[] counts = new long[BINS];
        for (double log : logs) {
            counts[(int) Math.max(0, Math.min(BINS - 1, Math.floor(log / width())))]++;
        }
        return Arrays.stream(counts)
                .mapToObj(count -> logs.length == 0 ? 0 : count / (logs.length * width()))
                .toList();
    }

    /** The same prompts in every generation of a trial; without prompts, what was drawn alone. */
    static Exhibit continuations(Optional<Tokens> prompts, Tokens drawn, Scored scored) {
        int[] rows = rows(drawn.size(), CONTINUATIONS);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("kind", "continuations");
        content.put("prompts", prompts.map(some -> texts(some, rows)).orElse(List.of()));
        content.put("texts", texts(drawn, rows));
        content.put(
                "perplexities", Arrays.stream(rows).mapToObj(scored::perplexity).toList());
        return new Exhibit("continuations", content);
    }

    private static List<String> texts(Tokens text, int[] rows) {
        return Arrays.stream(rows).mapToObj(text::text).toList();
    }

    /** A few sequences with the log-probability of every token, null where it is none. */
    static Exhibit documents(Tokens drawn, Scored scored) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int row : rows(drawn.size(), DOCUMENTS)) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("pieces", Pieces.of(drawn, row));
            document.put("log_probabilities", logProbabilities(drawn, row, scored));
            document.put("perplexity", scored.perplexity(row));
            documents.add(document);
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("kind", "documents");
        content.put("documents", documents);
        return new Exhibit("documents", content);
    }

    private static List<Double> logProbabilities(Tokens text, int row, Scored scored) {
        int length = text.length(row);
        Double[] all = new Double[length];
        for (int event = scored.starts()[row]; event < scored.starts()[row + 1]; event++) {
            int place = scored.place(row, event);
            // the end of a sequence is an event but no piece
            if (place < length) {
                all[place] = scored.scores()[event];
            }
        }
        return Arrays.asList(all);
    }

    /** At most so many rows, evenly thinned: the same ones of equally many. */
    private static int[] rows(int n, int most) {
        int count = Math.min(n, most);
        return IntStream.range(0, count).map(i -> (int) ((long) i * n / count)).toArray();
    }
}
