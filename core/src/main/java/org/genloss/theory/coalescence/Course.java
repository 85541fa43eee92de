package org.genloss.theory.coalescence;

/**
 * Expectations over trials, one a generation, from generation 0.
 *
 * @param fitted of the fitted variance over the true one (total variance, where there are several coordinates), or of the
 *     model's heterozygosity over the true one
 * @param meanError of the squared distance of the model's mean from the true one, over the true total variance; for symbols
 *     the squared distance of the probabilities over the true heterozygosity
 */
public record Course(double[] fitted, double[] meanError) {}
