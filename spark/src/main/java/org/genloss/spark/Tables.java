package org.genloss.spark;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.genloss.spec.UserError;

/** Opens what Spark can read. */
final class Tables {

    private static final Map<String, String> FORMATS =
            Map.of("parquet", "parquet", "jsonl", "json", "ndjson", "json", "json", "json", "csv", "csv", "orc", "orc", "avro", "avro");

    private Tables() {}

    /**
     * Files of one format.
     *
     * @param format a name that Spark knows; empty for what the names of the files say
     * @throws UserError if that says nothing, or the files are not there
     */
    static Dataset<Row> files(SparkSession spark, List<String> paths, String format, Map<String, String> options) {
        DataFrameReader reader = spark.read().format(format.isEmpty() ? format(paths) : format).options(options);
        return Analysis.of(() -> reader.load(paths.toArray(String[]::new)), "give paths that all machines can read");
    }

    private static String format(List<String> paths) {
        TreeSet<String> formats = paths.stream().map(Tables::format).collect(Collectors.toCollection(TreeSet::new));
        if (formats.size() > 1 || formats.first().isEmpty()) {
            throw new UserError(
                    "the names of the files do not say one format that all of them have",
                    "say it with --format, as --format parquet");
        }
        return formats.first();
    }

    /** By the last extension that is no compression. */
    private static String format(String path) {
        String name = path.replaceFirst("\\.(gz|zst|bz2|lz4)$", "");
        return FORMATS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    }
}
