package org.genloss.audit.measure;

/**
 * What a measure means.
 *
 * @param measure its name
 * @param sentence in plain words
 * @param unit of its values, as in {@link org.genloss.audit.Measured}
 * @param worse in which direction something is lost
 * @param role what may be made of it
 * @param needsReference whether there is no value without a reference
 * @param source of the formula
 */
public record Meaning(
        String measure, String sentence, String unit, Worse worse, Role role, boolean needsReference, String source) {

    /** In which direction something is lost. */
    public enum Worse {
        /** A smaller value is worse. */
        LOWER,
        /** A larger value is worse. */
        HIGHER,
        /** Neither direction is. */
        NEITHER
    }

    /** What may be made of a measure. */
    public enum Role {
        /** Carries a verdict, and may be gated on. */
        CORE,
        /** May be gated on by its level. */
        GATE,
        /** To be read beside a reference only: its level falls as a corpus collapses, because less is left to lose. */
        BESIDE_REFERENCE,
        /** Describes; nothing should hang on it. */
        DESCRIPTION,
        /** Misleads: does not move under collapse, or moves the wrong way. */
        TRAP
    }

    /**
     * Whether a threshold on its level means something where there is no reference. For what is rarefied: at one stated size, not at one
     * that depends on the text.
     */
    public boolean gateWithoutReference() {
        return role == Role.GATE || role == Role.CORE && !needsReference;
    }
}
