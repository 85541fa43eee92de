package org.genloss.data.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Images;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Image sets as Hugging Face publishes them. */
@Doc(
        "PNG and JPEG images in a column of Parquet files, as the image sets of Hugging Face are published; names of classes are"
                + " taken from the files where they tell them.")
public record ImageTable(
        @Doc(
                "The file, a pattern such as data/train-*.parquet (in the file name only), or a folder, read with all below it.")
        Path path,

        @Doc("Column of the images: bytes, or a structure with the field bytes.") @Default("image")
        String imageColumn,

        @Doc("Column of the labels, whole numbers from 0. Left out: the column label if there is one.")
        Optional<String> labelColumn,

        @Doc("1 (grey) or 3 (red, green, blue). Left out: 1 if all images are grey, 3 otherwise.")
        Optional<Integer> channels,

        @Doc(
                "All images are resized to so many rows, with width; their shapes are not kept. Left out: all must be of one"
                        + " size.")
        Optional<Integer> height,

        @Doc("As height, columns.") Optional<Integer> width,

        @Doc("Share of the images that no generation is trained on, from 0 to less than 1; picked at random.")
        @Default("0.1")
        double heldOut)
        implements Source<Images> {

    private static final String USUAL_LABEL = "label";
    private static final int MOST_CLASSES = 1 << 20;

    /** What stands in the place of a label that nobody knows, as in test sets of Hugging Face. */
    private static final int UNKNOWN = -1;

    /** Checks the ranges; the files are looked at when they are opened. */
    public ImageTable {
        new Album.Form(channels, height, width);
        Require.that(heldOut >= 0 && heldOut < 1, "held_out", "0 or more and below 1", heldOut);
    }

    @Override
    public Class<Images> sampleType() {
        return Images.class;
    }

    @Override
    public Supply<Images> open(Seed seed) {
        FileSet files = Files.isDirectory(path)
                ? FileSet.below(path, name -> name.endsWith(".parquet"), ".parquet")
                : FileSet.of(path);
        String hash = files.hash();
        Album.Form form = new Album.Form(channels, height, width);
        Album album = new Album(form);
        List<Integer> labels = new ArrayList<>();
        files.files().forEach(file -> read(file, form, album, labels));
        if (album.size() == 0) {
            throw new UserError(path + " has no rows", "give a file with images");
        }
        boolean labelled = labels.stream().anyMatch(label -> label != UNKNOWN);
        if (labelled && labels.contains(UNKNOWN)) {
            throw new UserError(
                    path + " has images with labels and images without (the first is number "
                            + (labels.indexOf(UNKNOWN) + 1) + ")",
                    "remove the images without labels");
        }
        int[] numbers = labelled ? labels.stream().mapToInt(Integer::intValue).toArray() : new int[0];
        return album.bitmaps(numbers, classes(files.files().get(0), numbers))
                .supply(heldOut, seed.at("split"), path, hash, "");
    }

    private void read(DataFile file, Album.Form form, Album album, List<Integer> labels) {
        if (file.format() != DataFile.Format.PARQUET) {
            throw new UserError(file.path() + " is not a Parquet file by its extension", "give .parquet files");
        }
        Map<String, Duck.Column> columns = Duck.columns(file);
        Optional<String> label = labelColumn.or(() -> Optional.of(USUAL_LABEL).filter(columns::containsKey));
        List<String> wanted = new ArrayList<>(List.of(imageColumn));
        label.ifPresent(wanted::add);
        for (String name : wanted) {
            if (!columns.containsKey(name)) {
                throw Names.unknownColumn(file, name, columns.keySet());
            }
        }
        String number =
                label.map(name -> labelOf(file, name, columns.get(name))).orElse("NULL");
        String expressions = bytesOf(file, columns.get(imageColumn)) + ", " + number;
        Duck.query(file, columns, wanted, expressions, (row, at) -> {
            String name = "the image in row " + at + " of " + file.path();
            byte[] bytes = row.getBytes(1);
            if (bytes == null) {
                throw new UserError(name + " is missing", "remove the row");
            }
            album.add(Album.fitted(Picture.decode(bytes, name), form), name);
            long value = row.getLong(2);
            labels.add(row.wasNull() ? UNKNOWN : checked(value, name));
        });
    }

    private String bytesOf(DataFile file, Duck.Column column) {
        if (column.type().equals("BLOB")) {
            return column.value();
        } else if (column.type().matches("STRUCT\\(.*\\bbytes\"? BLOB.*")) {
            return column.value() + "['bytes']";
        }
        throw new UserError(
                "column '" + imageColumn + "' of " + file.path() + " is " + column.type() + ", not bytes of images",
                "set image_column to the column of the images");
    }

    private static String labelOf(DataFile file, String name, Duck.Column column) {
        if (!column.type().matches("U?(TINY|SMALL|BIG)?INT(EGER)?")) {
            throw new UserError(
                    "column '" + name + "' of " + file.path() + " is " + column.type() + ", not whole numbers",
                    "set label_column to a column of class numbers");
        }
        return "CAST(" + column.value() + " AS BIGINT)";
    }

    private static int checked(long label, String name) {
        if (label < UNKNOWN || label >= MOST_CLASSES) {
            throw new UserError(name + " has the label " + label, "number the classes from 0");
        }
        return (int) label;
    }

    /** Names under {@code info.features.LABEL.names} in the metadata of Hugging Face; numbers where there are none. */
    private List<String> classes(DataFile file, int[] labels) {
        int count = IntStream.of(labels).max().orElse(-1) + 1;
        JsonNode names = Duck.metadata(file, "huggingface")
                .map(ImageTable::tree)
                .map(root -> root.path("info")
                        .path("features")
                        .path(labelColumn.orElse(USUAL_LABEL))
                        .path("names"))
                .orElse(JsonMapper.shared().createArrayNode());
        return names.isArray() && names.size() >= count && count > 0
                ? names.valueStream().map(JsonNode::asString).toList()
                : IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    /** Names are a courtesy: metadata that cannot be read give none. */
    private static JsonNode tree(byte[] json) {
        try {
            return JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
