package org.genloss.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.genloss.app.audit.Audits;
import org.genloss.app.audit.Corpus;
import org.genloss.app.audit.JUnit;
import org.genloss.app.audit.Observers;
import org.genloss.app.audit.Outputs;
import org.genloss.app.audit.Policy;
import org.genloss.app.audit.Profiled;
import org.genloss.app.audit.Profiler;
import org.genloss.app.audit.Profiles;
import org.genloss.app.audit.References;
import org.genloss.app.audit.Shares;
import org.genloss.app.audit.Stage;
import org.genloss.ledger.Disk;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.AuditFile;
import org.genloss.report.audit.AuditReport;
import org.genloss.report.audit.Harmless;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Audits a corpus. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "What a corpus holds, what it has lost against a reference, what a model that learns from it will lose, and which"
                        + " stage of processing took it. Writes audit.json, report.html and profile.glp; exit code 3 if a threshold of"
                        + " the policy is broken.",
        subcommands = AuditReferencesCommand.class,
        footer = {
            "",
            "Examples:",
            "  genloss audit novels/ --out audits/novels",
            "  genloss audit crawl/ --by source --reference human.glp --policy policy.yaml --junit junit.xml",
            "  genloss audit --stage raw=raw/ --stage filtered=filtered/ --stage deduplicated=final.parquet"
        })
public final class AuditCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILES",
            description =
                    "Files of one corpus: Parquet, JSONL, CSV and plain text, also as .gz and .zst; folders; patterns.")
    private List<String> files = new ArrayList<>();

    @Mixin
    private CorpusOptions options;

    @Mixin
    private AuditOptions more;

    @Mixin
    private SliceOptions slices;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder of the audit; ${DEFAULT-VALUE} if not given.")
    private Path out = Path.of("audit");

    @Option(names = "--junit", paramLabel = "FILE", description = "Also writes the policy's results as JUnit XML.")
    private Path junit;

    @Option(names = "--json", description = "Progress as JSON lines, and the audit as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private Observers observers;

    /** What is read, and what it is read with. */
    private record Job(Map<String, String> stages, Optional<AuditOptions.StageColumn> column) {}

    @Override
    public Integer call() {
        Job job = new Job(more.stages(), more.stageColumn());
        boolean staged = !job.stages().isEmpty();
        if (staged != files.isEmpty()) {
            throw new UserError(
                    staged ? "files and stages cannot be given together" : "there is nothing to audit",
                    "name files of one corpus, or its stages with --stage NAME=PATH");
        }
        if (junit != null && !more.hasPolicy()) {
            throw new UserError("--junit needs thresholds", "give them with --policy FILE");
        }
        more.items();
        Optional<Stage> reference = more.reference();
        // before hours of reading: what is wrong with the thresholds
        Optional<Map.Entry<Path, Policy>> policy =
                more.policy(reference.isPresent() || staged || job.column().isPresent());
        if (junit != null) {
            Outputs.JUNIT.prepare(junit);
        }
        Disk.folder(out);
        PrintWriter err = spec.commandLine().getErr();
        ReadingTicker ticker = new ReadingTicker(err, json);
        Audit audit = Interruption.told(err, ticker::finish, () -> audit(job, reference, policy, ticker));
        return tell(audit);
    }

    private Audit audit(
            Job job, Optional<Stage> reference, Optional<Map.Entry<Path, Policy>> policy, Profiler.Watcher watcher) {
        Optional<References.Made> made = slices.made(options, out, watcher);
        observers = options.observers(made.map(References.Made::vocabularies));
        boolean ofFiles = corpora(job).stream().noneMatch(AuditCommand::isProfile);
        if (ofFiles) {
            // before hours of reading: whether what it is going to be held against is of the same kind
            reference.ifPresent(one -> Audits.requireComparable(one, options.lowercase()));
            slices.check(options, files, observers.references());
        }
        List<Stage> stages = new ArrayList<>();
        List<Profiled> read = read(job, stages, watcher);
        Profiled last = read.get(read.size() - 1);
        Optional<Shares> shares = slices.shares(options, last.corpus().files(), made, last, out, watcher);
        Audits.Plan plan = new Audits.Plan(reference, stages, policy, shares, more.items());
        Audit audit = Audits.of(title(job), last, plan, watcher);
        Profiles.write(last.profile(), out.resolve("profile.glp"));
        AuditFile.write(audit, out.resolve("audit.json"));
        AuditReport.write(audit, out.resolve("report.html"));
        if (junit != null) {
            JUnit.write(audit.policy().orElseThrow(), junit);
        }
        read.forEach(one -> one.cleanUp().run());
        return audit;
    }

    private List<String> corpora(Job job) {
        return job.stages().isEmpty() ? files : List.copyOf(job.stages().values());
    }

    private static boolean isProfile(String name) {
        return name.endsWith(".glp");
    }

    /** Reads the corpus; where it has stages, all of them, of which the last is the corpus. */
    private List<Profiled> read(Job job, List<Stage> stages, Profiler.Watcher watcher) {
        List<Profiled> read = new ArrayList<>();
        if (job.column().isPresent()) {
            AuditOptions.StageColumn column = job.column().get();
            for (int i = 0; i < column.names().size(); i++) {
                Corpus some = options.corpus(files).where(column.condition(i));
                read.add(stage(column.names().get(i), some, stages, watcher));
            }
        }
        job.stages().forEach((name, path) -> read.add(stage(name, options.corpus(List.of(path)), stages, watcher)));
        if (read.isEmpty()) {
            read.add(read(options.corpus(files), "profile.glp", watcher));
        }
        return read;
    }

    private Profiled stage(String name, Corpus corpus, List<Stage> stages, Profiler.Watcher watcher) {
        Profiled read = read(corpus, "stage-" + (stages.size() + 1) + ".glp", watcher);
        stages.add(new Stage(name, read.profile()));
        return read;
    }

    /** Reads files, or takes what profiles say of them. */
    private Profiled read(Corpus corpus, String file, Profiler.Watcher watcher) {
        List<Path> profiles = corpus.files().stream()
                .filter(AuditCommand::isProfile)
                .map(Path::of)
                .toList();
        if (profiles.isEmpty()) {
            Profiled read = Profiler.read(corpus, observers, out.resolve(file), watcher);
            ProfileNotes.print(read, spec.commandLine().getErr());
            return read;
        } else if (profiles.size() < corpus.files().size()) {
            throw new UserError("profiles and files cannot be audited together", "profile the files first, then merge");
        } else if (corpus.where().isPresent() || !corpus.by().isEmpty()) {
            throw new UserError(
                    "a profile has the groups with which it was made, and no records to choose from",
                    "leave out --by, --where and --stage-column, or name files");
        }
        return Profiled.of(corpus, profiles);
    }

    private String title(Job job) {
        List<String> names = job.column()
                .map(AuditOptions.StageColumn::names)
                .orElse(List.copyOf(job.stages().keySet()));
        if (!names.isEmpty()) {
            return String.join(" → ", names);
        }
        String first = Path.of(files.get(0)).normalize().toString();
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }

    private int tell(Audit audit) {
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.print(AuditFile.text(audit));
            terminal.flush();
        } else {
            AuditTables.print(audit, terminal);
            terminal.println();
            terminal.println("report: " + Harmless.of(out.resolve("report.html").toString()));
        }
        return audit.policy().filter(policy -> policy.broken() > 0).isPresent() ? Errors.THRESHOLD : 0;
    }
}
