package org.genloss.app.experiment;

import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.app.Catalog;
import org.genloss.policy.Policy;
import org.genloss.policy.Presets;
import org.genloss.policy.Sizes;
import org.genloss.spec.Doc;
import org.genloss.spec.Kinds;
import org.genloss.spec.Names;
import org.genloss.spec.Node;
import org.genloss.spec.Parameter;
import org.genloss.spec.Yaml;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** The JSON schema (draft 2020-12) of specs, made of the same records that read them. */
public final class SpecSchema {

    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private SpecSchema() {}

    /** The schema as JSON text, ending in a line break. */
    public static String text() {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        return JsonMapper.shared().writer().with(printer).writeValueAsString(new SpecSchema().root()) + "\n";
    }

    private Map<String, Object> root() {
        Map<String, Object> properties = new LinkedHashMap<>(properties(Header.class));
        Map<String, Object> cell = properties(CellSpec.class);
        Map<String, Object> sweep = sweep(cell);
        properties.putAll(cell);
        Map<String, Object> panel = new LinkedHashMap<>();
        panel.put("title", described(Map.of("type", "string"), "One line above the panel."));
        panel.put("text", described(Map.of("type", "string"), "A paragraph above the panel."));
        panel.putAll(cell);
        panel.put("sweep", sweep);
        properties.put(
                "panels",
                described(
                        object(
                                "type",
                                "object",
                                "minProperties",
                                1,
                                "additionalProperties",
                                object("type", "object", "properties", panel, "additionalProperties", false)),
                        "Named parts that are drawn apart; each gives keys of its own instead of those above."));
        properties.put("sweep", sweep);
        Map<String, Object> root = object(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "title",
                "Genloss experiment",
                "description",
                "An experiment of Genloss; the keys are explained in docs/spec.md and by `genloss show NAME`.",
                "type",
                "object",
                "required",
                List.of("name"),
                "properties",
                properties,
                "additionalProperties",
                false);
        root.put("$defs", definitions);
        return root;
    }

    /** Lists of values by key; a dotted key varies a part. */
    private static Map<String, Object> sweep(Map<String, Object> cell) {
        Map<String, Object> properties = new LinkedHashMap<>();
        cell.forEach((key, value) -> properties.put(key, object("type", "array", "minItems", 1, "items", value)));
        return described(
                object(
                        "type",
                        "object",
                        "properties",
                        properties,
                        "patternProperties",
                        Map.of(
                                "^(" + String.join("|", cell.keySet()) + ")\\..+$",
                                object("type", "array", "minItems", 1)),
                        "additionalProperties",
                        false),
                "A grid: every combination of the values is a cell. Keys may be dotted, as learner.n_components.");
    }

    private Map<String, Object> properties(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Parameter parameter : Parameter.of(record)) {
            Map<String, Object> schema = described(type(parameter.type()), parameter.doc());
            parameter
                    .fallback()
                    .map(text -> plain(Yaml.read(text, "default")))
                    .ifPresent(value -> schema.put("default", value));
            properties.put(parameter.name(), schema);
        }
        return properties;
    }

    /** What a value of this type may look like. */
    private Map<String, Object> type(Type type) {
        Class<?> raw = Parameter.raw(type);
        if (raw == Optional.class) {
            return either(type(Parameter.argument(type)), Map.of("type", "null"));
        } else if (raw == List.class) {
            Map<String, Object> item = type(Parameter.argument(type));
            return either(object("type", "array", "items", item), Map.of("type", List.of("string", "number")));
        } else if (raw == int.class || raw == long.class || raw == Integer.class || raw == Long.class) {
            return whole();
        } else if (raw == double.class || raw == Double.class) {
            return object("type", "number");
        } else if (raw == boolean.class || raw == Boolean.class) {
            return object("type", "boolean");
        } else if (raw == String.class) {
            return object("type", List.of("string", "number", "boolean"));
        } else if (raw == Path.class) {
            return object("type", "string");
        } else if (raw.isEnum()) {
            return constants(raw);
        }
        return Catalog.KINDS.stream()
                .filter(kinds -> kinds.contract() == raw)
                .findFirst()
                .map(this::kind)
                .orElseGet(() -> record(raw));
    }

    /** A whole number; YAML 1.2 reads one with underscores as text. */
    private Map<String, Object> whole() {
        definitions.putIfAbsent(
                "whole",
                either(object("type", "integer"), object("type", "string", "pattern", "^[-+]?[0-9]+(_[0-9]+)+$")));
        return object("$ref", "#/$defs/whole");
    }

    /** Constants are read with dashes or underscores. */
    private static Map<String, Object> constants(Class<?> type) {
        List<Object> values = new ArrayList<>(Parameter.constants(type));
        Parameter.constants(type).stream()
                .filter(value -> value.contains("-"))
                .forEach(value -> values.add(value.replace('-', '_')));
        // YAML reads these words as truth values before anybody asks what they are for
        if (values.contains("true") && values.contains("false")) {
            values.addAll(List.of(true, false));
        }
        return object("enum", values);
    }

    private Map<String, Object> kind(Kinds kinds) {
        if (!definitions.containsKey(kinds.noun())) {
            List<Object> choices = new ArrayList<>();
            definitions.put(kinds.noun(), object("anyOf", choices));
            List<String> bare = new ArrayList<>();
            kinds.types().forEach((name, type) -> {
                if (Parameter.of(type).stream().noneMatch(Parameter::required)) {
                    bare.add(name);
                }
                choices.add(mapping(type, name));
            });
            choices.add(0, object("enum", bare));
        }
        return object("$ref", "#/$defs/" + kinds.noun());
    }

    private Map<String, Object> record(Class<?> type) {
        if (!Parameter.mapped(type)) {
            return object("type", List.of("string", "number"));
        }
        String name = Names.snake(type.getSimpleName());
        if (!definitions.containsKey(name)) {
            Map<String, Object> mapping = mapping(type, null);
            if (type == Policy.class) {
                String presets = String.join("; ", Presets.NAMES.keySet());
                mapping = either(described(Map.of("type", "string"), "A preset: " + presets + "."), mapping);
            } else if (type == Sizes.class) {
                mapping = either(type(int.class), mapping);
            }
            definitions.put(name, mapping);
        }
        return object("$ref", "#/$defs/" + name);
    }

    private Map<String, Object> mapping(Class<?> type, String kind) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        if (kind != null) {
            properties.put("kind", object("const", kind));
            required.add("kind");
        }
        properties.putAll(properties(type));
        Parameter.of(type).stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .forEach(required::add);
        Map<String, Object> mapping = object("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            // a sweep or --set may give the rest
            mapping.put("required", kind == null ? required : List.of("kind"));
        }
        mapping.put("additionalProperties", false);
        return described(mapping, type.getAnnotation(Doc.class).value());
    }

    private static Map<String, Object> either(Map<String, Object> one, Map<String, Object> other) {
        return object("anyOf", List.of(one, other));
    }

    private static Map<String, Object> described(Map<String, Object> schema, String doc) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", doc);
        described.putAll(schema);
        return described;
    }

    private static Object plain(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(SpecSchema::plain).toList();
        } else if (node instanceof Node.Mapping mapping) {
            Map<String, Object> values = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> values.put(key, plain(value)));
            return values;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        if (scalar.plain() && scalar.text().matches("true|false")) {
            return Boolean.valueOf(scalar.text());
        } else if (scalar.plain() && scalar.text().matches("[-+]?[0-9]+")) {
            return Long.valueOf(scalar.text());
        } else if (scalar.plain() && scalar.text().matches("[-+.0-9eE]*[0-9][-+.0-9eE]*")) {
            return Double.valueOf(scalar.text());
        }
        return scalar.text();
    }

    private static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }
}
