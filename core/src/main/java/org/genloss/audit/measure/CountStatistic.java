package org.genloss.audit.measure;

import org.hipparchus.util.FastMath;

/** Statistics of the counts of one text: of how many types occur j times, f_j, and of n, the number of tokens. */
enum CountStatistic implements Statistic {

    /** S: types that occur. */
    TYPES(1, n -> (c, j, sums) -> sums[0] += c > 0 ? 1 : 0, (sums, n) -> sums[0]),

    /** f_1 / n (Good 1953, eq. 9): with independent tokens, what of the source's mass is not in the text. */
    MISSING_MASS(1, n -> (c, j, sums) -> sums[0] += c == 1 ? 1 : 0, (sums, n) -> sums[0] / n.tokens()),

    /**
     * The same where words come in bursts. Tokens of types that are in one fold only, over n, are what the source's text lacks in G - 1
     * folds; what G - 2 lack follows from types in two folds; what G lack, from both on a line of logarithms.
     */
    UNSEEN_MASS(
            2,
            n -> (c, j, sums) -> {
                sums[0] += j == 1 ? c : 0;
                sums[1] += j == 1 ? c : j == 2 ? c / (n.groups() - 1.0) : 0;
            },
            (sums, n) -> {
                double groups = n.groups();
                if (groups < 3) {
                    return Double.NaN;
                }
                double step = FastMath.log(groups / (groups - 1)) / FastMath.log((groups - 1) / (groups - 2));
                return sums[0] == 0 ? 0 : sums[0] / n.tokens() * FastMath.pow(sums[0] / sums[1], step);
            }),

    /** S + f_1 (f_1 - 1) / (2 (f_2 + 1)) (Chao 1984, bias-corrected 2005): at least so many types has the source. */
    CHAO1(
            3,
            n -> (c, j, sums) -> {
                sums[0] += c > 0 ? 1 : 0;
                sums[1] += c == 1 ? 1 : 0;
                sums[2] += c == 2 ? 1 : 0;
            },
            (sums, n) -> sums[0] + sums[1] * Math.max(0, sums[1] - 1) / (2 * (sums[2] + 1))),

    /** Sum over types of (1 - c / n)^n, about sum_j f_j e^-j: types that n tokens drawn from these frequencies lack. */
    LOST_TYPES(
            1,
            n -> {
                ByCount missed = new ByCount(c -> NextGeneration.missed(c, n.tokens()));
                return (c, j, sums) -> sums[0] += missed.at(c);
            },
            (sums, n) -> sums[0]),

    /** Sum over types of c / n (1 - c / n)^n, about sum_j (j / n) f_j e^-j: the mass of those types. */
    LOST_MASS(
            1,
            n -> {
                ByCount missed = new ByCount(c -> c * NextGeneration.missed(c, n.tokens()));
                return (c, j, sums) -> sums[0] += missed.at(c);
            },
            (sums, n) -> sums[0] / n.tokens()),

    /** exp of the entropy, estimated as by Chao, Wang and Jost 2013: see {@link Hill#first}. */
    HILL_1(
            3,
            n -> {
                double all = Hill.digamma(n.tokens());
                ByCount terms = new ByCount(c -> c == 0 ? 0 : c * (all - Hill.digamma(c)));
                return (c, j, sums) -> {
                    sums[0] += terms.at(c);
                    sums[1] += c == 1 ? 1 : 0;
                    sums[2] += c == 2 ? 1 : 0;
                };
            },
            (sums, n) -> Hill.first(sums[0], sums[1], sums[2], n.tokens())),

    /** 1 / (sum of c (c - 1) / (n (n - 1))): the inverse of Simpson's index, without bias (Hurlbert 1971). */
    HILL_2(
            1,
            n -> (c, j, sums) -> sums[0] += (double) c * (c - 1),
            (sums, n) -> (double) n.tokens() * (n.tokens() - 1) / sums[0]),

    /** Types over tokens. */
    TYPE_TOKEN_RATIO(1, n -> (c, j, sums) -> sums[0] += c > 0 ? 1 : 0, (sums, n) -> sums[0] / n.tokens()),

    /** Sum of c (c - 1) / (n (n - 1)). */
    SIMPSON(
            1,
            n -> (c, j, sums) -> sums[0] += (double) c * (c - 1),
            (sums, n) -> sums[0] / ((double) n.tokens() * (n.tokens() - 1)));

    /** Adds the terms of a type that occurs c times, in j folds. */
    private interface Terms {
        void add(long c, int j, double[] sums);
    }

    /** How much text there is. */
    private record Extent(long tokens, int groups) {}

    private interface Value {
        double of(double[] sums, Extent n);
    }

    private interface OfExtent {
        Terms of(Extent n);
    }

    private final int sums;
    private final OfExtent terms;
    private final Value value;

    CountStatistic(int sums, OfExtent terms, Value value) {
        this.sums = sums;
        this.terms = terms;
        this.value = value;
    }

    @Override
    public int sums() {
        return sums;
    }

    @Override
    public Summand at(Text x, Text r) {
        Extent n = new Extent(x.tokens(), x.groups());
        Terms of = terms.of(n);
        return new Summand() {

            @Override
            public void add(int type, double[] into) {
                of.add(x.count(type), x.incidence(type), into);
            }

            @Override
            public double value(double[] totals) {
                return value.of(totals, n);
            }
        };
    }

    @Override
    public double size(Text x, Text r) {
        return x.tokens();
    }
}
