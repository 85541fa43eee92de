package org.genloss.lab;

/** Which models stay in the run folder, for other programs and other runs. */
public enum KeepModels {
    /** None. */
    NONE,
    /** The last of every trial. */
    LAST,
    /** Those of every generation. */
    ALL;

    /** Whether one is kept. */
    boolean keeps(boolean last) {
        return this == ALL || this == LAST && last;
    }
}
