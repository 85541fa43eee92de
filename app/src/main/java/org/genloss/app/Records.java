package org.genloss.app;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.genloss.spec.Names;

/** Reads components of records by name. */
public final class Records {

    private Records() {}

    /** The value of a component. */
    public static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " must be public", e);
        }
    }

    /** The value of the component that specs call {@code name}, if there is one. */
    public static Optional<Object> value(String name, Object record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> Names.snake(component.getName()).equals(name))
                .map(component -> value(component, record))
                .findFirst();
    }
}
