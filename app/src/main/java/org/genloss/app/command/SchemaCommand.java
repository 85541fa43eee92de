package org.genloss.app.command;

import java.util.concurrent.Callable;
import org.genloss.app.experiment.SpecSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON schema of specs. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON schema of specs, from which editors complete and check.",
        footer = {"", "Example: genloss schema > experiments/schema.json"})
public final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(SpecSchema.text());
        return 0;
    }
}
