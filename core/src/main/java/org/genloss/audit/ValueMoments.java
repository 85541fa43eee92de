package org.genloss.audit;

/**
 * Count, mean and spread of some numbers.
 *
 * @param count how many there are
 * @param mean 0 of none
 * @param squares sum of squared distances from the mean
 */
public record ValueMoments(long count, double mean, double squares) {

    /** Of no numbers. */
    public static final ValueMoments NONE = new ValueMoments(0, 0, 0);

    /** Unbiased, with count - 1 below; NaN of fewer than two. */
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }

    /** Both together: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm", 1979, equations 2.1. */
    public ValueMoments plus(ValueMoments other) {
        if (count == 0) {
            return other;
        }
        if (other.count == 0) {
            return this;
        }
        long all = count + other.count;
        double off = other.mean - mean;
        double share = (double) other.count / all;
        return new ValueMoments(all, mean + off * share, squares + other.squares + off * off * count * share);
    }
}
