package org.genloss.spec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One parameter of a component of an experiment: what the binder reads, {@code genloss show} prints and the schema
 * publishes.
 *
 * @param name its key in a spec
 * @param type its Java type
 * @param fallback its default as YAML, if it has one
 * @param doc what it is
 * @param source where it comes from, or empty
 */
public record Parameter(String name, Type type, Optional<String> fallback, String doc, String source) {

    /** The parameters of a record, in order. */
    public static List<Parameter> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(Parameter::of).toList();
    }

    private static Parameter of(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        Default fallback = component.getAnnotation(Default.class);
        return new Parameter(
                Names.snake(component.getName()),
                component.getGenericType(),
                Optional.ofNullable(fallback).map(Default::value),
                doc == null ? "" : doc.value(),
                doc == null ? "" : doc.source());
    }

    /** Whether it may be left out without having a default. */
    public boolean optional() {
        return raw(type) == Optional.class;
    }

    /** Whether a spec has to give it. */
    public boolean required() {
        return fallback.isEmpty() && !optional();
    }

    /** Its type for people: {@code whole number}, {@code one of full, tied}, {@code list of text}. */
    public String typeText() {
        return typeText(type);
    }

    private static String typeText(Type type) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return typeText(argument(type));
        } else if (raw == List.class) {
            return "list of " + typeText(argument(type));
        } else if (raw == int.class || raw == long.class || raw == Integer.class || raw == Long.class) {
            return "whole number";
        } else if (raw == double.class || raw == Double.class) {
            return "number";
        } else if (raw == boolean.class || raw == Boolean.class) {
            return "true or false";
        } else if (raw == String.class) {
            return "text";
        } else if (raw == Path.class) {
            return "path";
        } else if (raw.isEnum()) {
            return "one of " + String.join(", ", constants(raw));
        }
        return raw.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The values of an enum as a spec writes them. */
    public static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> Names.constant((Enum<?>) value))
                .collect(Collectors.toList());
    }

    /** The class of a type, without its arguments. */
    public static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    /** The argument of {@code Optional<T>} or {@code List<T>}. */
    public static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    /** Whether values of this type are written as a mapping: records that are documented. */
    public static boolean mapped(Class<?> type) {
        return type.isRecord() && type.isAnnotationPresent(Doc.class);
    }
}
