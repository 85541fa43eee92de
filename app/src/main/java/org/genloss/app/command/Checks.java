package org.genloss.app.command;

import org.genloss.spec.UserError;

/** Checks of options that several commands share. */
final class Checks {

    private Checks() {}

    static void threads(int threads) {
        if (threads < 1) {
            throw new UserError("--threads must be at least 1, but is " + threads, "leave it out to use all cores");
        }
    }
}
