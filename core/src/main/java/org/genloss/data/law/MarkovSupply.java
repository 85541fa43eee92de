package org.genloss.data.law;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.genloss.data.EntropyRate;
import org.genloss.data.LogDensity;
import org.genloss.data.Probabilities;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.num.Seed;
import org.hipparchus.util.FastMath;

/**
 * Sequences of a first-order chain that starts in its stationary law, so that every position of every sequence has the
 * same law: {@link #probabilities}, over the ids of the vocabulary, with 0 for the unknown type.
 */
final class MarkovSupply extends Law<Tokens> implements EntropyRate, Probabilities, LogDensity<Tokens> {

    private final double[][] table;
    private final double[] stationary;
    private final int length;
    private final Vocabulary vocabulary;
    private final SharedStateDiscreteSampler first;
    private final SharedStateDiscreteSampler[] next;

    /**
     * @param table row i holds the probabilities of what follows i, sum 1
     * @param length tokens in a sequence
     */
    MarkovSupply(double[][] table, int length) {
        this.table = table;
        this.length = length;
        this.stationary = stationary(table);
        this.vocabulary = new Vocabulary(
                Vocabulary.Unit.WORDS,
                IntStream.range(0, table.length).mapToObj(i -> "w" + i).toList());
        UniformRandomProvider none = new Seed(0).stream();
        this.first = AliasMethodDiscreteSampler.of(none, stationary);
        this.next = new SharedStateDiscreteSampler[table.length];
        for (int i = 0; i < table.length; i++) {
            next[i] = AliasMethodDiscreteSampler.of(none, table[i]);
        }
    }

    @Override
    Tokens sample(int n, Seed seed) {
        UniformRandomProvider random = seed.stream();
        SharedStateDiscreteSampler start = first.withUniformRandomProvider(random);
        SharedStateDiscreteSampler[] follow = Arrays.stream(next)
                .map(sampler -> sampler.withUniformRandomProvider(random))
                .toArray(SharedStateDiscreteSampler[]::new);
        int[] tokens = new int[Math.multiplyExact(n, length)];
        int[] offsets = new int[n + 1];
        for (int i = 0; i < n; i++) {
            int at = i * length;
            tokens[at] = start.sample();
            for (int t = at + 1; t < at + length; t++) {
                tokens[t] = follow[tokens[t - 1]].sample();
            }
            offsets[i + 1] = at + length;
        }
        return new Tokens(tokens, offsets, vocabulary, false);
    }

    /** Sum over states of the stationary probability times the entropy of the row (Shannon 1948, theorem 5). */
    @Override
    public double entropyRate() {
        double rate = 0;
        for (int i = 0; i < table.length; i++) {
            for (double p : table[i]) {
                if (p > 0) {
                    rate -= stationary[i] * p * FastMath.log(p);
                }
            }
        }
        return rate;
    }

    @Override
    public double[] probabilities() {
        return Arrays.copyOf(stationary, vocabulary.size());
    }

    @Override
    public double[] logDensity(Tokens sample) {
        int[] tokens = sample.tokens();
        int[] offsets = sample.offsets();
        double[] density = new double[sample.size()];
        for (int i = 0; i < density.length; i++) {
            for (int t = offsets[i]; t < offsets[i + 1]; t++) {
                density[i] += FastMath.log(t == offsets[i] ? start(tokens[t]) : step(tokens[t - 1], tokens[t]));
            }
        }
        return density;
    }

    private double start(int token) {
        return token == vocabulary.unknown() ? 0 : stationary[token];
    }

    private double step(int last, int token) {
        return Math.max(last, token) == vocabulary.unknown() ? 0 : table[last][token];
    }

    /**
     * The stationary law of an irreducible chain by state reduction, which subtracts nothing and so loses no digits
     * (Grassmann, Taksar, Heyman 1985). O(k^3).
     */
    static double[] stationary(double[][] table) {
        int k = table.length;
        double[][] p = new double[k][];
        for (int i = 0; i < k; i++) {
            p[i] = table[i].clone();
        }
        for (int s = k - 1; s > 0; s--) {
            double out = 0;
            for (int j = 0; j < s; j++) {
                out += p[s][j];
            }
            for (int i = 0; i < s; i++) {
                p[i][s] /= out;
                for (int j = 0; j < s; j++) {
                    p[i][j] += p[i][s] * p[s][j];
                }
            }
        }
        double[] law = new double[k];
        law[0] = 1;
        for (int s = 1; s < k; s++) {
            for (int i = 0; i < s; i++) {
                law[s] += law[i] * p[i][s];
            }
        }
        return Lists.normalise(law);
    }
}
