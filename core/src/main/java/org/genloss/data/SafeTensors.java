package org.genloss.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genloss.spec.UserError;

/**
 * Files of {@link Tensors} in the <a href="https://github.com/huggingface/safetensors">safetensors</a> format: eight
 * bytes of header length, a JSON header, the raw arrays, all little-endian.
 *
 * <p>The same tensors give the same bytes: the header keeps the order of insertion, and the arrays follow one another
 * with the widest elements first, so that each is aligned in the file. A file is written whole or not at all: to a
 * temporary neighbour, forced to disk, then renamed.
 *
 * <p>Read are F64, F32, I32, I64 and U8, and also F16 and BF16, which widen to float32.
 */
public final class SafeTensors {

    private static final int CHUNK = 1 << 20;

    private SafeTensors() {}

    /** Writes a file without metadata. */
    public static void write(Path file, Tensors tensors) {
        write(file, tensors, Map.of());
    }

    /**
     * Writes a file, atomically.
     *
     * @param metadata texts kept in the header under {@code __metadata__}, in the map's order
     * @throws UserError if the folder is missing or not writable, or the disk is full; nothing is left behind then
     * @throws IllegalArgumentException if the shape of a tensor does not fit its array
     */
    public static void write(Path file, Tensors tensors, Map<String, String> metadata) {
        SafeTensorsHeader header = SafeTensorsHeader.of(tensors, metadata);
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                write(channel, header, tensors);
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(target.getParent());
        } catch (IOException e) {
            discard(temporary);
            throw new UserError(
                    file + " could not be written: " + e,
                    "check that the folder exists, may be written to and has room",
                    e);
        }
    }

    /** The bytes that {@link #write(Path, Tensors)} would write. */
    public static byte[] toBytes(Tensors tensors) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(Channels.newChannel(bytes), SafeTensorsHeader.of(tensors, Map.of()), tensors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The tensors of a file, in the order of its header.
     *
     * @throws UserError if the file is missing, unreadable or damaged; it says what is damaged
     */
    public static Tensors read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel, channel.size(), file.toString());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The tensors in an array of bytes.
     *
     * @param name what to call the bytes in a message
     * @throws UserError if they are damaged
     */
    public static Tensors fromBytes(byte[] bytes, String name) {
        try {
            return read(Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The texts under {@code __metadata__}, in the order of the file; empty if there are none.
     *
     * @throws UserError as {@link #read}
     */
    public static Map<String, String> metadata(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return header(channel, channel.size(), file.toString()).metadata();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void write(WritableByteChannel channel, SafeTensorsHeader header, Tensors tensors)
            throws IOException {
        writeAll(channel, ByteBuffer.wrap(header.toBytes()));
        ByteBuffer buffer = Dtype.buffer(CHUNK);
        for (SafeTensorsHeader.Entry entry : header.inFileOrder()) {
            Object data = tensors.get(entry.name()).data();
            int length = entry.elements();
            int step = CHUNK / entry.dtype().width();
            for (int at = 0; at < length; at += step) {
                entry.dtype().put(buffer.clear(), data, at, Math.min(step, length - at));
                writeAll(channel, buffer.flip());
            }
        }
    }

    private static Tensors read(ReadableByteChannel channel, long size, String name) throws IOException {
        SafeTensorsHeader header = header(channel, size, name);
        Map<String, Object> arrays = new HashMap<>();
        ByteBuffer buffer = Dtype.buffer(CHUNK);
        for (SafeTensorsHeader.Entry entry : header.inFileOrder()) {
            int length = entry.elements();
            int step = CHUNK / entry.dtype().width();
            Object data = entry.dtype().array(length);
            for (int at = 0; at < length; at += step) {
                int count = Math.min(step, length - at);
                buffer.clear().limit(count * entry.dtype().width());
                readAll(channel, buffer, name);
                entry.dtype().get(buffer.flip(), data, at, count);
            }
            arrays.put(entry.name(), data);
        }
        Tensors tensors = new Tensors();
        List<SafeTensorsHeader.Entry> entries = header.entries();
        entries.forEach(entry -> tensors.with(entry.name(), arrays.get(entry.name()), entry.shape()));
        return tensors;
    }

    private static SafeTensorsHeader header(ReadableByteChannel channel, long size, String name) throws IOException {
        if (size < Long.BYTES) {
            throw SafeTensorsHeader.damaged(name, "it has " + size + " bytes, fewer than the 8 of the header's length");
        }
        ByteBuffer prefix = Dtype.buffer(Long.BYTES);
        readAll(channel, prefix, name);
        long length = prefix.flip().getLong();
        if (length < 0 || length > size - Long.BYTES || length > SafeTensorsHeader.MAX_LENGTH) {
            throw SafeTensorsHeader.damaged(
                    name,
                    "it says its header has " + Long.toUnsignedString(length) + " bytes, but the file has " + size);
        }
        ByteBuffer json = ByteBuffer.allocate((int) length);
        readAll(channel, json, name);
        return SafeTensorsHeader.parse(json.array(), size - Long.BYTES - length, name);
    }

    private static void readAll(ReadableByteChannel channel, ByteBuffer buffer, String name) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw SafeTensorsHeader.damaged(name, "it ends too early");
            }
        }
    }

    private static void writeAll(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Makes the rename itself durable, where the platform lets a folder be opened. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open folders; there the rename is durable when the journal is
            return;
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // the first failure is the one to report
            return;
        }
    }

    private static UserError unreadable(Path file, IOException e) {
        String why = e instanceof NoSuchFileException ? "does not exist" : "could not be read: " + e;
        return new UserError(file + " " + why, "check the path and its permissions", e);
    }
}
