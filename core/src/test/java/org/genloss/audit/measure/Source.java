package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/**
 * A source of documents with topics and bursts: a document has one of some topics, each of which favours other words of a Zipf law, and
 * each word of it is with some probability one that the document has already.
 */
final class Source {

    private static final int LENGTH = 60;

    private final double[][] cumulative;
    private final double burst;

    /**
     * @param types of words
     * @param topics 1 for independent words of one law
     * @param burst probability of a word to be repeated
     */
    Source(int types, int topics, double burst, Seed seed) {
        this.burst = burst;
        this.cumulative = new double[topics][types];
        UniformRandomProvider random = seed.stream();
        for (double[] topic : cumulative) {
            double sum = 0;
            for (int i = 0; i < types; i++) {
                // exponential to the power of 2: some words belong to a topic, most do not
                double weight = topics == 1 ? 1 : FastMath.pow(-FastMath.log(1 - random.nextDouble()), 2);
                sum += weight / (i + 2.7);
                topic[i] = sum;
            }
            for (int i = 0; i < types; i++) {
                topic[i] /= sum;
            }
        }
    }

    /** Documents of this many tokens together; the last is cut. */
    List<int[]> documents(int tokens, UniformRandomProvider random) {
        List<int[]> documents = new ArrayList<>();
        int left = tokens;
        while (left > 0) {
            int length = Math.min(left, 1 + random.nextInt(2 * LENGTH));
            documents.add(document(length, random));
            left -= length;
        }
        return documents;
    }

    private int[] document(int length, UniformRandomProvider random) {
        double[] topic = cumulative[random.nextInt(cumulative.length)];
        int[] words = new int[length];
        for (int i = 0; i < length; i++) {
            boolean again = i > 0 && random.nextDouble() < burst;
            int at = Arrays.binarySearch(topic, random.nextDouble());
            words[i] = again ? words[random.nextInt(i)] : Math.min(topic.length - 1, at < 0 ? -at - 1 : at);
        }
        return words;
    }

    /** Probability of each word in a document, bursts or not. */
    double[] probabilities() {
        double[] p = new double[cumulative[0].length];
        for (double[] topic : cumulative) {
            for (int i = 0; i < p.length; i++) {
                p[i] += (topic[i] - (i == 0 ? 0 : topic[i - 1])) / cumulative.length;
            }
        }
        return p;
    }
}
