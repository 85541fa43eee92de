package org.genloss.data.file;

import static org.genloss.data.file.Fixtures.fails;
import static org.genloss.data.file.Fixtures.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.data.Source;
import org.genloss.data.SupplyContract;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTableTest extends SupplyContract<Images> {

    private static final Seed SEED = new Seed(1);
    private static final String NAMES =
            "{\"info\": {\"features\": {\"label\": {\"names\": [\"cat\", \"dog\", \"owl\"], \"_type\": \"ClassLabel\"}}}}";

    @TempDir
    Path folder;

    /** Rows of a PNG and a label, as Hugging Face writes them. */
    private Path parquet(String name, List<byte[]> images, List<Integer> labels, String metadata) {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (i INTEGER, image STRUCT(bytes BLOB, path VARCHAR), label BIGINT)");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO t VALUES (?, {'bytes': ?::BLOB, 'path': NULL}, ?)")) {
                for (int i = 0; i < images.size(); i++) {
                    insert.setInt(1, i);
                    insert.setBytes(2, images.get(i));
                    insert.setObject(3, labels.get(i));
                    insert.execute();
                }
            }
            String kept = metadata.isEmpty() ? "" : ", KV_METADATA {huggingface: '" + metadata + "'}";
            statement.execute(
                    "COPY (SELECT image, label FROM t ORDER BY i) TO '" + file + "' (FORMAT parquet" + kept + ")");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ImageTable at(Path path) {
        return new ImageTable(path, "image", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    private Path twoFiles() {
        List<byte[]> first = new ArrayList<>();
        List<byte[]> second = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            first.add(Pictures.grey(2, 2, 3 * i + i % 3));
            second.add(Pictures.grey(2, 2, 100 + 3 * i + i % 3));
            labels.add(i % 3);
        }
        parquet("train-00000.parquet", first, labels, NAMES);
        parquet("train-00001.parquet", second, labels, NAMES);
        return folder.resolve("train-*.parquet");
    }

    @Override
    protected Source<Images> source() {
        return new ImageTable(
                twoFiles(), "image", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0.2);
    }

    @Test
    void namesOfClassesComeFromTheMetadata() {
        Images drawn = source().open(SEED).draw(32, 0, SEED);
        assertEquals(new Images.Shape(1, 2, 2, List.of("cat", "dog", "owl")), drawn.shape());
        assertEquals(8, source().open(SEED).heldOutSize());
        Path plain = parquet("plain.parquet", List.of(Pictures.grey(1, 1, 5)), List.of(2), "");
        assertEquals(
                List.of("0", "1", "2"),
                at(plain).open(SEED).draw(1, 0, SEED).shape().classes());
        Path broken = parquet("broken.parquet", List.of(Pictures.grey(1, 1, 5)), List.of(0), "{\"info\": ");
        assertEquals(
                List.of("0"), at(broken).open(SEED).draw(1, 0, SEED).shape().classes());
    }

    @Test
    void testSetsWithoutLabels() {
        byte[] image = Pictures.grey(1, 1, 5);
        Path unknown = parquet("test.parquet", List.of(image, image), List.of(-1, -1), NAMES);
        assertFalse(at(unknown).open(SEED).draw(2, 0, SEED).labelled());
        Path some = parquet("some.parquet", List.of(image, image), List.of(0, -1), NAMES);
        fails(() -> at(some).open(SEED), "images with labels and images without (the first is number 2)");
        Path odd = parquet("odd.parquet", List.of(image), List.of(-7), NAMES);
        fails(() -> at(odd).open(SEED), "row 1 of", "odd.parquet has the label -7");
    }

    @Test
    void columnsOfOtherNamesAndTypes() {
        Path bytes = Fixtures.parquet(
                folder.resolve("b.parquet"), "SELECT 'x'::BLOB AS picture, 1 AS image, 'a' AS kind", "snappy");
        fails(() -> at(bytes).open(SEED), "column 'image'", "is INTEGER, not bytes of images");
        ImageTable named = new ImageTable(
                bytes, "picture", Optional.of("kind"), Optional.empty(), Optional.empty(), Optional.empty(), 0);
        fails(() -> named.open(SEED), "column 'kind'", "is VARCHAR, not whole numbers");
        ImageTable unlabelled = new ImageTable(
                bytes, "picture", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
        fails(() -> unlabelled.open(SEED), "the image in row 1 of", "is neither a PNG nor a JPEG");
        ImageTable missing = new ImageTable(
                bytes, "pictures", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
        fails(() -> missing.open(SEED), "has no column 'pictures'", "picture");
        fails(() -> at(write(folder.resolve("a.csv"), "image\n1\n")).open(SEED), "not a Parquet file");
    }

    @Test
    void mixedSizesAreNamed() {
        Path mixed =
                parquet("mixed.parquet", List.of(Pictures.grey(2, 2, 0), Pictures.grey(2, 3, 0)), List.of(0, 0), "");
        fails(() -> at(mixed).open(SEED), "row 1 of", "2 x 2", "row 2 of", "2 x 3", "set height and width");
    }
}
