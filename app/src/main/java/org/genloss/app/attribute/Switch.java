package org.genloss.app.attribute;

import java.util.List;

/**
 * How one source of error is switched off in a cell.
 *
 * @param state whether it can be
 * @param settings what to set in the cell's spec, as {@code key=value}; empty unless it is turned off
 * @param note how, or why not
 */
record Switch(State state, List<String> settings, String note) {

    /** Whether it can be switched off. */
    enum State {
        /** Another run does without this error. */
        OFF,
        /** There is no such error here, so that the loss due to it is 0. */
        ABSENT,
        /** There is no way to do without it here. */
        UNKNOWN
    }

    static Switch off(String note, String... settings) {
        return new Switch(State.OFF, List.of(settings), note);
    }

    static Switch absent(String note) {
        return new Switch(State.ABSENT, List.of(), note);
    }

    static Switch unknown(String note) {
        return new Switch(State.UNKNOWN, List.of(), note);
    }
}
