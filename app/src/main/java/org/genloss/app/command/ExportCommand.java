package org.genloss.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.genloss.app.results.DataSets;
import org.genloss.app.results.Export;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Run;
import org.genloss.provenance.Node;
import org.genloss.provenance.Origin;
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
                        + " have one value an epoch and not one a generation, stay in its ledger.jsonl. With --data, writes"
                        + " what every generation was fitted to instead, computed again, as files of records that say who"
                        + " wrote them (origin, generator, generation, parents, sha256).",
        footer = {
            "",
            "Example: genloss export runs/first-look --format parquet --out readings.parquet",
            "         genloss export runs/first-look --data sets --cell 0 --generations 0,1,10"
        })
public final class ExportCommand implements Callable<Integer> {

    /** Formats. */
    enum Format {
        CSV,
        PARQUET,
        JSON,
        JSONL
    }

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    private Path folder;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv (the default), parquet or json; with --data jsonl (the default) or parquet.")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output if not given.")
    private Path out;

    @Option(names = "--data", paramLabel = "DIR", description = "A new folder for the training sets of the run.")
    private Path data;

    @Option(names = "--cell", paramLabel = "N", description = "With --data: of this cell, from 0; of all if not given.")
    private Integer cell;

    @Option(names = "--trial", paramLabel = "N", description = "With --data: of this trial; 0 if not given.")
    private int trial;

    @Option(
            names = "--generations",
            split = ",",
            paramLabel = "N",
            description =
                    "With --data: of these generations; of all if not given. Earlier ones are computed in any case.")
    private Set<Integer> generations = new TreeSet<>();

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description =
                    "With --data: who wrote the real data, human, synthetic, mixed or unknown. If not given: synthetic"
                            + " for laws, human for published data known by their checksums, unknown for other files.")
    private Origin origin;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Run run = Run.open(folder);
        if (data != null) {
            return data(run);
        }
        readings(new Export(run));
        return 0;
    }

    private int data(Run run) {
        if (out != null || format == Format.CSV || format == Format.JSON) {
            throw new UserError(
                    "--data writes files of records into a folder, as jsonl or parquet",
                    "leave out --out, or --format");
        }
        PrintWriter err = spec.commandLine().getErr();
        int files = DataSets.write(
                run,
                data,
                new DataSets.Choice(
                        Optional.ofNullable(cell),
                        trial,
                        generations,
                        Optional.ofNullable(origin),
                        format == Format.PARQUET),
                set -> err.println(set.file() + ": " + set.records() + " records"));
        err.println("written: " + data + ", " + files + (files == 1 ? " data set" : " data sets") + " and "
                + Node.MANIFEST + "; check with: genloss provenance verify " + data);
        return 0;
    }

    private void readings(Export export) {
        if (format == null) {
            format = Format.CSV;
        } else if (format == Format.JSONL) {
            throw new UserError("readings are written as csv, parquet or json, not jsonl", "choose one of them");
        }
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
