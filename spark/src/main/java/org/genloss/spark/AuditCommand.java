package org.genloss.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.genloss.app.audit.Audits;
import org.genloss.app.audit.Corpus;
import org.genloss.app.audit.Policy;
import org.genloss.app.audit.Profiled;
import org.genloss.app.audit.Profiler;
import org.genloss.app.audit.Profiles;
import org.genloss.app.audit.Stage;
import org.genloss.report.audit.Audit;
import org.genloss.report.audit.AuditFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Profiles files or a table on the cluster, and audits the profile on the driver. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Profiles files or a table, and writes profile.glp and audit.json; exit code 3 if a threshold of the policy is"
                + " broken. `genloss audit profile.glp` makes the report of it.")
final class AuditCommand implements Callable<Integer> {

    private static final int BROKEN = 3;

    @Mixin
    private TableOptions options;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "A folder on any file system that Hadoop knows.")
    private String out;

    @Option(
            names = "--reference",
            paramLabel = "R.glp",
            description = "A profile of text that has lost nothing, on the driver's disk.")
    private Path reference;

    @Option(names = "--policy", paramLabel = "FILE", description = "Thresholds, as YAML, on the driver's disk.")
    private Path policy;

    @Option(
            names = "--items",
            paramLabel = "N",
            description = "Lost items that are named of each band of frequency; ${DEFAULT-VALUE} if not given.")
    private int items = 50;

    @Spec
    private CommandSpec spec;

    /** Nobody watches the driver. */
    static final class Nobody implements Profiler.Watcher {
        @Override
        public void begins(Profiler.NowReading reading) {}

        @Override
        public void ends() {}

        @Override
        public void measuring(String what, int done, int of) {}
    }

    @Override
    public Integer call() throws IOException {
        options.check();
        // before hours of reading: what is wrong with the thresholds
        Optional<Stage> base = Optional.ofNullable(reference)
                .map(file -> new Stage(file.getFileName().toString(), Profiles.read(file)));
        Optional<Map.Entry<Path, Policy>> thresholds =
                Optional.ofNullable(policy).map(file -> Map.entry(file, Policy.read(file, base.isPresent())));
        Audits.Plan plan = new Audits.Plan(base, List.of(), thresholds, Optional.empty(), items);
        try (SparkSession spark = options.session("genloss audit")) {
            return audit(spark, plan);
        }
    }

    private int audit(SparkSession spark, Audits.Plan plan) {
        Configuration configuration = spark.sparkContext().hadoopConfiguration();
        HadoopFile profile = new HadoopFile(out + "/profile.glp", configuration);
        HadoopFile json = new HadoopFile(out + "/audit.json", configuration);
        profile.requireWritable();
        SparkProfile made = options.profile(spark, spec.commandLine().getErr());
        profile.write(made.profile().toBytes());
        Corpus corpus = options.corpus();
        Profiled profiled = new Profiled(corpus, made.profile(), made.tally(), List.of(), () -> {});
        Audit audit = Audits.of(String.join(", ", corpus.files()), profiled, plan, new Nobody());
        json.write(AuditFile.text(audit).getBytes(StandardCharsets.UTF_8));
        spec.commandLine().getOut().println("audit: " + json);
        return audit.policy().filter(one -> one.broken() > 0).isPresent() ? BROKEN : 0;
    }
}
