package org.genloss.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.genloss.audit.Profile;
import org.genloss.data.corpus.Damage;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles on a Spark inside of this process. */
class SparkProfileTest {

    private static final Selection PLAIN = new Selection("", List.of(), List.of(), false, Damage.Policy.STOP, Lookout.NOTHING);

    @TempDir
    static Path folder;

    /** What a command line would have set. */
    static final Map<String, String> SETTINGS = Map.of(
            "spark.master", "local[2]",
            "spark.ui.enabled", "false",
            "spark.driver.host", "127.0.0.1",
            "spark.driver.bindAddress", "127.0.0.1",
            // every file its own partition: two levels of merging
            "spark.sql.files.maxPartitionBytes", "1m",
            "spark.sql.session.timeZone", "UTC");

    private static SparkSession spark;

    @BeforeAll
    static void start() throws IOException, SQLException {
        Corpora.folder(folder.resolve("a corpus"), 20, 30_000);
        SparkSession.Builder builder = SparkSession.builder().appName("test");
        SETTINGS.forEach(builder::config);
        spark = builder.config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private SparkProfile profile(Selection selection) {
        return SparkProfile.of(spark.read().parquet(folder.resolve("a corpus").toString()), selection);
    }

    @Test
    void theBytesAreThoseOfOneMachine() {
        Profile expected = Corpora.onOneMachine(folder.resolve("a corpus"), PLAIN);
        SparkProfile actual = profile(PLAIN);
        assertArrayEquals(expected.toBytes(), actual.profile().toBytes());
        assertEquals(0, actual.tally().damaged());
        assertTrue(actual.tally().records() > 100);
    }

    @Test
    void groupsAreThoseOfOneMachine() throws IOException {
        Selection selection =
                new Selection("text", List.of("score"), List.of("source", "month"), true, Damage.Policy.STOP, Lookout.NOTHING);
        Profile expected = Corpora.onOneMachine(folder.resolve("a corpus"), selection);
        assertEquals(6, expected.groups().size());
        Corpora.assertSame(expected, profile(selection).profile());
    }

    /** Any table: here one of the catalogue, whose text is inside of a column. */
    @Test
    void aColumnMayBeInsideOfAnother() {
        spark.read()
                .parquet(folder.resolve("a corpus").toString())
                .selectExpr("struct(text AS body) AS page", "source")
                .createOrReplaceTempView("pages");
        Selection inside = new Selection("page.body", List.of(), List.of("source"), false, Damage.Policy.STOP, Lookout.NOTHING);
        SparkProfile made = SparkProfile.of(spark.table("pages"), inside);
        assertEquals(3, made.profile().groups().size());
        assertEquals(profile(PLAIN).tally().records(), made.tally().records());
    }

    private void refused(String message, String remedy, Selection selection) {
        UserError error = assertThrows(UserError.class, () -> profile(selection));
        assertTrue(error.getMessage().contains(message), error.getMessage());
        assertTrue(error.getMessage().contains(remedy), error.getMessage());
    }

    @Test
    void columnsThatAreNotThereAreToldBeforeAnythingIsRead() {
        Damage.Policy stop = Damage.Policy.STOP;
        refused("no column 'txt'", "text", new Selection("txt", List.of(), List.of(), false, stop, Lookout.NOTHING));
        refused("no column 'sorce'", "source", new Selection("", List.of(), List.of("sorce"), false, stop, Lookout.NOTHING));
        refused("no column 'scores'", "score", new Selection("", List.of("scores"), List.of(), false, stop, Lookout.NOTHING));
        refused("no column 'year(dump)'", "created", new Selection("", List.of(), List.of("year(dump)"), false, stop, Lookout.NOTHING));
    }

    @Test
    void nothingIsAProfileToo() {
        SparkProfile none = SparkProfile.of(
                spark.read().parquet(folder.resolve("a corpus").toString()).filter("false"), PLAIN);
        assertEquals(0, none.tally().records());
        assertEquals(Map.of(), none.profile().groups());
    }
}
