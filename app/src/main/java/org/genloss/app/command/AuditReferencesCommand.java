package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.genloss.app.audit.Corpus;
import org.genloss.app.audit.References;
import org.genloss.report.audit.Harmless;
import org.genloss.report.audit.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Makes what the synthetic share and the perplexity are measured against. */
@Command(
        name = "references",
        mixinStandardHelpOptions = true,
        description =
                "Makes the vocabularies of human and synthetic text, the slices of both that calibrate them (one document in four,"
                        + " which the vocabularies have not seen), and a language model. Synthetic text that is not given is written by"
                        + " a language model of the human text: it stands for one machine only.",
        footer = {
            "",
            "Examples:",
            "  genloss audit references --human pre2022/ --synthetic generated.jsonl --out v.gls",
            "  genloss audit references --human pre2022/ --language-model --out v.gls",
            "  genloss audit crawl/ --share v.gls --human-null v.human.glp --synthetic-slice v.synthetic.glp"
        })
public final class AuditReferencesCommand implements Callable<Integer> {

    @Option(
            names = "--human",
            required = true,
            split = ",",
            paramLabel = "PATH",
            description = "Text that people wrote, surely.")
    private List<String> human;

    @Option(names = "--synthetic", split = ",", paramLabel = "PATH", description = "Text that machines wrote.")
    private List<String> synthetic;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "V.gls",
            description = "The vocabularies; the rest lies beside it.")
    private Path out;

    @Option(
            names = "--language-model",
            description = "Also keeps a language model of the human text, for --perplexity.")
    private boolean languageModel;

    @Option(names = "--text", paramLabel = "COLUMN", description = "The column that holds the text.")
    private String text;

    @Option(names = "--lowercase", description = "Words in lower case.")
    private boolean lowercase;

    @Option(names = "--json", description = "Progress and result as JSON lines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ReadingTicker ticker = new ReadingTicker(err, json);
        Corpus people = new Corpus(
                human, Optional.ofNullable(text), List.of(), List.of(), Optional.empty(), false, lowercase, 1);
        References.Made made;
        try {
            made = References.make(people, Optional.ofNullable(synthetic).map(people::of), out, languageModel, ticker);
        } finally {
            ticker.finish();
        }
        tell(made, spec.commandLine().getOut());
        return 0;
    }

    private void tell(References.Made made, PrintWriter terminal) {
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("event", "done");
            result.put("vocabularies", made.vocabularies().toString());
            result.put("human_slice", made.human().toString());
            result.put("synthetic_slice", made.synthetic().toString());
            made.model().ifPresent(file -> result.put("language_model", file.toString()));
            result.put("words", made.words());
            terminal.println(JsonMapper.shared().writeValueAsString(result));
            return;
        }
        terminal.println(Shown.count(made.words()) + " words are in both vocabularies");
        terminal.println(Harmless.of("use them: genloss audit FILES --share " + made.vocabularies() + " --human-null "
                + made.human() + " --synthetic-slice " + made.synthetic()
                + made.model().map(file -> " --perplexity " + file).orElse("")));
    }
}
