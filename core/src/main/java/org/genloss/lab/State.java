package org.genloss.lab;

import java.util.Optional;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.model.Model;
import org.genloss.policy.History;

/**
 * Where a trial stands between two generations: all that the next one depends on, besides spec and seed.
 *
 * @param generation the generation that is fitted next
 * @param training what it is fitted to
 * @param history the pool, and what the generation before was fitted to
 * @param model the model of the generation before, kept only if the learner starts from it
 * @param collapsed whether a collapse has been written down
 */
record State<S extends Sample<S>>(
        int generation, Dataset<S> training, History<S> history, Optional<Model<S>> model, boolean collapsed) {}
