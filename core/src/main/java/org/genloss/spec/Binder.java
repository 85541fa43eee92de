package org.genloss.spec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Makes records of nodes. A record's components are the keys (in snake_case), {@link Default} fills in what is left out,
 * and the compact constructor judges the values. A type with a static {@code parse(String)} reads single values itself.
 *
 * <p>Nothing is thrown for what the user wrote: every problem is noted and reading goes on, so that one look shows all
 * of them.
 */
public final class Binder {

    private final Problems problems;
    private final List<Kinds> kinds;

    /**
     * @param problems where to note what is wrong
     * @param kinds what the values of an interface type may be
     */
    public Binder(Problems problems, List<Kinds> kinds) {
        this.problems = problems;
        this.kinds = List.copyOf(kinds);
    }

    /** The value of type {@code type} that {@code node} describes, or empty if there were problems. */
    public <T> Optional<T> bind(Node node, Class<T> type) {
        return Optional.ofNullable(type.cast(value(node, type, "")));
    }

    /** Null says that there was a problem, which has been noted. */
    private Object value(Node node, Type type, String doc) {
        Class<?> raw = Parameter.raw(type);
        if (raw == Optional.class) {
            return optional(node, Parameter.argument(type), doc);
        } else if (raw == List.class) {
            return list(node, Parameter.argument(type), doc);
        }
        Optional<Kinds> known = Kinds.of(raw, kinds);
        if (known.isPresent()) {
            return kind(node, known.get());
        } else if (node instanceof Node.Mapping mapping && Parameter.mapped(raw)) {
            return record(mapping, raw);
        } else if (node instanceof Node.Scalar scalar && !scalar.empty()) {
            return scalar(scalar, raw, doc);
        }
        return wrong(node, raw, doc);
    }

    private Object kind(Node node, Kinds known) {
        Node name = node instanceof Node.Mapping mapping ? mapping.get("kind").orElse(null) : node;
        if (!(name instanceof Node.Scalar scalar) || scalar.empty()) {
            problems.add(
                    node.place(),
                    "must be the name of a " + known.noun() + " or a mapping with the key 'kind', but "
                            + (node instanceof Node.Mapping ? "the key 'kind' is missing" : "is " + node.describe()),
                    "write {kind: NAME, ...}; known here: " + String.join(", ", known.names()));
            return null;
        }
        Class<?> type = known.types().get(scalar.text());
        Optional<Problem> missing = known.missing(scalar.text(), scalar.place());
        if (missing.isPresent()) {
            problems.add(
                    missing.get().place(), missing.get().what(), missing.get().remedy());
            return null;
        } else if (type == null) {
            problems.add(
                    scalar.place(),
                    "there is no " + known.noun() + " '" + scalar.text() + "'",
                    Names.remedy(scalar.text(), known.names()));
            return null;
        }
        Node.Mapping mapping =
                node instanceof Node.Mapping given ? given.without("kind") : new Node.Mapping(Map.of(), node.place());
        return record(mapping, type);
    }

    private Object optional(Node node, Type type, String doc) {
        if (node instanceof Node.Scalar scalar && scalar.empty()) {
            return Optional.empty();
        }
        Object value = value(node, type, doc);
        return value == null ? null : Optional.of(value);
    }

    /** A list, or one line of text with commas, which is how the command line writes lists. */
    private Object list(Node node, Type type, String doc) {
        List<Node> items;
        if (node instanceof Node.Sequence sequence) {
            items = sequence.items();
        } else if (node instanceof Node.Scalar scalar && !scalar.empty()) {
            items = split(scalar);
        } else {
            problems.add(node.place(), "must be a list, but is " + node.describe(), remedy("write [a, b]", doc));
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (Node item : items) {
            values.add(value(item, type, doc));
        }
        return values.contains(null) ? null : List.copyOf(values);
    }

    private static List<Node> split(Node.Scalar scalar) {
        if (!scalar.plain()) {
            return List.of(scalar);
        }
        List<Node> items = new ArrayList<>();
        for (String text : scalar.text().split(",")) {
            items.add(new Node.Scalar(text.strip(), true, scalar.place().item(items.size())));
        }
        return items;
    }

    private Object scalar(Node.Scalar scalar, Class<?> type, String doc) {
        String text = scalar.text();
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return whole(scalar, type, doc);
        } else if (type == double.class || type == Double.class) {
            OptionalDouble value = scalar.plain() ? Numbers.real(text) : OptionalDouble.empty();
            return value.isPresent() ? (Object) value.getAsDouble() : wrong(scalar, type, doc);
        } else if (type == boolean.class || type == Boolean.class) {
            boolean known = scalar.plain() && (text.equals("true") || text.equals("false"));
            return known ? (Object) text.equals("true") : wrong(scalar, type, doc);
        } else if (type == String.class) {
            return text;
        } else if (type == Path.class) {
            return path(scalar, doc);
        } else if (type.isEnum()) {
            return constant(scalar, type);
        }
        Optional<Method> parse = parse(type);
        return parse.isPresent() ? parsed(scalar, parse.get(), doc) : wrong(scalar, type, doc);
    }

    private Object whole(Node.Scalar scalar, Class<?> type, String doc) {
        OptionalLong value = scalar.plain() ? Numbers.whole(scalar.text()) : OptionalLong.empty();
        boolean isInt = type == int.class || type == Integer.class;
        if (value.isEmpty()) {
            return wrong(scalar, type, doc);
        }
        if (isInt && value.getAsLong() != (int) value.getAsLong()) {
            problems.add(
                    scalar.place(),
                    "must be at most " + Integer.MAX_VALUE + " in size, but is " + scalar.text(),
                    remedy("write a smaller number", doc));
            return null;
        }
        return isInt ? (Object) (int) value.getAsLong() : (Object) value.getAsLong();
    }

    private Object path(Node.Scalar scalar, String doc) {
        try {
            if (!scalar.text().isBlank()) {
                return Path.of(scalar.text());
            }
        } catch (InvalidPathException e) {
            // told below: no path of this system is written like this
        }
        return wrong(scalar, Path.class, doc);
    }

    private Object constant(Node.Scalar scalar, Class<?> type) {
        String wanted = scalar.text().toUpperCase(Locale.ROOT).replace('-', '_');
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(wanted)) {
                return constant;
            }
        }
        List<String> known = Parameter.constants(type);
        problems.add(
                scalar.place(),
                "must be one of " + String.join(", ", known) + ", but is " + scalar.describe(),
                Names.remedy(scalar.text(), known));
        return null;
    }

    /** The type's own reader of single values. */
    static Optional<Method> parse(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("parse")
                        && method.getReturnType() == type
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst();
    }

    private Object parsed(Node.Scalar scalar, Method parse, String doc) {
        OptionalLong whole = scalar.plain() ? Numbers.whole(scalar.text()) : OptionalLong.empty();
        String text = whole.isPresent() ? Long.toString(whole.getAsLong()) : scalar.text();
        try {
            return parse.invoke(null, text);
        } catch (InvocationTargetException e) {
            problems.add(scalar.place(), message(e), remedy("correct the value", doc));
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(parse + " must be public", e);
        }
    }

    private Object record(Node.Mapping mapping, Class<?> type) {
        List<Parameter> parameters = Parameter.of(type);
        List<String> known = parameters.stream().map(Parameter::name).toList();
        boolean sound = true;
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                sound = false;
                problems.add(
                        entry.getValue().place(),
                        "there is no key '" + entry.getKey() + "' here",
                        Names.remedy(entry.getKey(), known));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> doubtful = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Object value = component(mapping, parameter);
            if (value == null) {
                doubtful.add(parameter.name());
                value = fallback(mapping, parameter);
            }
            values.put(parameter.name(), value);
        }
        if (values.containsValue(null)) {
            return null;
        }
        Object record = construct(mapping, type, parameters, values, doubtful);
        return sound && doubtful.isEmpty() ? record : null;
    }

    /** The default in the place of a bad value, so that the constructor can judge the other values too. */
    private Object fallback(Node.Mapping mapping, Parameter parameter) {
        return parameter.fallback().isPresent() ? component(mapping.without(parameter.name()), parameter) : null;
    }

    private Object component(Node.Mapping mapping, Parameter parameter) {
        Optional<Node> given = mapping.get(parameter.name());
        Place place = mapping.place().key(parameter.name());
        if (given.isPresent()) {
            return value(given.get(), parameter.type(), parameter.doc());
        } else if (parameter.fallback().isPresent()) {
            return value(Yaml.read(parameter.fallback().get(), "default").at(place), parameter.type(), "");
        } else if (parameter.optional()) {
            return Optional.empty();
        }
        problems.add(
                place,
                "is missing",
                remedy("give it there, or with --set " + place.path() + "=VALUE", parameter.doc()));
        return null;
    }

    /** Null if the constructor refuses; what it says of doubtful values, which have been told of, is not repeated. */
    private Object construct(
            Node.Mapping mapping,
            Class<?> type,
            List<Parameter> parameters,
            Map<String, Object> values,
            List<String> doubtful) {
        try {
            return constructor(type).newInstance(values.values().toArray());
        } catch (InvocationTargetException e) {
            String message = message(e);
            Optional<Parameter> blamed = parameters.stream()
                    .filter(parameter -> message.startsWith(parameter.name() + " "))
                    .findFirst();
            if (!doubtful.isEmpty()
                    && (blamed.isEmpty() || doubtful.contains(blamed.get().name()))) {
                return null;
            }
            problems.add(
                    blamed.flatMap(parameter -> mapping.get(parameter.name()))
                            .map(Node::place)
                            .orElse(mapping.place()),
                    message,
                    remedy("correct the value", blamed.map(Parameter::doc).orElse("")));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be public and concrete", e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
    }

    /** What a constructor or parser says about a value; anything but a judgement is our own mistake. */
    private static String message(InvocationTargetException e) {
        if (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof UserError) {
            return e.getCause().getMessage();
        }
        throw new IllegalStateException(e.getCause());
    }

    private Object wrong(Node node, Class<?> type, String doc) {
        problems.add(node.place(), "must be " + expected(type) + ", but is " + node.describe(), remedy("", doc));
        return null;
    }

    private static String expected(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        } else if (type == double.class || type == Double.class) {
            return "a finite number";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == String.class || type == Path.class) {
            return type == Path.class ? "a path" : "text";
        } else if (type.isEnum()) {
            return "one of " + String.join(", ", Parameter.constants(type));
        }
        boolean single = parse(type).isPresent();
        if (!Parameter.mapped(type)) {
            return "a single value";
        }
        List<String> keys = Parameter.of(type).stream().map(Parameter::name).toList();
        return (single ? "a single value or " : "") + "a mapping with the keys " + String.join(", ", keys);
    }

    private static String remedy(String first, String doc) {
        if (doc.isEmpty()) {
            return first.isEmpty() ? "correct the value" : first;
        }
        return first.isEmpty() ? doc : first + "; " + doc;
    }
}
