package org.genloss.audit.measure;

import org.genloss.audit.Folds;

/** Statistics that set a text against a reference, or rarefy it, made for stated sizes. */
final class PairStatistic {

    /** Share of the reference's tokens that its tail makes up. */
    static final double TAIL = 0.05;

    private static final int EVEN = 0x55555555 & (1 << Folds.COUNT) - 1;

    private PairStatistic() {}

    /** What is added for a type. */
    private interface Terms {
        void add(int type, double[] sums);
    }

    private interface Value {
        double of(double[] sums);
    }

    private record Both(Terms terms, Value value) implements Statistic.Summand {

        @Override
        public void add(int type, double[] sums) {
            terms.add(type, sums);
        }

        @Override
        public double value(double[] sums) {
            return value.of(sums);
        }
    }

    private interface At {
        Statistic.Summand at(Text x, Text r);
    }

    /** Its value does not depend on the size of the text, but, if {@code ofReference}, on that of the reference. */
    private record Made(int sums, boolean ofReference, At at) implements Statistic {

        @Override
        public Summand at(Text x, Text r) {
            return at.at(x, r);
        }

        @Override
        public double size(Text x, Text r) {
            return ofReference ? r.tokens() : Double.NaN;
        }
    }

    /** Types expected in part of the text, over {@code divisor}. */
    static Statistic rarefied(double tokens, double divisor) {
        return new Made(1, false, (x, r) -> {
            Rarefier part = new Rarefier(x, tokens);
            return new Both((i, sums) -> sums[0] += part.present(i), sums -> sums[0] / divisor);
        });
    }

    /** Share of the reference's tail types that are expected in part of the text. */
    static Statistic tailRecall(double tokens) {
        return new Made(2, true, (x, r) -> recall(new Rarefier(x, tokens), Tail.of(r, TAIL)));
    }

    private static Statistic.Summand recall(Rarefier part, Tail tail) {
        return new Both(
                (i, sums) -> {
                    double weight = tail.weight(i);
                    sums[0] += weight == 0 ? 0 : weight * part.present(i);
                    sums[1] += weight;
                },
                sums -> sums[0] / sums[1]);
    }

    /** Share of the reference's tokens whose types are expected to be absent from part of the text. */
    static Statistic coverageDeficit(double tokens) {
        return new Made(1, true, (x, r) -> deficit(new Rarefier(x, tokens), r));
    }

    private static Statistic.Summand deficit(Rarefier part, Text r) {
        double all = r.tokens();
        return new Both(
                (i, sums) -> {
                    long count = r.count(i);
                    sums[0] += count == 0 ? 0 : count * part.absent(i);
                },
                sums -> sums[0] / all);
    }

    /** Share of the text's tokens whose types are expected to be absent from part of the reference. */
    static Statistic novelty(double tokens) {
        return new Made(1, false, (x, r) -> deficit(new Rarefier(r, tokens), x));
    }

    /** Share of the text's tokens that are of the reference's tail. */
    static Statistic tailShare() {
        return new Made(1, true, (x, r) -> {
            Tail tail = Tail.of(r, TAIL);
            double all = x.tokens();
            return new Both((i, sums) -> sums[0] += x.count(i) * tail.weight(i), sums -> sums[0] / all);
        });
    }

    /**
     * {@link #tailRecall} of one half of the folds of the reference by the other half of the folds of the text, and the other way round:
     * equal blocks are in one fold, so that no half meets itself. Whether the text is another sample of the reference's source, a
     * random part of the reference, or the reference: the expectation is the same.
     */
    static Statistic heldOutTailRecall(double tokens) {
        return halves(2, (x, r) -> recall(new Rarefier(x, tokens), Tail.of(r, TAIL)));
    }

    /** {@link #coverageDeficit} in the same way. */
    static Statistic heldOutCoverageDeficit(double tokens) {
        return halves(1, (x, r) -> deficit(new Rarefier(x, tokens), r));
    }

    /** The mean of a statistic over the even folds of the reference with the odd ones of the text, and the reverse. */
    private static Statistic halves(int size, At at) {
        return new Made(2 * size, false, (x, r) -> {
            Statistic.Summand first = at.at(x.in(~EVEN), r.in(EVEN));
            Statistic.Summand second = at.at(x.in(EVEN), r.in(~EVEN));
            double[] terms = new double[size];
            return new Both(
                    (i, sums) -> {
                        add(first, i, terms, sums, 0);
                        add(second, i, terms, sums, size);
                    },
                    sums -> (first.value(part(sums, 0, size)) + second.value(part(sums, size, size))) / 2);
        });
    }

    private static void add(Statistic.Summand summand, int type, double[] terms, double[] sums, int at) {
        java.util.Arrays.fill(terms, 0);
        summand.add(type, terms);
        for (int k = 0; k < terms.length; k++) {
            sums[at + k] += terms[k];
        }
    }

    private static double[] part(double[] sums, int from, int size) {
        return java.util.Arrays.copyOfRange(sums, from, from + size);
    }
}
