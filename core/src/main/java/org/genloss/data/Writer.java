package org.genloss.data;

import org.genloss.num.Seed;

/**
 * Whoever writes items on demand: a model with its decoding, in the place of the items it would have written. A training
 * set may hold it ({@link Sample#streamed}); its items are then new ones whenever they are read, as in the released code
 * of Shumailov et al. (2024), which decodes fresh latents for every batch of every epoch.
 *
 * @param <S> what it writes
 */
public interface Writer<S extends Sample<S>> {

    /** n independent items. */
    S draw(int n, Seed seed);

    /** The parameters of the model that writes, for checkpoints. */
    Tensors state();
}
