package org.genloss.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.genloss.data.corpus.Damage;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Profiles files or a table. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Profiles files or a table into the profile that `genloss profile` writes.")
final class ProfileCommand implements Callable<Integer> {

    /** Fewer and larger partitions than Spark makes: each of them has a profile, which does not shrink with it. */
    private static final String PARTITION_BYTES = "512m";

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Files, folders or globs on any file system that Hadoop knows.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--table", paramLabel = "NAME", description = "A table of the catalogue, in place of paths.")
    private String table = "";

    @Option(names = "--format", paramLabel = "NAME", description = "Format of the files, as parquet, json, csv, orc; by their names if not given.")
    private String format = "";

    @Option(names = "--option", paramLabel = "KEY=VALUE", description = "An option of Spark's reader, as header=true. May be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(names = "--text", paramLabel = "COLUMN", description = "The column that holds the text; text if not given.")
    private String text = "";

    @Option(names = "--numbers", paramLabel = "COLUMN,..", split = ",", description = "Columns of numbers.")
    private List<String> numbers = new ArrayList<>();

    @Option(names = "--by", paramLabel = "COLUMN,..", split = ",", description = "Columns by which the table is grouped.")
    private List<String> by = new ArrayList<>();

    @Option(names = "--where", paramLabel = "SQL", description = "Rows that count, as a condition of Spark SQL.")
    private String where = "";

    @Option(
            names = {"--damage", "--on-damage"},
            paramLabel = "stop|skip",
            description = "What becomes of damaged records: the first stops the run, or all are left out and counted;"
                    + " ${DEFAULT-VALUE} if not given.")
    private Damage.Policy damage = Damage.Policy.STOP;

    @Option(names = "--lowercase", description = "Counts words in lower case.")
    private boolean lowercase;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The profile, on any file system that Hadoop knows.")
    private String out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (paths.isEmpty() == table.isEmpty()) {
            throw new UserError("there is nothing to read, or too much", "give paths, or a table with --table");
        }
        Zstd.check();
        try (SparkSession spark = session()) {
            HadoopFile file = new HadoopFile(out, spark.sparkContext().hadoopConfiguration());
            file.requireWritable();
            SparkProfile made = SparkProfile.of(rows(spark), new Selection(text, numbers, by, lowercase, damage));
            if (made.tally().records() == 0) {
                throw new UserError("there is no record to profile", "check the paths and the condition");
            }
            file.write(made.profile().toBytes());
            tell(made, file);
        }
        return 0;
    }

    private void tell(SparkProfile made, HadoopFile file) {
        made.tally().first().forEach(one -> spec.commandLine().getErr().println("damaged: " + one));
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(made.tally().records() + " records, " + made.tally().damaged() + " damaged, "
                + made.profile().groups().size() + " groups");
        terminal.println("profile: " + file);
    }

    private static SparkSession session() {
        SparkSession.Builder builder = SparkSession.builder().appName("genloss profile");
        SparkConf given = new SparkConf();
        if (!given.contains("spark.sql.files.maxPartitionBytes")) {
            builder.config("spark.sql.files.maxPartitionBytes", PARTITION_BYTES);
        }
        // times of day mean the same wherever an executor stands
        return builder.config("spark.sql.session.timeZone", "UTC").getOrCreate();
    }

    private Dataset<Row> rows(SparkSession spark) {
        String remedy = "check --table and --where";
        Dataset<Row> all = table.isEmpty()
                ? Tables.files(spark, paths, format, options)
                : Analysis.of(() -> spark.table(table), remedy);
        return where.isEmpty() ? all : Analysis.of(() -> all.filter(where), remedy);
    }
}
