package org.genloss.data.corpus;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What tells that a file is still the same, without reading all of it: its size, when it was last written, and the SHA-256 of its first
 * and last 64 KiB. Whatever writes to a file changes the time; a file that was put in its place with the time of the old one
 * differs at the ends: a .gz ends in the checksum and length of all that is in it, a Parquet file in the places and statistics of its
 * pages, and what was appended stands at the end. It does not see an edit in the middle of a file that keeps size and time and was made to
 * hide: against that there is only reading everything, which costs as much as beginning anew.
 *
 * @param size in bytes
 * @param modified milliseconds since 1970
 * @param ends SHA-256 in hexadecimal
 */
record Fingerprint(long size, long modified, String ends) {

    private static final int END = 1 << 16;

    /** Of a file that cannot be read: it is damage, and stays the same as long as it is. */
    private static final Fingerprint NONE = new Fingerprint(-1, 0, "");

    /** Of a file as it is now. */
    static Fingerprint of(Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            MessageDigest digest = Labels.sha256();
            long size = file.length();
            digest.update(read(file, 0, (int) Math.min(END, size)));
            digest.update(read(file, Math.max(0, size - END), (int) Math.min(END, size)));
            return new Fingerprint(
                    size,
                    Files.getLastModifiedTime(path).toMillis(),
                    HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            return NONE;
        }
    }

    private static byte[] read(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return bytes;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(size);
        out.writeLong(modified);
        out.writeUTF(ends);
    }

    static Fingerprint read(DataInput in) throws IOException {
        return new Fingerprint(in.readLong(), in.readLong(), in.readUTF());
    }
}
