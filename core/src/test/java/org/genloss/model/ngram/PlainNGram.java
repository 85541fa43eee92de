package org.genloss.model.ngram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reference that the fast model is held against: maps of strings and the formulas of Chen and Goodman (1999),
 * written down as they stand there, with no thought of speed.
 */
final class PlainNGram {

    private final int order;
    private final boolean kneserNey;
    private final int outcomes;
    /** c_k: how often, or after how many words, by n-gram of length k. */
    private final List<Map<List<String>, Integer>> counts = new ArrayList<>();

    private final List<double[]> discounts = new ArrayList<>();

    /** @param sentences with their marks of beginning and, where there is one, of end */
    PlainNGram(List<List<String>> sentences, int order, boolean kneserNey, int outcomes) {
        this.order = order;
        this.kneserNey = kneserNey;
        this.outcomes = outcomes;
        for (int k = 0; k <= order; k++) {
            counts.add(new HashMap<>());
        }
        for (List<String> sentence : sentences) {
            for (int i = 1; i < sentence.size(); i++) {
                for (int k = 1; k <= order && k <= i + 1; k++) {
                    counts.get(k).merge(sentence.subList(i + 1 - k, i + 1), 1, Integer::sum);
                }
            }
        }
        if (kneserNey) {
            countContinuations();
        }
        discounts.add(null);
        for (int k = 1; k <= order; k++) {
            discounts.add(discounts(counts.get(k)));
        }
    }

    private void countContinuations() {
        for (int k = 1; k < order; k++) {
            Map<List<String>, Integer> raw = counts.get(k);
            Map<List<String>, Set<String>> before = new HashMap<>();
            for (List<String> gram : counts.get(k + 1).keySet()) {
                before.computeIfAbsent(gram.subList(1, k + 1), g -> new HashSet<>())
                        .add(gram.get(0));
            }
            Map<List<String>, Integer> adjusted = new HashMap<>();
            raw.forEach((gram, count) -> adjusted.put(
                    gram, gram.get(0).equals("<s>") ? count : before.get(gram).size()));
            // counts of level k + 1 were read before this replaces those of level k
            counts.set(k, adjusted);
        }
    }

    private static double[] discounts(Map<List<String>, Integer> counts) {
        double[] n = new double[5];
        for (int count : counts.values()) {
            if (count <= 4) {
                n[count]++;
            }
        }
        double y = n[1] / (n[1] + 2 * n[2]);
        double d1 = 1 - 2 * y * n[2] / n[1];
        double d2 = 2 - 3 * y * n[3] / n[2];
        double d3 = 3 - 4 * y * n[4] / n[3];
        boolean usable =
                n[1] > 0 && n[2] > 0 && n[3] > 0 && d1 >= 0 && d1 <= 1 && d2 >= 0 && d2 <= 2 && d3 >= 0 && d3 <= 3;
        return usable ? new double[] {0, d1, d2, d3} : new double[] {0, 0.5, 1, 1.5};
    }

    /** p(word | history), of which the last order - 1 words count. */
    double probability(List<String> history, String word) {
        int from = Math.max(0, history.size() - (order - 1));
        List<String> context = history.subList(from, history.size());
        return kneserNey ? smoothed(context, word) : relative(context, word);
    }

    private double relative(List<String> context, String word) {
        double total = 0;
        double count = 0;
        for (Map.Entry<List<String>, Integer> gram :
                counts.get(context.size() + 1).entrySet()) {
            if (gram.getKey().subList(0, context.size()).equals(context)) {
                total += gram.getValue();
                count += gram.getKey().get(context.size()).equals(word) ? gram.getValue() : 0;
            }
        }
        if (total > 0) {
            return count / total;
        }
        return context.isEmpty() ? 0 : relative(context.subList(1, context.size()), word);
    }

    private double smoothed(List<String> context, String word) {
        double lower = context.isEmpty() ? 1.0 / outcomes : smoothed(context.subList(1, context.size()), word);
        int k = context.size() + 1;
        double[] d = discounts.get(k);
        double total = 0;
        double count = 0;
        double[] n = new double[4];
        for (Map.Entry<List<String>, Integer> gram : counts.get(k).entrySet()) {
            if (gram.getKey().subList(0, context.size()).equals(context)) {
                total += gram.getValue();
                count += gram.getKey().get(context.size()).equals(word) ? gram.getValue() : 0;
                n[Math.min(3, gram.getValue())]++;
            }
        }
        if (total == 0) {
            return lower;
        }
        double gamma = (d[1] * n[1] + d[2] * n[2] + d[3] * n[3]) / total;
        return (count - d[(int) Math.min(3, count)]) / total + gamma * lower;
    }
}
