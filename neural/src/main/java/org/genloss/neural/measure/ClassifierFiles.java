package org.genloss.neural.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.genloss.data.Images;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.neural.torch.Torch;
import org.genloss.neural.torch.Weights;
import org.genloss.spec.UserError;

/**
 * Classifiers kept on disk, since they take minutes to fit and are the same in every run. They are named by the hash of all
 * that their parameters depend on. A file that is damaged counts as none, and one that cannot be written is done without,
 * which somebody is told: both cost no more than another fit.
 */
final class ClassifierFiles {

    private static final int CHUNK = 1 << 14;

    private final Path folder;
    private final Consumer<String> warning;

    /** @param warning is told when a classifier cannot be kept */
    ClassifierFiles(Path folder, Consumer<String> warning) {
        this.folder = folder;
        this.warning = warning;
    }

    /** In {@code $GENLOSS_CACHE}, else {@code $XDG_CACHE_HOME/genloss}, else {@code ~/.cache/genloss}. */
    static ClassifierFiles of(Map<String, String> environment, Path home, Consumer<String> warning) {
        Path root = named(environment, "GENLOSS_CACHE")
                .or(() -> named(environment, "XDG_CACHE_HOME").map(path -> path.resolve("genloss")))
                .orElse(home.resolve(".cache").resolve("genloss"));
        return new ClassifierFiles(root.resolve("classifiers"), warning);
    }

    private static Optional<Path> named(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    /** Where a classifier of this key is kept. */
    Path file(String key) {
        return folder.resolve(key + ".safetensors");
    }

    /** Names the classifier of this network that is fitted to these images, on this machine. */
    static String key(ClassifierNetwork network, Images labelled) {
        MessageDigest digest = sha256();
        StringBuilder text = new StringBuilder("classifier 1; " + ClassifierTraining.ABOUT);
        network.shapes()
                .forEach((name, shape) ->
                        text.append("; ").append(name).append(' ').append(Arrays.toString(shape)));
        Torch.engine()
                .about()
                .forEach((name, value) ->
                        text.append("; ").append(name).append(' ').append(value));
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Integer.BYTES);
        float[] pixels = labelled.pixels();
        for (int from = 0; from < pixels.length; from += CHUNK) {
            buffer.asFloatBuffer().put(pixels, from, Math.min(CHUNK, pixels.length - from));
            digest.update(buffer.array(), 0, Math.min(CHUNK, pixels.length - from) * Float.BYTES);
        }
        int[] labels = labelled.labels();
        for (int from = 0; from < labels.length; from += CHUNK) {
            buffer.asIntBuffer().put(labels, from, Math.min(CHUNK, labels.length - from));
            digest.update(buffer.array(), 0, Math.min(CHUNK, labels.length - from) * Integer.BYTES);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The parameters kept under a key or, where there are none, fitted ones, which are kept from then on. */
    Tensors of(String key, ClassifierNetwork network, Supplier<Tensors> fit) {
        return read(key, network).orElseGet(() -> {
            Tensors fitted = fit.get();
            write(key, fitted);
            return fitted;
        });
    }

    /** The parameters kept under a key; empty if there are none, or if they are not those of the network. */
    Optional<Tensors> read(String key, ClassifierNetwork network) {
        if (!Files.isRegularFile(file(key))) {
            return Optional.empty();
        }
        try {
            Tensors parameters = SafeTensors.read(file(key));
            Weights.check(parameters, network.shapes());
            return Optional.of(parameters);
        } catch (UserError | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps parameters. Processes that do so at the same time do not see each other's unfinished files. */
    void write(String key, Tensors parameters) {
        Path unfinished = folder.resolve(key + "." + UUID.randomUUID() + ".safetensors");
        try {
            Files.createDirectories(folder);
            SafeTensors.write(unfinished, parameters);
            Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UserError notWritable) {
            unfinished.toFile().delete();
            warning.accept("the fitted classifier could not be kept in " + folder
                    + ", so that the next run fits it again; set GENLOSS_CACHE to a folder that can be written to");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
