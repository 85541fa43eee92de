package org.genloss.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.genloss.app.command.AttributeCommand;
import org.genloss.app.command.AuditCommand;
import org.genloss.app.command.CheckCommand;
import org.genloss.app.command.CompareCommand;
import org.genloss.app.command.Errors;
import org.genloss.app.command.ExportCommand;
import org.genloss.app.command.ListCommand;
import org.genloss.app.command.MergeCommand;
import org.genloss.app.command.ProfileCommand;
import org.genloss.app.command.ProvenanceCommand;
import org.genloss.app.command.ReportCommand;
import org.genloss.app.command.ReproduceCommand;
import org.genloss.app.command.RunCommand;
import org.genloss.app.command.SchemaCommand;
import org.genloss.app.command.ShowCommand;
import org.genloss.app.command.Terminal;
import org.genloss.ledger.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "genloss",
        description = "The laboratory for model collapse: what happens when models learn from what models wrote.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        subcommands = {
            RunCommand.class,
            ReproduceCommand.class,
            ListCommand.class,
            ShowCommand.class,
            CheckCommand.class,
            CompareCommand.class,
            AttributeCommand.class,
            AuditCommand.class,
            ProfileCommand.class,
            MergeCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            ProvenanceCommand.class,
            SchemaCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 our mistake (please report it); 2 your mistake, or something you can put right;",
            "3 a threshold was not met, or a check does not hold.",
            "",
            "Example: genloss run first-look"
        })
public final class Main {

    /** The version of the build. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"genloss " + Version.NUMBER};
        }
    }

    private Main() {}

    /** Runs the program; UTF-8 whatever the locale. */
    public static void main(String[] arguments) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int code = run(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs one command.
     *
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commands = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.ansi()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Errors::execution)
                .setParameterExceptionHandler(Errors::parameters);
        commands.getSubcommands().values().forEach(command -> command.setUsageHelpWidth(100));
        if (arguments.length == 0) {
            commands.usage(out);
            return 0;
        }
        try {
            return commands.execute(arguments);
        } catch (OutOfMemoryError e) {
            return Errors.memory(err);
        } catch (Error e) {
            return Errors.ours(e, err);
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
