package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import org.genloss.ledger.Version;
import org.genloss.report.audit.Harmless;
import org.genloss.spec.InvalidSpec;
import org.genloss.spec.UserError;
import picocli.CommandLine;

/** What went wrong, in the user's words when the user can put it right, and with a stack trace only when not. */
public final class Errors {

    /** Our mistake. */
    static final int OURS = 1;

    /** The user's mistake, or something the user can put right. */
    static final int USERS = 2;

    /** The program did what it was asked, and the answer is no. */
    static final int THRESHOLD = 3;

    private Errors() {}

    /** A command failed. */
    public static int execution(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof InvalidSpec invalid) {
            int n = invalid.problems().size();
            err.println((n == 1 ? "There is a problem" : "There are " + n + " problems") + " with the spec:");
            err.println(Harmless.lines(invalid.getMessage()));
            return USERS;
        } else if (e instanceof UserError) {
            err.println("genloss: " + Harmless.lines(e.getMessage()));
            return USERS;
        } else if (e instanceof InvalidPathException path) {
            err.println("genloss: '" + Harmless.of(path.getInput()) + "' is not a path: " + path.getReason());
            return USERS;
        }
        return ours(e, err);
    }

    /** Our mistake: with everything a report of it needs. */
    public static int ours(Throwable e, PrintWriter err) {
        err.println("genloss: this is our mistake, not yours. Please report it with the lines below, the spec and the"
                + " command.");
        err.println("genloss " + Version.NUMBER + ", Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        e.printStackTrace(err);
        return OURS;
    }

    /** The machine is too small for what was asked. */
    public static int memory(PrintWriter err) {
        err.println("genloss: out of memory (" + (Runtime.getRuntime().maxMemory() >> 20) + " MiB)");
        err.println("  remedy: use smaller sizes or fewer --threads, or give more with GENLOSS_JAVA_OPTIONS=-Xmx8g");
        return USERS;
    }

    /** The command line itself is wrong. */
    public static int parameters(CommandLine.ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("genloss: " + Harmless.lines(inWords(e)));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("  remedy: see `" + command.getCommandSpec().qualifiedName() + " --help`");
        return USERS;
    }

    /** The parser knows of arguments only; at the door the first one is a command. */
    private static String inWords(CommandLine.ParameterException e) {
        boolean command = e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && e.getCommandLine().getParent() == null;
        return command
                ? "there is no command '"
                        + ((CommandLine.UnmatchedArgumentException) e)
                                .getUnmatched()
                                .get(0) + "'"
                : e.getMessage();
    }
}
