package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.genloss.provenance.Origin;
import org.genloss.provenance.Verification;
import org.genloss.provenance.Verifier;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks what is said of records. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Recomputes the hash of every record, follows the chains of parents through all files and manifests, and"
                        + " reports how much people and programs have written. Ends with code 3 if a hash or a chain is broken, or a"
                        + " share is above what is allowed.",
        footer = {
            "",
            "Example: genloss provenance verify mixed.parquet --manifest sets/datasets.jsonl --max-unknown 0.05",
            "         genloss provenance verify 'corpus/*.jsonl' --text body --json"
        })
final class ProvenanceVerifyCommand implements Callable<Integer> {

    /** Generators that a table shows. */
    private static final int SHOWN = 10;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Parquet, JSONL, CSV, TSV (the last three also .gz or .zst), other files as one record each; folders"
                            + " and patterns. A file called datasets.jsonl is a manifest.")
    private List<Path> files;

    @Option(names = "--manifest", paramLabel = "FILE", description = "Sources and data sets, JSONL. May be repeated.")
    private List<Path> manifests = new ArrayList<>();

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "The column that holds the text; 'text', or else all columns of numbers, if not given.")
    private String text;

    @Option(
            names = "--max-unknown",
            paramLabel = "SHARE",
            description = "Most of the records, and of their bytes, that may be of unknown origin; from 0 to 1.")
    private Double maxUnknown;

    @Option(
            names = "--max-synthetic",
            paramLabel = "SHARE",
            description = "Most of the records, and of their bytes, that may be synthetic or mixed; from 0 to 1.")
    private Double maxSynthetic;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        checkShare("--max-unknown", maxUnknown);
        checkShare("--max-synthetic", maxSynthetic);
        Verification found = Verifier.verify(files, manifests, Optional.ofNullable(text));
        List<String> exceeded = new ArrayList<>();
        exceeded("unknown", maxUnknown, found.share(Origin.UNKNOWN), exceeded);
        exceeded("synthetic or mixed", maxSynthetic, found.share(Origin.SYNTHETIC, Origin.MIXED), exceeded);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("schema", "genloss-provenance/1");
            result.put("holds", found.holds());
            result.put("passed", found.holds() && exceeded.isEmpty());
            result.put("exceeded", exceeded);
            result.putAll(JsonRows.of(found));
            out.println(JsonMapper.shared().writeValueAsString(result));
        } else {
            print(found, exceeded, out);
        }
        return found.holds() && exceeded.isEmpty() ? 0 : Errors.THRESHOLD;
    }

    private static void checkShare(String name, Double share) {
        if (share != null && !(share >= 0 && share <= 1)) {
            throw new UserError(name + " must be from 0 to 1, but is " + share, "give a share, such as 0.05");
        }
    }

    private static void exceeded(String what, Double most, double share, List<String> exceeded) {
        if (most != null && share > most) {
            exceeded.add(percent(share) + " is " + what + ", more than the allowed " + percent(most));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static void print(Verification found, List<String> exceeded, PrintWriter out) {
        out.println(found.records() + " records in " + found.files().size() + " files, " + found.sets()
                + " sources and data sets in manifests");
        shares("origin", found.origins(), out);
        shares("generator", found.generators().stream().limit(SHOWN).toList(), out);
        if (found.generators().size() > SHOWN) {
            out.println("  and " + (found.generators().size() - SHOWN) + " more (--json tells all)");
        }
        out.println();
        out.println("hashes stated by " + count(found.withHash(), found) + ", parents by "
                + count(found.withParents(), found) + "; " + found.setsChecked() + " of " + found.sets()
                + " sets recomputed");
        if (found.withoutGeneration() > 0) {
            out.println(found.withoutGeneration()
                    + " records have a generation that cannot be checked: they or their parents do not state it");
        }
        for (Verification.Fault fault : found.faults()) {
            out.println();
            out.println(
                    Terminal.bold("broken, " + fault.kind()) + ": " + fault.records() + " of which " + fault.meaning());
            found.broken().stream()
                    .filter(one -> one.kind().equals(fault.kind()))
                    .forEach(one ->
                            out.println("  " + plain(one.file()) + ", record " + one.row() + ": " + plain(one.what())));
        }
        exceeded.forEach(one -> out.println("exceeded: " + one));
        if (found.holds() && exceeded.isEmpty()) {
            out.println("all that is said holds together");
        }
    }

    private static void shares(String head, List<Verification.Share> shares, PrintWriter out) {
        TextTable table = new TextTable(1, head, "records", "share", "bytes", "share");
        shares.forEach(share -> table.add(
                plain(share.name()),
                String.valueOf(share.records()),
                percent(share.ofRecords()),
                String.valueOf(share.bytes()),
                percent(share.ofBytes())));
        out.println();
        table.print(out, "  ");
    }

    private static String count(long n, Verification found) {
        return n == found.records() ? "all records" : n + " of " + found.records() + " records";
    }

    /** What a file says must not steer the terminal. */
    private static String plain(String text) {
        String shown = text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown.length() <= 200 ? shown : shown.substring(0, 200) + "…";
    }
}
