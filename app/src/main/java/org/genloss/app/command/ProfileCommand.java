package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.app.audit.Profiled;
import org.genloss.app.audit.Profiler;
import org.genloss.report.audit.Harmless;
import org.genloss.report.audit.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Makes a profile of a corpus. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description =
                "Reads a corpus once and writes its profile: counts and sketches of a few megabytes from which everything is"
                        + " measured later. Profiles of parts can be merged. Stopped at any moment, the same command goes on where it was.",
        footer = {
            "",
            "Examples:",
            "  genloss profile novels/ --out novels.glp",
            "  genloss profile 'crawl/*.jsonl.zst' --text text --by source,month --out crawl.glp",
            "  genloss profile all.parquet --where \"lang = 'en'\" --damage skip --out en.glp"
        })
public final class ProfileCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILES",
            description = "Parquet, JSONL, CSV and plain text, also as .gz and .zst; folders; patterns.")
    private List<String> files;

    @Option(names = "--out", required = true, paramLabel = "X.glp", description = "The profile.")
    private Path out;

    @Mixin
    private CorpusOptions options;

    @Option(names = "--json", description = "Progress and result as JSON lines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ReadingTicker ticker = new ReadingTicker(err, json);
        Profiled profiled = Interruption.told(
                err, ticker::finish, () -> Profiler.read(options.corpus(files), options.observers(), out, ticker));
        profiled.write(out);
        tell(profiled, spec.commandLine().getOut());
        return 0;
    }

    private void tell(Profiled profiled, PrintWriter terminal) {
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("event", "done");
            result.put("profile", out.toString());
            result.put("groups", profiled.profile().groups().size());
            result.put("records", profiled.tally().records());
            result.put("words", profiled.words());
            result.put("damaged", profiled.tally().damaged());
            terminal.println(Harmless.json(JsonMapper.shared().writeValueAsString(result)));
            return;
        }
        ProfileNotes.print(profiled, spec.commandLine().getErr());
        terminal.println(Shown.count(profiled.tally().records()) + " records, " + Shown.count(profiled.words())
                + " words, " + Shown.count(profiled.profile().groups().size())
                + (profiled.profile().groups().size() == 1 ? " group" : " groups"));
        terminal.println("profile: " + Harmless.of(out.toString()));
    }
}
