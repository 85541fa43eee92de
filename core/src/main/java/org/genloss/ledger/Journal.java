package org.genloss.ledger;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lines of one trial, kept beside its checkpoint until they stand in the ledger. Trials run at the same time but
 * the ledger has one order: a trial that is early waits here. One thread appends; any thread may read what is counted
 * by {@link #length()}.
 */
public final class Journal implements Closeable {

    private final Path file;
    private final FileChannel channel;
    private volatile long length;
    private volatile boolean ended;

    /**
     * Opens the journal of a trial.
     *
     * @param keep how many bytes of what an earlier start wrote are still valid; the rest is cut off
     * @param ended whether the trial was finished
     */
    public Journal(Path file, long keep, boolean ended) {
        this.file = file;
        this.channel = Disk.on(
                file, "open", () -> FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        Disk.on(file, "write", () -> channel.truncate(keep).position(keep));
        this.length = keep;
        this.ended = ended;
    }

    /** Adds whole lines. */
    public void append(byte[] lines) {
        Disk.on(file, "write", () -> {
            ByteBuffer buffer = ByteBuffer.wrap(lines);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            return null;
        });
        length += lines.length;
    }

    /** The trial has written all it will write. */
    public void end() {
        close();
        ended = true;
    }

    /** Whether the trial has written all it will write. Ask before {@link #length()}. */
    public boolean ended() {
        return ended;
    }

    /** Number of bytes. */
    public long length() {
        return length;
    }

    /** Bytes {@code from} to {@code from + n}. Keeps no file open: many trials may wait for one. */
    public byte[] read(long from, int n) {
        return Disk.on(file, "read", () -> {
            try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
                ByteBuffer buffer = ByteBuffer.allocate(n);
                while (buffer.hasRemaining() && reader.read(buffer, from + buffer.position()) >= 0) {
                    continue;
                }
                return buffer.array();
            }
        });
    }

    /** Returns when everything written has reached the disk. */
    public void force() {
        Disk.on(file, "write", () -> {
            channel.force(false);
            return null;
        });
    }

    @Override
    public void close() {
        Disk.on(file, "close", () -> {
            channel.close();
            return null;
        });
    }
}
