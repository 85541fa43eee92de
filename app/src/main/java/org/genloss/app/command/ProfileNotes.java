package org.genloss.app.command;

import java.io.PrintWriter;
import org.genloss.app.audit.Profiled;
import org.genloss.report.audit.Harmless;
import org.genloss.report.audit.Shown;

/** What a user has to know of what was read: damage. */
final class ProfileNotes {

    private static final int NAMED = 3;

    private ProfileNotes() {}

    static void print(Profiled profiled, PrintWriter err) {
        long damaged = profiled.tally().damaged();
        if (damaged > 0) {
            err.println("warning: " + Shown.count(damaged)
                    + (damaged == 1 ? " damaged place was" : " damaged places were") + " left out:");
            profiled.tally().first().stream()
                    .limit(NAMED)
                    .forEach(one -> err.println("  " + Harmless.of(one.toString())));
        }
        err.flush();
    }
}
