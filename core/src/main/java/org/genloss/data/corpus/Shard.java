package org.genloss.data.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.genloss.data.Row;
import org.genloss.data.file.DataFile;

/** A part of a corpus that one thread reads: a file, or some row groups of a large Parquet file. */
public final class Shard {

    /** Bytes of row groups that make a shard. */
    static final long PARQUET_BYTES = 1L << 28;

    private static final int BUFFER = 1 << 16;

    private final RecordFiles corpus;
    private final DataFile file;
    private final String name;
    private final int part;
    private final long bytes;
    /** First rows of the row groups and the row after the last; empty for all that there are. */
    private final List<Long> groups;

    private Shard(RecordFiles corpus, DataFile file, int part, long bytes, List<Long> groups) {
        this.corpus = corpus;
        this.file = file;
        this.name = Labels.shown(Expansion.name(file.path()));
        this.part = part;
        this.bytes = bytes;
        this.groups = groups;
    }

    /** The shards of a file. */
    static List<Shard> of(RecordFiles corpus, DataFile file) {
        return of(corpus, file, PARQUET_BYTES);
    }

    static List<Shard> of(RecordFiles corpus, DataFile file, long most) {
        long size = RecordFiles.size(file.path());
        List<Long> groups = List.of();
        if (file.format() == DataFile.Format.PARQUET && size > most) {
            try {
                groups = ParquetRecords.groups(file.path());
            } catch (SQLException e) {
                // its one reader meets the damage again, and tells it by the policy
                groups = List.of();
            }
        }
        int parts = (int) Math.max(1, Math.min(groups.size() - 1, size / most));
        List<Shard> shards = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            List<Long> own = groups.isEmpty()
                    ? groups
                    : groups.subList(bound(groups.size() - 1, i, parts), bound(groups.size() - 1, i + 1, parts) + 1);
            shards.add(new Shard(corpus, file, i, size * (i + 1) / parts - size * i / parts, own));
        }
        return shards;
    }

    private static int bound(int count, int i, int parts) {
        return (int) ((long) count * i / parts);
    }

    /** The file, as the user named it; characters that are not to be shown are U+FFFD. */
    public String name() {
        return name;
    }

    /** Which part of the file, from 0. */
    public int part() {
        return part;
    }

    /** How many bytes of the file it is, about. */
    public long bytes() {
        return bytes;
    }

    Path path() {
        return file.path();
    }

    /** Its bytes count as dealt with, without being read. */
    void skip() {
        corpus.add(bytes);
    }

    /**
     * Hands out all records, in their order. Reading it again hands out the same.
     *
     * @param consumer takes every record; what it throws ends the reading
     * @return what was read
     * @throws org.genloss.spec.UserError if something is damaged and that stops the run, or if the condition is wrong
     */
    public Tally read(Consumer<Row> consumer) {
        boolean rows = file.format() == DataFile.Format.PARQUET;
        Sink sink = new Sink(corpus.plan(), name, rows ? "row" : "line", corpus.policy(), consumer);
        Optional<DataFile.Flaw> flaw = file.flaw();
        if (flaw.isPresent()) {
            sink.damaged(kind(flaw.get().fault()), 0, flaw.get().what());
            skip();
        } else if (rows) {
            readParquet(sink);
        } else {
            readLines(sink);
        }
        return sink.tally();
    }

    private static Damage.Kind kind(DataFile.Fault fault) {
        return switch (fault) {
            case UNREADABLE -> Damage.Kind.UNREADABLE;
            case EMPTY -> Damage.Kind.EMPTY;
            case TORN -> Damage.Kind.TORN;
            case DISGUISED -> Damage.Kind.DISGUISED;
        };
    }

    private void readParquet(Sink sink) {
        try {
            List<Long> own = groups.isEmpty() ? ParquetRecords.groups(file.path()) : groups;
            long rows = Math.max(1, own.get(own.size() - 1) - own.get(0));
            long[] done = new long[2];
            new ParquetRecords(file.path(), sink, corpus.condition(), corpus.large(), read -> {
                        done[0] += read;
                        long now = (long) ((double) bytes * done[0] / rows);
                        corpus.add(now - done[1]);
                        done[1] = now;
                    })
                    .read(own);
            corpus.add(bytes - done[1]);
        } catch (SQLException e) {
            sink.damaged(Damage.Kind.PARQUET, 0, "could not be read as Parquet: " + Engine.message(e));
            skip();
        }
    }

    private void readLines(Sink sink) {
        Counter raw = new Counter();
        boolean text = file.format() == DataFile.Format.TEXT;
        int limit = text ? PlainText.LONGEST : corpus.longestLine();
        try (InputStream in = raw.open();
                Lines lines = new Lines(file.unpack(in), limit, corpus.large())) {
            if (text) {
                new PlainText(lines, sink).read();
            } else {
                new LineTable(lines, file.format(), sink, corpus.condition()).read();
            }
            if (lines.failure() != null) {
                sink.failed(lines.failure(), file.packing() != DataFile.Packing.NONE);
            }
        } catch (IOException e) {
            sink.failed(e, file.packing() != DataFile.Packing.NONE);
        }
        corpus.add(bytes - raw.counted);
    }

    /** Counts the bytes of the file as they are read. */
    private final class Counter {

        private long counted;

        InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(file.path()), BUFFER) {
                @Override
                public synchronized int read(byte[] target, int offset, int length) throws IOException {
                    int count = super.read(target, offset, length);
                    count(Math.max(0, count));
                    return count;
                }

                @Override
                public synchronized int read() throws IOException {
                    int one = super.read();
                    count(one < 0 ? 0 : 1);
                    return one;
                }
            };
        }

        private void count(int read) {
            counted += read;
            corpus.add(read);
        }
    }
}
