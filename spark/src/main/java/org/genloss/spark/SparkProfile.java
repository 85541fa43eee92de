package org.genloss.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.genloss.audit.Profile;
import org.genloss.data.corpus.Tally;
import scala.Tuple2;

/**
 * The profile of a table: one of every partition, merged in a tree on executors. Whatever the partitions, and whichever of them are
 * computed again because a machine was lost, it is the profile that one machine makes of the same rows.
 *
 * @param profile of all rows
 * @param tally what was read and what was damaged
 */
public record SparkProfile(Profile profile, Tally tally) {

    /** Profiles merged by one task: few stages, and no task that fetches much. */
    private static final int FAN_IN = 16;

    /**
     * Profiles a table.
     *
     * @throws org.genloss.spec.UserError if it lacks a column, there are too many groups, or damage stops it
     */
    public static SparkProfile of(Dataset<Row> table, Selection selection) {
        JavaRDD<Partial> parts = new Rows(table, selection).partials();
        while (parts.getNumPartitions() > 1) {
            parts = merged(parts, selection);
        }
        // a condition that holds nowhere may leave no partition
        Partial all = parts.getNumPartitions() == 0
                ? Partial.merged(selection, Collections.emptyIterator())
                : parts.first();
        return new SparkProfile(all.read(selection), all.tally());
    }

    private static JavaRDD<Partial> merged(JavaRDD<Partial> parts, Selection selection) {
        int tasks = (parts.getNumPartitions() + FAN_IN - 1) / FAN_IN;
        JavaRDD<Tuple2<Integer, Partial>> numbered = parts.mapPartitionsWithIndex(
                (i, partition) -> one(new Tuple2<>(i / FAN_IN, partition.next())), true);
        return JavaPairRDD.fromJavaRDD(numbered)
                .partitionBy(new HashPartitioner(tasks))
                .values()
                .mapPartitions(partition -> one(Partial.merged(selection, partition)));
    }

    private static <T> Iterator<T> one(T value) {
        return List.of(value).iterator();
    }
}
