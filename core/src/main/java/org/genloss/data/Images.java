package org.genloss.data;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * n images of one shape, channel by channel and row by row: pixel (y, x) of channel k of image i stands at
 * {@code ((i * channels + k) * height + y) * width + x}. Pixels are shares of full intensity in [0, 1]; a model that makes
 * others hands them over clipped. Arrays are shared, as in {@link Points}.
 *
 * <p>Real images may be labelled, and so is what a model writes that draws a class first; what others write is not. Streamed
 * images are not there: their writer draws new ones whenever they are read.
 */
public final class Images implements Sample<Images> {

    /**
     * The shape of one image and the names of its classes.
     *
     * @param channels 1 (grey) or 3 (red, green, blue)
     * @param height in pixels
     * @param width in pixels
     * @param classes names of the labels 0, 1, ..; empty if the source has none
     */
    public record Shape(int channels, int height, int width, List<String> classes) {

        /** Copies. */
        public Shape {
            classes = List.copyOf(classes);
        }

        /** Numbers in one image, {@code channels * height * width}. */
        public int numbers() {
            return channels * height * width;
        }
    }

    private static final int[] UNLABELLED = {};

    private final float[] pixels;
    private final int[] labels;
    private final Shape shape;
    private final int size;
    private final Writer<Images> writer;

    /**
     * @param pixels n * channels * height * width values in [0, 1]
     * @param labels n classes, or empty for images without labels
     */
    public Images(float[] pixels, int[] labels, Shape shape) {
        if (pixels.length % shape.numbers() != 0) {
            throw new IllegalArgumentException(pixels.length + " values do not fill images of " + shape);
        }
        this.size = pixels.length / shape.numbers();
        if (labels.length != 0 && labels.length != size) {
            throw new IllegalArgumentException(labels.length + " labels for " + size + " images");
        }
        this.pixels = pixels;
        this.labels = labels;
        this.shape = shape;
        this.writer = null;
    }

    private Images(int size, Writer<Images> writer, Shape shape) {
        this.pixels = null;
        this.labels = UNLABELLED;
        this.shape = shape;
        this.size = size;
        this.writer = writer;
    }

    /** Images without labels. */
    public static Images unlabelled(float[] pixels, Shape shape) {
        return new Images(pixels, UNLABELLED, shape);
    }

    @Override
    public Images streamed(int n, Writer<Images> writer) {
        return new Images(n, writer, shape);
    }

    @Override
    public Optional<Writer<Images>> writer() {
        return Optional.ofNullable(writer);
    }

    @Override
    public int size() {
        return size;
    }

    /** The shape of one image. */
    public Shape shape() {
        return shape;
    }

    /**
     * All pixels, shared.
     *
     * @throws IllegalStateException if the images are streamed
     */
    public float[] pixels() {
        if (pixels == null) {
            throw new IllegalStateException(size + " streamed images have no pixels until their writer draws them");
        }
        return pixels;
    }

    /** The class of every image, shared; empty for images without labels. */
    public int[] labels() {
        return labels;
    }

    /** Whether every image has a label. */
    public boolean labelled() {
        return labels.length > 0;
    }

    /** @throws IllegalStateException if the images are streamed */
    @Override
    public Images select(int[] rows) {
        int numbers = shape.numbers();
        float[] all = pixels();
        float[] chosen = new float[Math.multiplyExact(rows.length, numbers)];
        int[] classes = labelled() ? new int[rows.length] : UNLABELLED;
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all, rows[i] * numbers, chosen, i * numbers, numbers);
            if (labelled()) {
                classes[i] = labels[rows[i]];
            }
        }
        return new Images(chosen, classes, shape);
    }

    /**
     * Labels are kept where all have them.
     *
     * @throws IllegalStateException if some are streamed
     */
    @Override
    public Images join(List<Images> others) {
        List<Images> all = new ArrayList<>(List.of(this));
        all.addAll(others);
        int length = 0;
        boolean classes = true;
        for (Images part : all) {
            if (part.shape.numbers() != shape.numbers() || part.shape.width != shape.width) {
                throw new IllegalArgumentException("images of " + part.shape + " cannot follow images of " + shape);
            }
            length = Math.addExact(length, part.pixels().length);
            classes &= part.labelled() || part.size == 0;
        }
        float[] joined = new float[length];
        int[] joinedLabels = classes ? new int[length / shape.numbers()] : UNLABELLED;
        int at = 0;
        for (Images part : all) {
            System.arraycopy(part.pixels, 0, joined, at * shape.numbers(), part.pixels.length);
            if (classes) {
                System.arraycopy(part.labels, 0, joinedLabels, at, part.size);
            }
            at += part.size;
        }
        return new Images(joined, joinedLabels, shape);
    }

    /** {@code images} of shape n x channels x height x width and, where there are any, {@code labels}. */
    @Override
    public Tensors toTensors() {
        Tensors tensors = new Tensors().with("images", pixels(), size, shape.channels, shape.height, shape.width);
        return labelled() ? tensors.with("labels", labels, size) : tensors;
    }

    @Override
    public Images fromTensors(Tensors tensors) {
        int[] classes = tensors.has("labels") ? tensors.ints("labels") : UNLABELLED;
        return new Images((float[]) tensors.get("images").data(), classes, shape);
    }

    /**
     * {@code channels}, {@code height}, {@code width}, {@code count}, {@code classes}, and {@code pixels}: one byte a
     * number (0 to 255), in the order of the array, base64; {@code labels} where there are any.
     */
    @Override
    public Map<String, Object> preview(int most) {
        int n = Math.min(Math.min(most, MOST_PREVIEWED), size);
        int numbers = shape.numbers();
        byte[] bytes = new byte[n * numbers];
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int row = (int) ((long) i * size / n);
            for (int j = 0; j < numbers; j++) {
                bytes[i * numbers + j] = (byte) Math.round(255 * pixels()[row * numbers + j]);
            }
            if (labelled()) {
                classes.add(labels[row]);
            }
        }
        Map<String, Object> preview = new LinkedHashMap<>();
        preview.put("kind", "images");
        preview.put("channels", shape.channels);
        preview.put("height", shape.height);
        preview.put("width", shape.width);
        preview.put("count", n);
        preview.put("classes", shape.classes);
        preview.put("labels", classes);
        preview.put("pixels", Base64.getEncoder().encodeToString(bytes));
        return preview;
    }

    /** Images kept to look at: more than fit a page are of no use, and they are heavy. */
    private static final int MOST_PREVIEWED = 100;
}
