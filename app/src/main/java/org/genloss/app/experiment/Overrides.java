package org.genloss.app.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.spec.InvalidSpec;
import org.genloss.spec.Node;
import org.genloss.spec.Place;
import org.genloss.spec.Problems;
import org.genloss.spec.UserError;
import org.genloss.spec.Yaml;

/**
 * The {@code --set key=value} of the command line, applied to a spec. A key may be dotted. What is set holds for every
 * cell: also in panels that give the same key anew, and instead of a sweep over it.
 */
public final class Overrides {

    private Overrides() {}

    /**
     * The spec with {@code settings} applied, in order.
     *
     * @param settings texts {@code key=value}
     * @throws UserError if one is not of that form
     */
    public static Node.Mapping apply(Node.Mapping spec, List<String> settings, Problems problems) {
        Node.Mapping changed = spec;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new UserError("--set " + setting + " is not of the form key=value", "write it as --set size=100");
            }
            String key = setting.substring(0, equals).strip();
            changed = everywhere(changed, key, value(setting, key, setting.substring(equals + 1)), problems);
        }
        return changed;
    }

    /** Text that is no YAML is meant as it stands: a path may begin with any sign. */
    private static Node value(String setting, String key, String text) {
        Place place = Place.of("--set " + setting).key(key);
        if (text.isBlank()) {
            return new Node.Scalar("", true, place);
        }
        try {
            return flatten(Yaml.read(text, place.file()), place);
        } catch (InvalidSpec e) {
            return new Node.Scalar(text, false, place);
        }
    }

    /** A setting has no lines. */
    private static Node flatten(Node node, Place place) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.at(place);
        } else if (node instanceof Node.Sequence sequence) {
            List<Node> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(flatten(item, place.item(items.size()))));
            return new Node.Sequence(items, place);
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        ((Node.Mapping) node).entries().forEach((name, value) -> entries.put(name, flatten(value, place.key(name))));
        return new Node.Mapping(entries, place);
    }

    private static Node.Mapping everywhere(Node.Mapping spec, String key, Node value, Problems problems) {
        String root = root(key);
        boolean structural = root.equals("panels") || root.equals("sweep");
        Node.Mapping changed = structural ? spec : unswept(spec, key);
        boolean inPanels = false;
        if (!structural && changed.entries().get("panels") instanceof Node.Mapping panels) {
            Node.Mapping replaced = panels;
            for (Map.Entry<String, Node> panel : panels.entries().entrySet()) {
                if (panel.getValue() instanceof Node.Mapping mapping) {
                    Node.Mapping inner = unswept(mapping, key);
                    boolean gives = inner.entries().containsKey(root);
                    inPanels |= gives;
                    replaced = replaced.with(panel.getKey(), gives ? set(inner, key, value, problems) : inner);
                }
            }
            changed = changed.with("panels", replaced);
        }
        boolean onlyInPanels =
                inPanels && !key.equals(root) && !changed.entries().containsKey(root);
        return onlyInPanels ? changed : set(changed, key, value, problems);
    }

    private static String root(String key) {
        return key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
    }

    /** Without the sweeps over {@code key}, over a part of it or over what it is a part of. */
    private static Node.Mapping unswept(Node.Mapping mapping, String key) {
        if (!(mapping.entries().get("sweep") instanceof Node.Mapping sweep)) {
            return mapping;
        }
        Node.Mapping kept = sweep;
        for (String swept : sweep.entries().keySet()) {
            if (swept.equals(key) || swept.startsWith(key + ".") || key.startsWith(swept + ".")) {
                kept = kept.without(swept);
            }
        }
        return kept.entries().isEmpty() ? mapping.without("sweep") : mapping.with("sweep", kept);
    }

    /** The mapping with the dotted {@code key} set. */
    static Node.Mapping set(Node.Mapping mapping, String key, Node value, Problems problems) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return mapping.with(key, value);
        }
        String first = key.substring(0, dot);
        Node inner = mapping.get(first)
                .orElseGet(() -> new Node.Mapping(Map.of(), mapping.place().key(first)));
        if (inner instanceof Node.Scalar scalar) {
            inner = opened(first, scalar);
        }
        if (inner instanceof Node.Mapping opened) {
            return mapping.with(first, set(opened, key.substring(dot + 1), value, problems));
        }
        problems.add(
                value.place(),
                "there is no " + key + " here: " + first + " is " + inner.describe(),
                "give " + first + " as a whole");
        return mapping;
    }

    /** A component that was written as one word, as the mapping that it stands for. */
    private static Node opened(String key, Node.Scalar scalar) {
        return switch (key) {
            case "source", "learner" -> new Node.Mapping(Map.of("kind", scalar), scalar.place());
            case "size" -> new Node.Mapping(Map.of("start", scalar), scalar.place());
            default -> scalar.empty() ? new Node.Mapping(Map.of(), scalar.place()) : scalar;
        };
    }
}
