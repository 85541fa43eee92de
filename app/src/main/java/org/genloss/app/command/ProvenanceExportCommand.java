package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.genloss.app.audit.Outputs;
import org.genloss.ledger.Disk;
import org.genloss.provenance.Croissant;
import org.genloss.report.audit.Harmless;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Describes data sets for others. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Describes files of records in Croissant 1.1 (JSON-LD) with their provenance in PROV-O, once they are"
                        + " verified. Ends with code 3 and writes nothing if a hash or a chain is broken.",
        footer = {
            "",
            "Example: genloss provenance export sets --out sets/croissant.json --name my-sets"
                    + " --license https://spdx.org/licenses/CC-BY-4.0.html"
        })
final class ProvenanceExportCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "As in verify.")
    private List<Path> files;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to, such as croissant.json.")
    private Path out;

    @Option(names = "--manifest", paramLabel = "FILE", description = "As in verify.")
    private List<Path> manifests = new ArrayList<>();

    @Option(names = "--text", paramLabel = "COLUMN", description = "As in verify.")
    private String text;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Of the data set; that of the first file if not given.")
    private String name;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is; its numbers if not given.")
    private String description = "";

    @Option(names = "--license", paramLabel = "URL", description = "Its licence.")
    private String license = "";

    @Option(names = "--url", paramLabel = "URL", description = "Its page.")
    private String url = "";

    @Option(names = "--creator", paramLabel = "NAME", description = "The organisation that made it.")
    private String creator = "";

    @Option(names = "--published", paramLabel = "DATE", description = "As 2026-11-23.")
    private String published = "";

    @Option(names = "--version-of-data", paramLabel = "VERSION", description = "As 1.0.0.")
    private String version = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Outputs.CROISSANT.prepare(out);
        checkDate();
        Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(out);
        String called = name == null
                ? files.get(0).toAbsolutePath().normalize().getFileName().toString()
                : name;
        Croissant.Facts facts = new Croissant.Facts(called, description, license, url, creator, published, version);
        Croissant.Described described = Croissant.of(folder, files, manifests, Optional.ofNullable(text), facts);
        PrintWriter err = spec.commandLine().getErr();
        if (described.json().isEmpty()) {
            described
                    .verification()
                    .faults()
                    .forEach(fault -> err.println(
                            "broken, " + fault.kind() + ": " + fault.records() + " of which " + fault.meaning()));
            err.println("nothing was written; `genloss provenance verify` tells more");
            return Errors.THRESHOLD;
        }
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Disk.replace(out, mapper.writeValueAsString(described.json().get()) + "\n");
        if (!facts.missing().isEmpty()) {
            err.println("Croissant also asks for " + String.join(", ", facts.missing())
                    + ", which only you can tell: see --help");
        }
        err.println("written: " + Harmless.of(out.toString()));
        return 0;
    }

    private void checkDate() {
        try {
            if (!published.isEmpty()) {
                LocalDate.parse(published);
            }
        } catch (DateTimeParseException e) {
            throw new UserError("--published must be a date, but is '" + published + "'", "write it as 2026-11-23", e);
        }
    }
}
