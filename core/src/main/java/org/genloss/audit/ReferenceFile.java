package org.genloss.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.spec.UserError;

/**
 * The file of something that was learned from a reference text and that corpora are held against: what it is, its version, its
 * arrays, and the SHA-256 of all these. A profile names that hash ({@link Settings#references()}), so that no two are compared
 * that were made with different files.
 */
public final class ReferenceFile {

    private static final int MAGIC = 0x474c_5246;
    private static final int HASH_LENGTH = 32;

    private ReferenceFile() {}

    /**
     * The bytes of a file.
     *
     * @param kind what it is, as {@code vocabularies}
     */
    public static byte[] toBytes(String kind, int version, Tensors tensors) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeUTF(kind);
            out.writeInt(version);
            out.write(SafeTensors.toBytes(tensors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.writeBytes(hash(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    /**
     * The arrays in a file's bytes.
     *
     * @param kind what it must be
     * @param version that it must have
     * @param name of the file, for messages
     * @throws UserError if the bytes are something else, of another version, truncated or damaged
     */
    public static Tensors fromBytes(byte[] bytes, String kind, int version, String name) {
        String again = "build it again from its reference text";
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new UserError(name + " is no reference file of Genloss", "give one that Genloss has built");
            }
            String found = in.readUTF();
            if (!found.equals(kind)) {
                throw new UserError(name + " holds " + found + ", not " + kind, "give the file of " + kind);
            }
            int written = in.readInt();
            if (written != version) {
                throw new UserError(
                        name + " has version " + written + ", this Genloss reads version " + version, again);
            }
            int end = bytes.length - HASH_LENGTH;
            int start = bytes.length - in.available();
            if (start > end || !Arrays.equals(hash(Arrays.copyOf(bytes, end)), tail(bytes))) {
                throw new UserError(name + " is truncated or damaged: its checksum is another", again);
            }
            return SafeTensors.fromBytes(Arrays.copyOfRange(bytes, start, end), name);
        } catch (IOException e) {
            throw new UserError(name + " is truncated", again, e);
        }
    }

    /** The bytes of a file on disk. */
    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserError("cannot read " + file, "check that it is there and may be read", e);
        }
    }

    /** The SHA-256 by which profiles name a file, that of all its bytes, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(hash(bytes));
    }

    private static byte[] tail(byte[] bytes) {
        return Arrays.copyOfRange(bytes, bytes.length - HASH_LENGTH, bytes.length);
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
