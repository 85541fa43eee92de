package org.genloss.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.genloss.app.results.Export;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Run;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the readings of a run as a table. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes all readings of a run as one flat table, for R, Python or a spreadsheet. Curves of fits, which"
                        + " have one value an epoch and not one a generation, stay in its ledger.jsonl.",
        footer = {"", "Example: genloss export runs/first-look --format parquet --out readings.parquet"})
public final class ExportCommand implements Callable<Integer> {

    /** Formats. */
    enum Format {
        CSV,
        PARQUET,
        JSON
    }

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path folder;

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv (the default), parquet or json.")
    private Format format = Format.CSV;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output if not given.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Export export = new Export(Run.open(folder));
        if (format == Format.PARQUET) {
            if (out == null) {
                throw new UserError("--format parquet needs a file", "give one with --out FILE.parquet");
            }
            export.parquet(out);
        } else if (out == null) {
            write(export, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
        } else {
            Disk.on(out, "write", () -> {
                try (Writer writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
                    write(export, writer);
                }
                return null;
            });
        }
        if (out != null) {
            spec.commandLine().getErr().println("written: " + out);
        }
        return 0;
    }

    private void write(Export export, Writer writer) {
        Writer buffered = writer instanceof BufferedWriter ? writer : new BufferedWriter(writer, 1 << 16);
        if (format == Format.CSV) {
            export.csv(buffered);
        } else {
            export.json(buffered);
        }
        try {
            buffered.flush();
        } catch (IOException e) {
            throw new UserError("cannot write: " + e, "check free space", e);
        }
    }
}
