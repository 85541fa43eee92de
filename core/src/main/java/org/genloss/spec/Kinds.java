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
 * @param absent names of those that this build lacks, with what they are part of: {@code the module neural}
 */
public record Kinds(String noun, Class<?> contract, Map<String, Class<?>> types, Map<String, String> absent) {

    /** All that there are. */
    public Kinds(String noun, Class<?> contract, Map<String, Class<?>> types) {
        this(noun, contract, types, Map.of());
    }

    /** Copies, keeping the order. */
    public Kinds {
        absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
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

    /** What to tell somebody who names one that this build lacks; empty for all other names. */
    public Optional<Problem> missing(String name, Place place) {
        return Optional.ofNullable(absent.get(name))
                .map(part -> new Problem(
                        place,
                        "the " + noun + " '" + name + "' is in " + part + ", which this build lacks",
                        "build the program with it (README.md says how), or use another: "
                                + String.join(", ", names())));
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
