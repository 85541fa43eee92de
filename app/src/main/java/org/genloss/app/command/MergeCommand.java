package org.genloss.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.genloss.app.audit.Outputs;
import org.genloss.app.audit.Profiles;
import org.genloss.audit.Profile;
import org.genloss.report.audit.Harmless;
import org.genloss.report.audit.Shown;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Joins profiles. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description =
                "Joins profiles of parts (months, files, machines) to the profile of all of them: the same that reading"
                        + " everything at once would have given.",
        footer = {"", "Example: genloss merge january.glp february.glp --out winter.glp"})
public final class MergeCommand implements Callable<Integer> {

    @Parameters(arity = "2..*", paramLabel = "X.glp", description = "Profiles made with the same options.")
    private List<Path> files;

    @Option(names = "--out", required = true, paramLabel = "M.glp", description = "The profile of all.")
    private Path out;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (files.stream()
                        .map(file -> file.toAbsolutePath().normalize())
                        .distinct()
                        .count()
                < files.size()) {
            throw new UserError("a profile is named twice: its text would count twice", "name each once");
        }
        Outputs.PROFILE.prepare(out);
        Profile all = Profiles.read(files.get(0));
        for (Path file : files.subList(1, files.size())) {
            all = all.merge(Profiles.read(file));
        }
        Profiles.write(all, out);
        int groups = all.groups().size();
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? JsonMapper.shared()
                                        .writeValueAsString(
                                                java.util.Map.of("profile", out.toString(), "groups", groups))
                                : "profile: " + Harmless.of(out.toString()) + " (" + Shown.count(groups)
                                        + (groups == 1 ? " group)" : " groups)"));
        return 0;
    }
}
