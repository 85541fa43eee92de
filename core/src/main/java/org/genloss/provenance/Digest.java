package org.genloss.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.genloss.spec.UserError;

/**
 * SHA-256 of content. The content of a record is its text as UTF-8; of a record of numbers each of them in the order of the
 * columns as an IEEE 754 double of 8 bytes, the lowest byte first, with one zero and one NaN. The content of a data set are the
 * hashes of its records in their order, each in hexadecimal and followed by a line feed: what {@code sha256sum} gives of a file
 * of these lines.
 */
public final class Digest {

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest lines = sha256();
    private long records;

    /** Of a data set without any records yet. */
    public Digest() {}

    /** Adds a record to the data set. */
    public void add(String recordHash) {
        lines.update((recordHash + "\n").getBytes(StandardCharsets.US_ASCII));
        records++;
    }

    /** Records added. */
    public long records() {
        return records;
    }

    /** The hash of the data set, once. */
    public String end() {
        return HEX.formatHex(lines.digest());
    }

    /** Of a text. */
    public static String of(String text) {
        return HEX.formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of numbers. */
    public static String of(double[] numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(8, numbers.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            // minus zero plus zero is zero; a long of a double has one NaN
            bytes.putLong(Double.doubleToLongBits(number + 0.0));
        }
        return HEX.formatHex(sha256().digest(bytes.array()));
    }

    /** Of the bytes of a file. */
    static String of(Path file) {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return HEX.formatHex(digest.digest());
    }

    /** The bytes of a file. */
    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException e) {
        return new UserError(file + " could not be read: " + e.getMessage(), "check its permissions and the disk", e);
    }

    /** A fresh SHA-256. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
