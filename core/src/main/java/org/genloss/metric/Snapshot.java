package org.genloss.metric;

import java.util.Optional;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.model.Model;

/**
 * One generation, as a metric sees it.
 *
 * @param generation 0 for the model fitted to real data alone; {@link #BASELINE} for real data in the place of a model
 * @param model the fitted model; empty at the baseline
 * @param drawn items drawn from the model only to be measured, always equally many; at the baseline, real records, and where
 *     models write continuations, those records that all generations continue to be measured
 * @param training what the model was fitted to; empty at the baseline. Its {@linkplain Dataset#streamed streamed} items are
 *     not there to be looked at: a metric that looks at items asks for those and leaves its reading out
 * @param previous what the model before was fitted to; empty at generation 0 and at the baseline; as {@code training}
 * @param prompts what {@code drawn} continues, item by item, where models write continuations; else empty. They are the same
 *     in every generation of a trial
 * @param first the model of generation 0, at generation 0 and later; empty at the baseline and where no metric of the
 *     cell {@linkplain Metric#readsFirst asks} for it
 */
public record Snapshot<S extends Sample<S>>(
        int generation,
        Optional<Model<S>> model,
        S drawn,
        Optional<Dataset<S>> training,
        Optional<Dataset<S>> previous,
        Optional<Model<S>> first,
        Optional<S> prompts) {

    /** The generation number under which real data are measured, as the finite-sample baseline of every curve. */
    public static final int BASELINE = -1;

    /** A snapshot for metrics that do not ask for the model of generation 0. */
    public Snapshot(
            int generation,
            Optional<Model<S>> model,
            S drawn,
            Optional<Dataset<S>> training,
            Optional<Dataset<S>> previous) {
        this(generation, model, drawn, training, previous, Optional.empty(), Optional.empty());
    }
}
