package org.genloss.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.genloss.audit.Observer;
import org.genloss.audit.Profile;
import scala.Tuple2;

/**
 * The profile of a table: one of every partition, merged in a tree on executors. Whatever the partitions, and whichever of them are
 * computed again because a machine was lost, it is the profile that one machine makes of the same rows.
 */
public final class SparkProfile {

    /** Profiles merged by one task: as many stages as the logarithm, and no task that fetches much more than it holds. */
    private static final int FAN_IN = 16;

    private static final String PARTIAL = "the profile of a partition";

    private SparkProfile() {}

    /**
     * Profiles a table.
     *
     * @throws org.genloss.spec.UserError if a column is not there or of a wrong type, or there are too many groups
     */
    public static Profile of(Dataset<Row> table, Columns columns) {
        JavaRDD<byte[]> profiles =
                Rows.of(table, columns).mapPartitions(partition -> one(profile(partition, columns)));
        while (profiles.getNumPartitions() > 1) {
            profiles = merged(profiles, columns);
        }
        return read(profiles.first());
    }

    private static JavaRDD<byte[]> merged(JavaRDD<byte[]> profiles, Columns columns) {
        int tasks = (profiles.getNumPartitions() + FAN_IN - 1) / FAN_IN;
        JavaRDD<Tuple2<Integer, byte[]>> numbered = profiles.mapPartitionsWithIndex(
                (i, partition) -> one(new Tuple2<>(i / FAN_IN, partition.next())), true);
        return JavaPairRDD.fromJavaRDD(numbered)
                .partitionBy(new HashPartitioner(tasks))
                .values()
                .mapPartitions(partition -> one(merge(partition, columns)));
    }

    private static byte[] profile(Iterator<org.genloss.data.Row> rows, Columns columns) {
        Profile profile = new Profile(columns.settings(), observers());
        rows.forEachRemaining(profile::add);
        return profile.toBytes();
    }

    private static byte[] merge(Iterator<byte[]> profiles, Columns columns) {
        Profile all = new Profile(columns.settings(), observers());
        while (profiles.hasNext()) {
            all = all.merge(read(profiles.next()));
        }
        return all.toBytes();
    }

    private static Profile read(byte[] bytes) {
        return Profile.fromBytes(bytes, observers(), PARTIAL);
    }

    private static List<Observer<?>> observers() {
        return List.of();
    }

    private static <T> Iterator<T> one(T value) {
        return List.of(value).iterator();
    }
}
