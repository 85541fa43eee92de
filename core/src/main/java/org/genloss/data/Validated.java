package org.genloss.data;

import java.util.Optional;

/**
 * A supply with real records set apart to choose among fits: never trained on, never measured against.
 *
 * @param <S> what it gives
 */
public interface Validated<S extends Sample<S>> {

    /** All of them; empty if the source was given none. */
    Optional<S> validation();
}
