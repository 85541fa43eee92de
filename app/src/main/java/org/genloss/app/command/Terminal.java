package org.genloss.app.command;

import picocli.CommandLine;

/**
 * Whether somebody is looking. Java cannot tell standard output from standard error; the launcher can, and says so in the
 * properties {@code genloss.terminal.out} and {@code genloss.terminal.err}.
 */
public final class Terminal {

    private Terminal() {}

    /** Colours where standard output is a terminal and NO_COLOR (no-color.org) is not set. */
    public static CommandLine.Help.Ansi ansi() {
        String noColor = System.getenv("NO_COLOR");
        boolean wanted = Boolean.getBoolean("genloss.terminal.out") && (noColor == null || noColor.isEmpty());
        return wanted ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
    }

    /** Whether standard error is a terminal, so that a line may be written over. */
    static boolean errIsTerminal() {
        return Boolean.getBoolean("genloss.terminal.err");
    }

    /** Bold, on a terminal with colours. */
    static String bold(String text) {
        return ansi().enabled() ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
