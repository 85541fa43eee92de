package org.genloss.neural.language;

/** Which epoch's weights a model keeps. */
public enum Selection {
    /** Those of the last. */
    LAST,
    /** Those with the lowest loss on the source's validation records. */
    BEST
}
