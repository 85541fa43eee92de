package org.genloss.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of a spec as it was written: text, a list or a mapping, and where it stands. Immutable. */
public sealed interface Node {

    /** Where it stands; a value of a mapping stands where its key does. */
    Place place();

    /** What it is, for messages: {@code the text 'abc'}, {@code a list}, {@code a mapping}, {@code nothing}. */
    String describe();

    /** The same, standing somewhere else; parts keep their lines. */
    Node at(Place place);

    /**
     * A single value.
     *
     * @param text the value as written, without quotes
     * @param plain whether it was written without quotes, so that it may also be a number, true, false or nothing
     */
    record Scalar(String text, boolean plain, Place place) implements Node {

        /** Whether nothing is written here: an empty value, {@code null} or {@code ~}. */
        public boolean empty() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String describe() {
            if (empty()) {
                return "nothing";
            }
            return (plain && Numbers.looksNumeric(text) ? "the number " + text : "the text '" + text + "'");
        }

        @Override
        public Node at(Place newPlace) {
            return new Scalar(text, plain, newPlace);
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Place place) implements Node {

        /** Copies. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }

        @Override
        public Node at(Place newPlace) {
            List<Node> moved = new ArrayList<>();
            for (Node item : items) {
                moved.add(item.at(newPlace.item(moved.size())
                        .on(item.place().line(), item.place().column())));
            }
            return new Sequence(moved, newPlace);
        }
    }

    /** Keys and their values, in the order written. */
    record Mapping(Map<String, Node> entries, Place place) implements Node {

        /** Copies, keeping the order. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of {@code key}, if there is one. */
        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /** The same with {@code key} set to {@code value}; a new key comes last. */
        public Mapping with(String key, Node value) {
            Map<String, Node> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Mapping(changed, place);
        }

        /** The same without {@code key}. */
        public Mapping without(String key) {
            Map<String, Node> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Mapping(changed, place);
        }

        @Override
        public String describe() {
            return "a mapping";
        }

        @Override
        public Node at(Place newPlace) {
            Map<String, Node> moved = new LinkedHashMap<>();
            entries.forEach((key, value) -> moved.put(
                    key,
                    value.at(newPlace.key(key)
                            .on(value.place().line(), value.place().column()))));
            return new Mapping(moved, newPlace);
        }
    }
}
