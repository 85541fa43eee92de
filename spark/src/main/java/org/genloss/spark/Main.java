package org.genloss.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.genloss.app.command.Errors;
import org.genloss.ledger.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code spark-submit}. */
@Command(
        name = "genloss-spark",
        description = "Genloss on Apache Spark; see docs/cluster.md.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        subcommands = {ProfileCommand.class, AuditCommand.class, SweepCommand.class, CommandLine.HelpCommand.class})
public final class Main {

    /** The version of the build. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"genloss " + Version.NUMBER};
        }
    }

    private Main() {}

    /** Runs one command; a master that manages the driver takes an exit for a failure, so that only failures exit. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Runs one command.
     *
     * @return the exit code, as of {@code genloss}
     */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commands = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (e, command, parsed) -> Errors.execution(Failures.ofUser(e), command, parsed))
                .setParameterExceptionHandler(Errors::parameters);
        if (arguments.length == 0) {
            commands.usage(out);
            return 0;
        }
        return commands.execute(arguments);
    }
}
