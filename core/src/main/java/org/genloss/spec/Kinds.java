package org.genloss.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The components of one sort and their names: a spec writes {@code {kind: NAME, parameter: value}}, or the name alone
 * when every parameter has its default.
 *
 * @param noun what they are called: {@code learner}
 * @param contract the interface they all implement
 * @param types record types by name, in the order in which they are shown
 */
public record Kinds(String noun, Class<?> contract, Map<String, Class<?>> types) {

    /** Copies, keeping the order. */
    public Kinds {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        types.forEach((name, type) -> {
            if (!type.isRecord() || !contract.isAssignableFrom(type) || !Parameter.mapped(type)) {
                throw new IllegalArgumentException(
                        name + " must be a documented record and a " + contract.getSimpleName() + ", but is " + type);
            }
        });
    }

    /** The name of a component's type. */
    public String name(Object component) {
        return types.entrySet().stream()
                .filter(entry -> entry.getValue() == component.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(component.getClass() + " is in no catalogue"));
    }

    /** The names. */
    public List<String> names() {
        return List.copyOf(types.keySet());
    }

    /** Those of {@code all} whose contract is {@code type}. */
    static Optional<Kinds> of(Class<?> type, List<Kinds> all) {
        return all.stream().filter(kinds -> kinds.contract() == type).findFirst();
    }

    /** Those of {@code all} that {@code component} belongs to. */
    static Optional<Kinds> of(Object component, List<Kinds> all) {
        return all.stream()
                .filter(kinds -> kinds.contract().isInstance(component))
                .findFirst();
    }
}
