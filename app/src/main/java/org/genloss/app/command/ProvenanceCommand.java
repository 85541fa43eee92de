package org.genloss.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where records come from. */
@Command(
        name = "provenance",
        mixinStandardHelpOptions = true,
        description =
                "Where the records of data sets come from: who wrote them, from what, and whether that can be shown. Reads"
                        + " and writes the columns origin, generator, generation, parents and sha256 (docs/provenance.md).",
        subcommands = {ProvenanceVerifyCommand.class, ProvenanceDedupCommand.class, ProvenanceExportCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: genloss provenance verify sets"})
public final class ProvenanceCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
