package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.genloss.provenance.Deduplicator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Takes duplicates away, not where they came from. */
@Command(
        name = "dedup",
        mixinStandardHelpOptions = true,
        description =
                "Makes one record of those whose content is the same to the byte: parents and generators are united, human"
                        + " and synthetic become mixed, the smallest generation stays, copies are counted. The first record's other"
                        + " columns are kept, and the order of first records.",
        footer = {"", "Example: genloss provenance dedup raw/*.parquet generated.jsonl --out mixed.parquet"})
final class ProvenanceDedupCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "As in verify; manifests are left out.")
    private List<Path> files;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "A .jsonl or .parquet file.")
    private Path out;

    @Option(names = "--text", paramLabel = "COLUMN", description = "The column that holds the text, as in verify.")
    private String text;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Deduplicator.Done done = Deduplicator.run(files, out, Optional.ofNullable(text));
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>(JsonRows.of(done));
            result.put("out", out.toString());
            terminal.println(JsonMapper.shared().writeValueAsString(result));
        } else {
            terminal.println(done.read() + " records read, " + done.written() + " written to " + out + "; "
                    + done.repeated() + " of them stood there more than once, " + done.mixed()
                    + " are written by people and by a program");
        }
        return 0;
    }
}
