package org.genloss.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFiles;
import org.genloss.app.audit.Observers;
import org.genloss.spec.UserError;

/**
 * What is looked for in texts besides what always is; can be sent to executors, and the files that it names are.
 *
 * @param share name of the file of vocabularies of the synthetic share, or empty
 * @param perplexity name of the file of a language model, or empty
 * @param marks whether explicit marks of machines are counted
 */
public record Lookout(String share, String perplexity, boolean marks) implements Serializable {

    /** Nothing else. */
    public static final Lookout NOTHING = new Lookout("", "", false);

    /** Made once a process: a language model takes seconds to read. */
    private static final Map<Map.Entry<Lookout, Boolean>, Observers> MADE = new ConcurrentHashMap<>();

    /**
     * Sends files of the driver to all executors.
     *
     * @throws UserError if one is not there
     */
    static Lookout sent(Optional<Path> share, Optional<Path> perplexity, boolean marks, SparkContext spark) {
        return new Lookout(send(share, spark), send(perplexity, spark), marks);
    }

    private static String send(Optional<Path> file, SparkContext spark) {
        file.filter(path -> !path.toFile().isFile()).ifPresent(path -> {
            throw new UserError(path + " is not a file", "name a file on the disk of the driver");
        });
        file.ifPresent(path -> spark.addFile(path.toUri().toString()));
        return file.map(path -> path.getFileName().toString()).orElse("");
    }

    /** What is looked for, on the driver or an executor. */
    Observers observers(boolean lowercase) {
        return MADE.computeIfAbsent(
                Map.entry(this, lowercase), key -> Observers.of(file(share), file(perplexity), marks, lowercase, 1));
    }

    private static Optional<Path> file(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(SparkFiles.get(name)));
    }
}
