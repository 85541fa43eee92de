package org.genloss.app.command;

import java.io.PrintWriter;

/** One line of a terminal that is written over. */
final class StatusLine {

    /** Longer ones would wrap, and then not be written over. */
    private static final int LONGEST = 100;

    private final PrintWriter err;
    private int width;

    StatusLine(PrintWriter err) {
        this.err = err;
    }

    void show(String text) {
        String fitting = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        err.print("\r" + fitting + " ".repeat(Math.max(0, width - fitting.length())));
        err.flush();
        width = fitting.length();
    }

    /** Leaves a clean line behind. */
    void clear() {
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }
}
