package org.genloss.audit;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of one group of a corpus.
 *
 * @param sizes how much was read
 * @param parts by the name of the observer, ordered
 * @param numbers by the name of the column, ordered
 */
public record GroupProfile(Sizes sizes, Map<String, Part<?>> parts, Map<String, Numbers> numbers) {

    /** The part of this name, if the profile has it. */
    public <P extends Part<P>> Optional<P> part(String name, Class<P> type) {
        return Optional.ofNullable(parts.get(name)).map(type::cast);
    }
}
