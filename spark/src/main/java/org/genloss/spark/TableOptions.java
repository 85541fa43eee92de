package org.genloss.spark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.genloss.app.audit.Corpus;
import org.genloss.data.corpus.Damage;
import org.genloss.spec.UserError;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What table is read, how, and what is looked for in it. */
final class TableOptions {

    /** Fewer and larger partitions than Spark makes: each of them has a profile, which does not shrink with it. */
    private static final String PARTITION_BYTES = "512m";

    private static final String PARTITION_KEY = "spark.sql.files.maxPartitionBytes";

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Files, folders or globs on any file system that Hadoop knows.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--table", paramLabel = "NAME", description = "A table of the catalogue, in place of paths.")
    private String table = "";

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Format of the files, as parquet, json, csv, orc; by their names if not given.")
    private String format = "";

    @Option(
            names = "--option",
            paramLabel = "KEY=VALUE",
            description = "An option of Spark's reader, as header=true. May be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "The column that holds the text; text if not given.")
    private String text = "";

    @Option(names = "--numbers", paramLabel = "COLUMN,..", split = ",", description = "Columns of numbers.")
    private List<String> numbers = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "COLUMN,..",
            split = ",",
            description = "Columns whose values make groups; month and year are taken from the column created, month(COLUMN) and"
                    + " year(COLUMN) from another.")
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

    @Option(
            names = "--share",
            paramLabel = "VOCABULARY",
            description = "Also looks for how much machines wrote, with the vocabularies of this file on the driver's disk.")
    private Path share;

    @Option(
            names = "--perplexity",
            paramLabel = "MODEL",
            description = "Also the perplexity of every block under the language model of this file on the driver's disk.")
    private Path perplexity;

    @Option(names = "--marks", description = "Also counts explicit marks of machines.")
    private boolean marks;

    /** Refuses what could not be read anyhow, before Spark is started. */
    void check() {
        if (paths.isEmpty() == table.isEmpty()) {
            throw new UserError("there is nothing to read, or too much", "give paths, or a table with --table");
        }
        Zstd.check();
    }

    /** A Spark with what profiles need, where the user has not chosen otherwise. */
    SparkSession session(String name) {
        SparkSession.Builder builder = SparkSession.builder().appName(name);
        if (!new SparkConf().contains(PARTITION_KEY)) {
            builder.config(PARTITION_KEY, PARTITION_BYTES);
        }
        // times of day mean the same wherever an executor stands
        return builder.config("spark.sql.session.timeZone", "UTC").getOrCreate();
    }

    /**
     * Profiles the table, and tells what is damaged in it.
     *
     * @throws UserError if there is no record
     */
    SparkProfile profile(SparkSession spark, PrintWriter messages) {
        Lookout lookout = Lookout.sent(
                Optional.ofNullable(share), Optional.ofNullable(perplexity), marks, spark.sparkContext());
        SparkProfile made =
                SparkProfile.of(rows(spark), new Selection(text, numbers, by, lowercase, damage, lookout));
        made.tally().first().forEach(one -> messages.println("damaged: " + one));
        if (made.tally().records() == 0) {
            throw new UserError("there is no record to profile", "check the paths and the condition");
        }
        return made;
    }

    /** What was asked for, as one machine is asked. */
    Corpus corpus() {
        return new Corpus(
                table.isEmpty() ? paths : List.of(table),
                text.isEmpty() ? Optional.empty() : Optional.of(text),
                numbers,
                by,
                where.isEmpty() ? Optional.empty() : Optional.of(where),
                damage == Damage.Policy.SKIP,
                lowercase,
                1);
    }

    private Dataset<Row> rows(SparkSession spark) {
        String remedy = "check --table and --where";
        Dataset<Row> all = table.isEmpty()
                ? Tables.files(spark, paths, format, options)
                : Analysis.of(() -> spark.table(table), remedy);
        return where.isEmpty() ? all : Analysis.of(() -> all.filter(where), remedy);
    }
}
