package org.genloss.provenance;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Images;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Symbols;
import org.genloss.data.Tokens;

/** The items of a sample as records of a file: a text, or numbers in columns. */
public final class Items {

    /** Name of the column that holds a text. */
    public static final String TEXT = "text";

    private final Sample<?> sample;

    /**
     * Of this sample.
     *
     * @throws IllegalArgumentException if it is not {@linkplain #there there}
     */
    public Items(Sample<?> sample) {
        if (!there(sample)) {
            throw new IllegalArgumentException("items that are summed up or streamed are no records");
        }
        this.sample = sample;
    }

    /** Whether there are items: they are neither summed up nor drawn anew whenever they are read. */
    public static boolean there(Sample<?> sample) {
        return !sample.compact() && sample.writer().isEmpty();
    }

    /** How many. */
    public int size() {
        return sample.size();
    }

    /** The columns and what stands in each of them. */
    public List<Field> fields() {
        if (sample instanceof Tokens) {
            return List.of(new Field(TEXT, Field.Type.TEXT));
        } else if (sample instanceof Points points) {
            return points.columns().stream()
                    .map(name -> new Field(Column.BESIDE.contains(name) ? name + "_" : name, Field.Type.NUMBER))
                    .toList();
        } else if (sample instanceof Symbols) {
            return List.of(new Field("symbol", Field.Type.WHOLE));
        }
        Field pixels = new Field("pixels", Field.Type.NUMBERS);
        return ((Images) sample).labels().length == 0
                ? List.of(pixels)
                : List.of(pixels, new Field("label", Field.Type.WHOLE));
    }

    /**
     * A column.
     *
     * @param name in files
     * @param type what stands in it
     */
    public record Field(String name, Type type) {

        /** What a column holds. */
        public enum Type {
            /** A text. */
            TEXT,
            /** A real number. */
            NUMBER,
            /** A whole number. */
            WHOLE,
            /** A list of real numbers. */
            NUMBERS
        }
    }

    /** The text of item {@code i}; empty where items are numbers. */
    public Optional<String> text(int i) {
        return sample instanceof Tokens tokens ? Optional.of(tokens.text(i)) : Optional.empty();
    }

    /** The numbers of item {@code i}, column after column; none where items are texts. */
    public double[] numbers(int i) {
        if (sample instanceof Points points) {
            int d = points.dimension();
            double[] numbers = new double[d];
            System.arraycopy(points.values(), i * d, numbers, 0, d);
            return numbers;
        } else if (sample instanceof Symbols symbols) {
            return new double[] {symbols.values()[i]};
        } else if (sample instanceof Images images) {
            return numbers(images, i);
        }
        return new double[0];
    }

    private static double[] numbers(Images images, int i) {
        int n = images.shape().numbers();
        boolean labelled = images.labels().length > 0;
        double[] numbers = new double[labelled ? n + 1 : n];
        for (int j = 0; j < n; j++) {
            numbers[j] = images.pixels()[i * n + j];
        }
        if (labelled) {
            numbers[n] = images.labels()[i];
        }
        return numbers;
    }

    /** The hash of item {@code i}. */
    public String hash(int i) {
        return text(i).map(Digest::of).orElseGet(() -> Digest.of(numbers(i)));
    }

    /** Adds every item to a data set. */
    public void addTo(Digest set) {
        for (int i = 0; i < size(); i++) {
            set.add(hash(i));
        }
    }
}
