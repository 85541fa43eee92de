package org.genloss.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.genloss.app.experiment.Library;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.experiment.Loader;
import org.genloss.lab.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an experiment, its trials as tasks. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Runs an experiment with every trial as a task, to the ledger that `genloss run` writes, byte for byte."
                + " Stopped at any moment, the same command goes on where it was.")
final class SweepCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SPEC", description = "A YAML file, or the name of an experiment.")
    private String what;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets a key of the spec, for every cell. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The run folder, on the driver's disk.")
    private Path out;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "256",
            description = "Trials given to the cluster at the same time; ${DEFAULT-VALUE} if not given.")
    private int atOnce;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Loaded loaded = Loader.load(Library.read(what), settings);
        PrintWriter messages = spec.commandLine().getErr();
        try (SparkSession spark =
                SparkSession.builder().appName("genloss sweep " + loaded.name()).getOrCreate()) {
            SparkSweep.run(new JavaSparkContext(spark.sparkContext()), loaded, out, atOnce, new Progress() {
                @Override
                public void warning(String message) {
                    messages.println("genloss: " + message);
                }
            });
        }
        spec.commandLine().getOut().println("run: " + out + " (`genloss report " + out + "` writes its report)");
        return 0;
    }
}
