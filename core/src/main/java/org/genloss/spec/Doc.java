package org.genloss.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of an experiment, or one parameter of it, is. {@code genloss show}, the published JSON schema and
 * the documentation are all made from this text.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Doc {
    /** One sentence: meaning, unit, range. */
    String value();

    /** Where it comes from: author, year, equation. */
    String source() default "";
}
