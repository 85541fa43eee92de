package org.genloss.model;

import org.genloss.data.CompactLaw;
import org.genloss.data.Sample;

/** A model that can give what a fit reads of its items without the items. */
public interface CompactModel<S extends Sample<S>> extends Model<S> {

    /**
     * The distribution that {@code decoding} makes of this model, the one that {@link #sample} draws from.
     *
     * @param decoding only knobs that the learner {@linkplain Learner#decodes names}
     */
    CompactLaw<S> law(Decoding decoding);
}
