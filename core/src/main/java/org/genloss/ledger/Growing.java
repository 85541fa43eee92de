package org.genloss.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.genloss.spec.UserError;

/** A file that is written at its end and read anywhere. One thread appends. */
final class Growing implements Closeable {

    private final Path file;
    private final FileChannel channel;
    private volatile long length;

    /** Opens it, or starts an empty one; what it holds stays until {@link #keep}. */
    Growing(Path file) {
        this.file = file;
        this.channel = Disk.on(
                file,
                "open",
                () -> FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /**
     * Cuts off all but the first {@code bytes}, and goes on behind them.
     *
     * @throws UserError if there are fewer
     */
    void keep(long bytes) {
        long size = Disk.on(file, "read", channel::size);
        if (size < bytes) {
            throw new UserError(
                    file + " is damaged: it has " + size + " bytes of " + bytes,
                    "remove the folder " + file.getParent() + ": the trial is then computed again from its start");
        }
        Disk.on(file, "write", () -> channel.truncate(bytes).position(bytes));
        length = bytes;
    }

    /** Number of bytes kept and appended. */
    long length() {
        return length;
    }

    void append(byte[] bytes) {
        Disk.on(file, "write", () -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            return null;
        });
        length += bytes.length;
    }

    /** Bytes {@code from} to {@code from + n}. */
    byte[] read(long from, int n) {
        return Disk.on(file, "read", () -> read(channel, from, n));
    }

    /** Bytes {@code from} to {@code from + n} of a file open for reading; zeros beyond its end. */
    static byte[] read(FileChannel channel, long from, int n) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(n);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            continue;
        }
        return buffer.array();
    }

    /** Returns when everything written has reached the disk. */
    void force() {
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
