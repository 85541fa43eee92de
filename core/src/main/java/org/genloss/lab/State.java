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
 * @param first the model of generation 0, kept only if a metric asks for it
 * @param collapsed whether a collapse has been written down
 */
record State<S extends Sample<S>>(
        int generation,
        Dataset<S> training,
        History<S> history,
        Optional<Model<S>> model,
        Optional<Model<S>> first,
        boolean collapsed) {

    /** Whether a later generation asks for this very model. */
    boolean keeps(Model<S> one) {
        return isFirst(one) || model.filter(kept -> kept == one).isPresent();
    }

    boolean isFirst(Model<S> one) {
        return first.filter(kept -> kept == one).isPresent();
    }

    /** Gives the kept models back; the trial goes no further. */
    void close() {
        model.filter(kept -> !isFirst(kept)).ifPresent(Model::close);
        first.ifPresent(Model::close);
    }
}
