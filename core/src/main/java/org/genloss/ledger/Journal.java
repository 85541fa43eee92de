package org.genloss.ledger;

import java.io.Closeable;
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
    private final Growing lines;
    private volatile boolean ended;

    /**
     * Opens the journal of a trial.
     *
     * @param keep how many bytes of what an earlier start wrote are still valid; the rest is cut off
     * @param ended whether the trial was finished
     */
    public Journal(Path file, long keep, boolean ended) {
        this.file = file;
        this.lines = new Growing(file);
        lines.keep(keep);
        this.ended = ended;
    }

    /** Adds whole lines. */
    public void append(byte[] more) {
        lines.append(more);
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
        return lines.length();
    }

    /** Bytes {@code from} to {@code from + n}. Keeps no file open: many trials may wait for one. */
    public byte[] read(long from, int n) {
        return Disk.on(file, "read", () -> {
            try (FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
                return Growing.read(reader, from, n);
            }
        });
    }

    /** Returns when everything written has reached the disk. */
    public void force() {
        lines.force();
    }

    @Override
    public void close() {
        lines.close();
    }
}
