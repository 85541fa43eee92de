package org.genloss.spec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.genloss.num.Decimal;

/**
 * The one way to write a spec down: every value of a component with its defaults filled in, in the order of its
 * components. Equal experiments have equal text, so its hash identifies them.
 */
public final class Canonical {

    private static final Place PLACE = Place.of("resolved");
    private static final Pattern PLAIN = Pattern.compile("[\\w./+-]([\\w./%+ -]*[\\w./%+-])?");

    private final List<Kinds> kinds;

    /** Knows the names of components of these kinds. */
    public Canonical(List<Kinds> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** A component as a node, from which a {@link Binder} makes an equal component. */
    public Node of(Object value) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElseThrow());
        } else if (value instanceof List<?> list) {
            return new Node.Sequence(list.stream().map(this::of).toList(), PLACE);
        } else if (value instanceof Double number) {
            return scalar(Decimal.of(number), true);
        } else if (value instanceof Number || value instanceof Boolean) {
            return scalar(value.toString(), true);
        } else if (value instanceof Enum<?> constant) {
            return scalar(Names.constant(constant), true);
        } else if (Parameter.mapped(value.getClass())) {
            return mapping(value);
        }
        return scalar(value.toString(), false);
    }

    /** A text as a node. */
    public static Node.Scalar text(String text) {
        return scalar(text, false);
    }

    private static Node.Scalar scalar(String text, boolean plain) {
        return new Node.Scalar(text, plain, PLACE);
    }

    private Node mapping(Object record) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Kinds.of(record, kinds).ifPresent(known -> entries.put("kind", text(known.name(record))));
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(component, record);
            if (!(value instanceof Optional<?> optional && optional.isEmpty())) {
                entries.put(Names.snake(component.getName()), of(value));
            }
        }
        return new Node.Mapping(entries, PLACE);
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(component + " must be public", e);
        }
    }

    /** The node as YAML text, ending in a line break. */
    public static String write(Node node) {
        StringBuilder out = new StringBuilder();
        if (node instanceof Node.Scalar || isFlow(node)) {
            out.append(flow(node)).append('\n');
        } else {
            block(node, 0, out);
        }
        return out.toString();
    }

    private static void block(Node node, int indent, StringBuilder out) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                out.append(" ".repeat(indent)).append(quoted(key, true)).append(':');
                value(value, indent + 2, out);
            });
        } else {
            for (Node item : ((Node.Sequence) node).items()) {
                out.append(" ".repeat(indent)).append('-');
                item(item, indent + 2, out);
            }
        }
    }

    private static void value(Node value, int indent, StringBuilder out) {
        if (isFlow(value)) {
            out.append(' ').append(flow(value)).append('\n');
        } else {
            out.append('\n');
            block(value, indent, out);
        }
    }

    /** The first key of a mapping stands on the line of the dash. */
    private static void item(Node item, int indent, StringBuilder out) {
        if (isFlow(item)) {
            out.append(' ').append(flow(item)).append('\n');
        } else {
            StringBuilder inner = new StringBuilder();
            block(item, indent, inner);
            out.append(' ').append(inner.substring(indent));
        }
    }

    private static boolean isFlow(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().isEmpty();
        }
        return node instanceof Node.Scalar
                || ((Node.Sequence) node).items().stream().allMatch(Node.Scalar.class::isInstance);
    }

    private static String flow(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.empty() ? "null" : quoted(scalar.text(), scalar.plain());
        } else if (node instanceof Node.Mapping) {
            return "{}";
        }
        List<String> items = new ArrayList<>();
        ((Node.Sequence) node).items().forEach(item -> items.add(flow(item)));
        return "[" + String.join(", ", items) + "]";
    }

    /** Without quotes where the text then reads back as the same text. */
    private static String quoted(String text, boolean plain) {
        boolean special = Numbers.looksNumeric(text)
                || List.of("true", "false", "null", "-", "---").contains(text);
        if (PLAIN.matcher(text).matches() && !text.startsWith("- ") && (plain || !special)) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(
                            c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff
                                    ? String.format(Locale.ROOT, "\\u%04x", (int) c)
                                    : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
