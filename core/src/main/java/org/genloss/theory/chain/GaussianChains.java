package org.genloss.theory.chain;

import org.genloss.num.Seed;
import org.genloss.policy.Sizes;

/**
 * Many one-dimensional Gaussian chains under replace, by their sufficient statistics alone: mean and variance of the fit
 * of generation g, whose law given generation g - 1 is normal and chi-square (Cochran). The truth is N(0, 1).
 *
 * @param size sample sizes M_g
 * @param ddof the sum of squares is divided by M_g - ddof, 0 or 1
 * @param lambda variance of what is drawn is scaled by this, in [0, 1]
 * @param generations generations after generation 0
 */
public record GaussianChains(Sizes size, int ddof, double lambda, int generations) {

    /**
     * Fitted parameters of all trials at some generations.
     *
     * @param at the generations
     * @param mean mean[i][trial] at generation at[i]
     * @param variance likewise
     */
    public record Paths(int[] at, double[][] mean, double[][] variance) {}

    /**
     * Simulates; the numbers depend on the arguments alone, not on threads.
     *
     * @param at generations to keep, ascending, from 0 to {@code generations}
     */
    public Paths simulate(int[] at, int trials, Seed seed) {
        throw new UnsupportedOperationException();
    }
}
