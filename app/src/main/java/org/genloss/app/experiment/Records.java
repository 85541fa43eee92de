package org.genloss.app.experiment;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/** Reads components of records by name. */
final class Records {

    private Records() {}

    /** The value of a component. */
    static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " must be public", e);
        }
    }

    /** The value of the component called {@code name}, if there is one. */
    static Optional<Object> value(String name, Object record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(component -> value(component, record))
                .findFirst();
    }
}
