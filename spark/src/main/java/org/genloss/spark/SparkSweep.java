package org.genloss.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.experiment.Loader;
import org.genloss.lab.Campaign;
import org.genloss.lab.Experiment;
import org.genloss.lab.Outpost;
import org.genloss.lab.Progress;
import org.genloss.lab.TrialOutput;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Manifest;
import org.genloss.spec.Yaml;

/**
 * Runs an experiment with every trial as a task of Spark. The driver keeps the run folder and commits trials in the order of the
 * ledger, as on one machine: the same bytes, and the same command goes on where it was stopped.
 */
public final class SparkSweep {

    private static final double CHECKPOINT_SECONDS = 3;

    /** What executors have opened, by the hash of the spec: sources and metrics are made ready once a process. */
    private static final Map<String, Outpost> OUTPOSTS = new ConcurrentHashMap<>();

    private SparkSweep() {}

    /**
     * Runs or resumes.
     *
     * @param out the run folder, on a disk of the driver
     * @param atOnce trials given to the cluster at the same time; more than it has cores wait there
     * @throws org.genloss.spec.UserError as {@link Campaign#run}; also if an executor reads other data than the driver
     */
    public static void run(JavaSparkContext spark, Loaded loaded, Path out, int atOnce, Progress progress) {
        Manifest manifest = loaded.experiment().manifest();
        Campaign.Options options = new Campaign.Options(atOnce, CHECKPOINT_SECONDS);
        Campaign.run(
                loaded.experiment(),
                out,
                options,
                progress,
                place -> submit(spark, manifest.specText(), manifest.specHash(), place));
    }

    private static TrialOutput submit(JavaSparkContext spark, String spec, String hash, Ledger.Place place) {
        // threads of a pool know the classes of the JVM only, not those of the submitted jar
        Thread.currentThread().setContextClassLoader(SparkSweep.class.getClassLoader());
        int cell = place.cell();
        spark.setJobDescription("cell " + cell + ", trial " + place.trial());
        return spark.parallelize(List.of(place.trial()), 1)
                .map(trial -> compute(spec, hash, cell, trial))
                .collect()
                .get(0);
    }

    /** On an executor. */
    private static TrialOutput compute(String spec, String hash, int cell, int trial) {
        return OUTPOSTS.computeIfAbsent(hash, key -> new Outpost(experiment(spec, key)))
                .compute(new Ledger.Place(cell, trial));
    }

    private static Experiment experiment(String spec, String hash) {
        Experiment experiment =
                Loader.load(Yaml.read(spec, "the spec"), List.of()).experiment();
        if (!experiment.manifest().specHash().equals(hash)) {
            throw new IllegalStateException("the spec is another one on this executor: " + hash + " became "
                    + experiment.manifest().specHash());
        }
        return experiment;
    }
}
