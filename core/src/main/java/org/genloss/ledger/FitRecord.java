package org.genloss.ledger;

import java.util.Map;

/**
 * How the fit of one generation went, as the ledger tells it.
 *
 * @param cell index of the cell
 * @param trial number of the trial, from 0
 * @param generation the generation whose model was fitted
 * @param curves what was followed, by name ({@code elbo}): one value an epoch, from the first; in the learner's order
 * @param units unit of each curve, by name
 */
public record FitRecord(int cell, int trial, int generation, Map<String, double[]> curves, Map<String, String> units) {}
