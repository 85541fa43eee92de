package org.genloss.data;

import org.genloss.num.Seed;

/**
 * An opened source. Immutable and safe to share between threads.
 *
 * <p>A supply may know more of its law than how to draw from it: then it also implements {@link Moments}, {@link
 * Quantiles}, {@link Probabilities}, {@link MixtureLaw} or {@link LogDensity}, and metrics measure against the truth
 * instead of a reference sample.
 */
public interface Supply<S extends Sample<S>> {

    /** Number of records that {@link #draw} can give; {@link Long#MAX_VALUE} where there is no end. */
    long size();

    /**
     * Records {@code from} to {@code from + n} of the random order of all training records that {@code seed} names. An
     * endless supply gives independent draws, a finite one draws without replacement: calls with one seed and ranges
     * that do not overlap never give a record twice.
     *
     * @param n how many
     * @param from how many of this order have been used before; ranges of one seed must not overlap
     * @param seed names the order, one a trial
     * @throws org.genloss.spec.UserError if a finite supply has fewer than {@code from + n} records
     */
    S draw(int n, long from, Seed seed);

    /** Number of held-out records that {@link #heldOut} can give; {@link Long#MAX_VALUE} where there is no end. */
    long heldOutSize();

    /**
     * n real records that {@link #draw} never gives, to measure against.
     *
     * @throws org.genloss.spec.UserError if there are fewer
     */
    S heldOut(int n, Seed seed);

    /** SHA-256 of the data read, in hexadecimal, for the manifest; empty for a law that reads nothing. */
    default String hash() {
        return "";
    }

    /** The published data set that the bytes read are, by their checksums, such as {@code MNIST}; empty if that is not known. */
    default String published() {
        return "";
    }
}
