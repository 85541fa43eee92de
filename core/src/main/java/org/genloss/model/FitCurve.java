package org.genloss.model;

/**
 * How a quantity went during one fit.
 *
 * @param name such as {@code elbo}
 * @param unit of the values
 * @param values one an epoch, from the first
 */
public record FitCurve(String name, String unit, double[] values) {}
