package org.genloss.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value, written as YAML, that a parameter has when a spec leaves it out. A parameter without one is required,
 * unless its type is {@link java.util.Optional}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** YAML text, for instance {@code 1e-3}, {@code full} or {@code [1, 2]}. */
    String value();
}
