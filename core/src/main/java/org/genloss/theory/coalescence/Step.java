package org.genloss.theory.coalescence;

/**
 * What a learner makes of a training set and how its model writes, as far as pairs of records can tell. Everything is in
 * units of the truth, see {@link Coalescence}.
 */
public interface Step {

    /**
     * The model of a training set. A record that it writes, and any record x outside it, are on average {@code keep H(T, x)
     * + shift} apart, where H(T, x) is the mean over the training set.
     *
     * @param fitted expected variance, or heterozygosity, of the model itself
     * @param pair mean distance of two records that it writes; differs from {@code fitted} where decoding does
     * @param keep what is left of the distance between the training set and the outside
     * @param shift what is added to it
     */
    record Fit(double fitted, double pair, double keep, double shift) {}

    /**
     * Fits.
     *
     * @param within H(T, T), the mean distance of two records of the training set drawn with replacement
     * @param items number of records in it, which is also the total of their weights
     * @param evenness V2 / V1^2, the sum of the squared weights over the square of their sum; 1 / items where all are equal
     */
    Fit fit(double within, double items, double evenness);

    /**
     * Numbers drawn from a law with the mean of the training set and a variance linear in its variance: a normal law, or a
     * kernel on every record. The shape does not matter, only the first two moments.
     *
     * @param lambda variance of what is drawn over that of the model, in [0, 1]
     * @param ddof 0: the sum of squares is divided by V1; 1: by V1 - V2 / V1, which is n - 1 where weights are equal
     * @param kernel variance that the model adds to that of its training set, in units of the true variance; 0 for none
     */
    record Numbers(double lambda, int ddof, double kernel) implements Step {

        @Override
        public Fit fit(double within, double items, double evenness) {
            double divisor = ddof == 0 ? 1 : 1 - evenness;
            double fitted = kernel + (divisor > 0 ? within / divisor : 0);
            return centred(within, fitted, lambda * fitted);
        }
    }

    /**
     * Numbers whose model learns the mean alone: two records of one model always differ by a variance given in advance.
     * With 1, estimation of a mean at known variance; a Poisson law too, whose variance is its mean and stays the same on
     * average.
     *
     * @param variance in units of the true variance
     */
    record KnownVariance(double variance) implements Step {

        @Override
        public Fit fit(double within, double items, double evenness) {
            return centred(within, variance, variance);
        }
    }

    /**
     * Symbols drawn from relative frequencies with pseudo-counts, (c_i + alpha) / (n + alpha k). That law is a mixture: with
     * probability alpha k / (n + alpha k) a symbol of the alphabet at random (in population genetics a mutation among k
     * alleles), otherwise a copy of a training record.
     *
     * @param pseudoCount alpha k, the sum of all pseudo-counts; 0 for the histogram itself
     * @param uniform (1 - 1/k) over the true heterozygosity: how far a symbol at random is from any other
     */
    record Symbols(double pseudoCount, double uniform) implements Step {

        /** The histogram itself. */
        public static final Symbols HISTOGRAM = new Symbols(0, 0);

        @Override
        public Fit fit(double within, double items, double evenness) {
            double copied = items / (items + pseudoCount);
            double both = copied * copied;
            double pair = both * within + (1 - both) * uniform;
            return new Fit(pair, pair, copied, (1 - copied) * uniform);
        }
    }

    /** Records spread around the mean of the training set: half of what they spread more than it is added outside. */
    private static Fit centred(double within, double fitted, double pair) {
        return new Fit(fitted, pair, 1, (pair - within) / 2);
    }
}
