package org.genloss.data.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.genloss.data.file.DataFile;
import org.genloss.spec.UserError;

/**
 * A corpus: the records of files in shards, which come in one fixed order and can be read by any threads side by side.
 *
 * <p>Parquet, JSONL (.jsonl, .ndjson, .json with an object a line, as Dolma's), CSV and TSV, plain text (.txt, .tokens and whatever has an
 * extension of its own), all but Parquet also as .gz and .zst. A record is a line, a row, or a plain file.
 *
 * <p>Memory does not grow with the corpus: a reader holds one record, or with a condition a batch of about 8 MB; records of more than
 * 4 MB are read by one thread at a time; DuckDB has 192 MiB a thread, and one thread at a time 768 MiB where pages of a Parquet file
 * need it.
 */
public final class RecordFiles {

    /** Most bytes of a line or CSV record; what is longer is a damage. */
    public static final int LONGEST_LINE = 1 << 26;

    private final Plan plan;
    private final Optional<Condition> condition;
    private final Damage.Policy policy;
    private final int longestLine;
    private final List<Shard> shards = new ArrayList<>();
    private final Semaphore large = new Semaphore(1);
    private final AtomicLong bytesRead = new AtomicLong();
    private final long bytes;

    /**
     * The corpus that arguments mean: files, folders (with all files of known kinds below them), and patterns that the shell left as
     * they are ({@code **} means any folders). A file that is meant twice is read once.
     *
     * @param where an SQL condition of DuckDB on the columns of a record
     * @throws UserError if an argument means no file, or the condition is none, or there is a condition and a plain text
     */
    public RecordFiles(List<String> arguments, Columns columns, Optional<String> where, Damage.Policy policy) {
        this(arguments, columns, where, policy, LONGEST_LINE);
    }

    RecordFiles(
            List<String> arguments, Columns columns, Optional<String> where, Damage.Policy policy, int longestLine) {
        this.plan = new Plan(columns);
        this.condition = where.map(Condition::of);
        this.policy = policy;
        this.longestLine = longestLine;
        for (Path path : Expansion.of(arguments)) {
            shards.addAll(Shard.of(this, file(path)));
        }
        this.bytes = shards.stream().mapToLong(Shard::bytes).sum();
    }

    private DataFile file(Path path) {
        DataFile.Format format = format(Expansion.unpacked(path));
        if (format == DataFile.Format.TEXT && condition.isPresent()) {
            throw new UserError(
                    Labels.shown(path.toString()) + " is plain text: it has no columns for --where",
                    "leave out --where, or give tables only");
        }
        return new DataFile(
                path,
                format,
                DataFile.Packing.of(Expansion.name(path.getFileName()).toLowerCase(Locale.ROOT)));
    }

    private static DataFile.Format format(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "parquet" -> DataFile.Format.PARQUET;
            case "jsonl", "ndjson", "json" -> DataFile.Format.JSONL;
            case "csv" -> DataFile.Format.CSV;
            case "tsv" -> DataFile.Format.TSV;
            default -> DataFile.Format.TEXT;
        };
    }

    /** All shards, ordered by the names of their files and by their place in them. */
    public List<Shard> shards() {
        return List.copyOf(shards);
    }

    /** Bytes of all files, as they lie there. */
    public long bytes() {
        return bytes;
    }

    /** How many of them have been dealt with, by all threads together; never more than {@link #bytes}. */
    public long bytesRead() {
        return Math.min(bytes, bytesRead.get());
    }

    /** What is read, as options on one line: two corpora of equal descriptions and equal files have equal records. */
    public String description() {
        Columns columns = plan.columns();
        return columns.text().map(name -> "--text " + name + " ").orElse("")
                + (columns.numbers().isEmpty() ? "" : "--numbers " + String.join(",", columns.numbers()) + " ")
                + (columns.by().isEmpty() ? "" : "--by " + String.join(",", columns.by()) + " ")
                + condition.map(one -> "--where \"" + one.sql() + "\" ").orElse("")
                + "--damage " + policy.name().toLowerCase(Locale.ROOT)
                + (longestLine == LONGEST_LINE ? "" : " longest line " + longestLine);
    }

    void add(long read) {
        bytesRead.addAndGet(read);
    }

    Plan plan() {
        return plan;
    }

    Optional<Condition> condition() {
        return condition;
    }

    Damage.Policy policy() {
        return policy;
    }

    int longestLine() {
        return longestLine;
    }

    Semaphore large() {
        return large;
    }

    static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }
}
