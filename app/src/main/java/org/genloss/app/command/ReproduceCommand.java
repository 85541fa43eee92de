package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.app.reproduce.Reproduction;
import org.genloss.app.reproduce.Selection;
import org.genloss.report.gallery.Claim;
import org.genloss.report.gallery.Gallery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Known answers and published figures: ours beside theirs. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = "Runs known answers and published figures and sets ours beside theirs: pass or fail, with every"
                + " tolerance and its reason. A check that is done is not done again, so that the same command goes on"
                + " where it was.",
        footer = {
            "",
            "Exit codes: 0 every check that was run holds; 3 one or more do not; 2 one that was named could not be"
                    + " run.",
            "",
            "Examples:",
            "  genloss reproduce --quick",
            "  genloss reproduce K2 K15",
            "  genloss reproduce --all --out runs/everything",
            "  genloss reproduce fig8 fig9 --data mnist=DIR"
        })
public final class ReproduceCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "Only these checks, as K2 or fig4, whatever they take.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--quick", description = "Only a representative part: under a minute on two cores.")
    private boolean quick;

    @Option(names = "--all", description = "Those that take long, too.")
    private boolean all;

    @Option(names = "--fresh", description = "Does everything again, also what is done in the folder.")
    private boolean fresh;

    @Option(
            names = "--data",
            paramLabel = "NAME=PATH",
            description = "Data that a check needs and the program does not have, as mnist=DIR for K29, fig8 and fig9.")
    private Map<String, Path> data = new LinkedHashMap<>();

    @Option(names = "--json", description = "Progress and result as JSON lines.")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", description = "Trials at the same time; all cores if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs/reproduce",
            description = "Where outcomes and the page are kept; ${DEFAULT-VALUE} if not given.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Checks.threads(threads);
        Selection selection = new Selection(ids, quick, all);
        PrintWriter err = spec.commandLine().getErr();
        CheckTicker ticker = new CheckTicker(err, json);
        List<Claim> claims = Interruption.told(err, ticker::close, () -> Reproduction.of(out, fresh, threads, data)
                .run(selection, ticker));
        Path page = out.resolve("reproduce.html");
        Gallery.write(claims, page);
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.println(JsonMapper.shared().writeValueAsString(result(claims, page)));
        } else {
            ClaimTable.print(claims, terminal);
            terminal.println("page: " + page);
        }
        return code(claims);
    }

    /** Whoever names a check wants it: that it could not be run is told to scripts too. */
    private int code(List<Claim> claims) {
        if (Reproduction.count(claims, Reproduction.FAIL) > 0) {
            return Errors.THRESHOLD;
        }
        return !ids.isEmpty() && Reproduction.count(claims, Reproduction.NOT_RUN) > 0 ? Errors.USERS : 0;
    }

    private Map<String, Object> result(List<Claim> claims, Path page) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("event", "done");
        result.put("folder", out.toString());
        result.put("page", page.toString());
        result.put("pass", Reproduction.count(claims, Reproduction.PASS));
        result.put("fail", Reproduction.count(claims, Reproduction.FAIL));
        result.put("not_run", Reproduction.count(claims, Reproduction.NOT_RUN));
        result.put("checks", claims.stream().map(ReproduceCommand::check).toList());
        return result;
    }

    private static Map<String, Object> check(Claim claim) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("id", claim.id());
        check.put("status", claim.status());
        check.put("claim", claim.claim());
        check.put("source", claim.source());
        check.put("setting", claim.setting());
        check.put("note", claim.note());
        check.put("seconds", claim.seconds());
        check.put("rows", JsonRows.of(claim.rows()));
        return check;
    }
}
