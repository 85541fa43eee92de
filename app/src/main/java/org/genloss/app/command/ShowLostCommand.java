package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.app.audit.Audits;
import org.genloss.app.audit.Contexts;
import org.genloss.app.audit.Profiles;
import org.genloss.app.audit.Stage;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.Harmless;
import org.genloss.report.audit.Shown;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The words that are not there any more. */
@Command(
        name = "lost",
        mixinStandardHelpOptions = true,
        description =
                "Words of a reference that a corpus does not have: how many in each band of frequency, how many would be missing"
                        + " by chance, and which they are.",
        footer = {
            "",
            "Examples:",
            "  genloss show lost raw.glp filtered.glp --top 20 --context",
            "  genloss show lost raw.glp filtered.glp --bigrams --band 11-1000"
        })
public final class ShowLostCommand implements Callable<Integer> {

    private static final Pattern BAND = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18})?)?");
    private static final int WORD = 40;

    @Parameters(index = "0", paramLabel = "REFERENCE.glp", description = "What has lost nothing.")
    private Path reference;

    @Parameters(index = "1", paramLabel = "CANDIDATE.glp", description = "What may have.")
    private Path candidate;

    @Option(names = "--top", paramLabel = "N", description = "Words of each band; ${DEFAULT-VALUE} if not given.")
    private int top = 10;

    @Option(
            names = "--band",
            paramLabel = "A-B",
            description = "Only words that the reference has so often: 5, 2-10 or 100- for no limit.")
    private String band = "1-";

    @Option(names = "--bigrams", description = "Pairs of words instead of words.")
    private boolean bigrams;

    @Option(names = "--context", description = "The text around an example, where its file is still there.")
    private boolean context;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (top < 1) {
            throw new UserError("--top must be at least 1, but is " + top, "leave it out");
        }
        long[] limits = limits();
        Stage of = new Stage(AuditOptions.name(reference), Profiles.read(reference));
        Stage in = new Stage(AuditOptions.name(candidate), Profiles.read(candidate));
        String kind = bigrams ? "bigrams" : "words";
        Audit.Lost lost = Audits.lost(of, in, kind, limits[0], limits[1], top)
                .orElseThrow(() -> new UserError("a profile has no " + kind, "profile texts, not numbers alone"));
        if (lost.types() == 0) {
            throw new UserError(
                    "“" + of.name() + "” has no " + kind + " that it has " + band + " times",
                    "choose another --band, or leave it out");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Harmless.json(JsonMapper.shared()
                    .writeValueAsString(JsonRows.of(List.of(withContext(lost))).get(0))));
        } else {
            print(lost, of.name(), out);
        }
        return 0;
    }

    private long[] limits() {
        Matcher match = BAND.matcher(band);
        if (!match.matches()) {
            throw new UserError("--band " + band + " is not of the form A, A-B or A-", "write --band 2-10");
        }
        long from = Long.parseLong(match.group(1));
        long to = match.group(2) != null ? Long.parseLong(match.group(2)) : band.endsWith("-") ? Long.MAX_VALUE : from;
        if (from < 1) {
            throw new UserError("--band " + band + " begins below 1", "write --band 1-10");
        }
        if (from > to) {
            throw new UserError("--band " + band + " ends before it begins", "write the smaller number first");
        }
        return new long[] {from, to};
    }

    private Audit.Lost withContext(Audit.Lost lost) {
        if (!context) {
            return lost;
        }
        List<Audit.Band> bands = lost.bands().stream()
                .map(one -> new Audit.Band(
                        one.from(),
                        one.to(),
                        one.types(),
                        one.lost(),
                        one.asPart(),
                        one.asOther(),
                        one.items().stream()
                                .map(item -> new Audit.Item(
                                        item.text(),
                                        item.count(),
                                        item.example(),
                                        item.chance(),
                                        Contexts.of(item.text(), item.example()).orElse("")))
                                .toList()))
                .toList();
        return new Audit.Lost(lost.of(), lost.types(), lost.lost(), lost.asPart(), lost.asOther(), lost.basis(), bands);
    }

    private void print(Audit.Lost lost, String name, PrintWriter out) {
        out.println("of " + Shown.value(lost.types(), "types") + " " + lost.of() + " of “" + Harmless.of(name) + "” "
                + Shown.value(lost.lost(), "types") + " are not there ("
                + lost.basis() + "); a random part of it as large as the candidate would lack "
                + Shown.expected(lost.asPart()) + ", another text of its source "
                + Shown.expected(lost.asOther()));
        for (Audit.Band one : withContext(lost).bands()) {
            if (one.types() == 0) {
                continue;
            }
            out.println();
            out.println(Terminal.bold(Shown.range(one) + " times in the reference") + ": "
                    + Shown.value(one.lost(), "types") + " of " + Shown.value(one.types(), "types")
                    + " are not there; by chance " + Shown.expected(one.asPart()) + " of a part, "
                    + Shown.expected(one.asOther()) + " of another text");
            print(one, out);
        }
    }

    private void print(Audit.Band band, PrintWriter out) {
        int width = band.items().stream()
                .mapToInt(item -> Harmless.of(item.text(), WORD).length())
                .max()
                .orElse(0);
        for (Audit.Item item : band.items()) {
            String word = Harmless.of(item.text(), WORD);
            out.println("  " + word + " ".repeat(width - word.length()) + "  "
                    + String.format(Locale.ROOT, "%8s", Shown.count(item.count())) + "  "
                    + Harmless.of(item.example(), 100));
            if (!item.context().isEmpty()) {
                out.println("      " + Harmless.of(item.context()));
            }
        }
    }
}
