package org.genloss.data.corpus;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.spec.UserError;

/**
 * What a reading that was ended has left behind: which shards are done, and what had been made of them. One file, so that both always
 * belong together.
 *
 * @param settings of the reading
 * @param done shards, by file and part
 * @param partial what was made of them, opaque
 */
record Notes(String settings, Map<Key, Note> done, byte[] partial) {

    private static final String FORMAT = "genloss-resume/1";

    /** A shard. */
    record Key(String file, int part) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byFile = file.compareTo(other.file);
            return byFile != 0 ? byFile : Integer.compare(part, other.part);
        }
    }

    /** What is known of a shard that is done. */
    record Note(Fingerprint fingerprint, Tally tally) {}

    /** Puts these in the place of the notes that are there, whole or not at all. */
    void write(Path file) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                OutputStream raw = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                DigestOutputStream digested = new DigestOutputStream(raw, Labels.sha256());
                write(new DataOutputStream(digested));
                raw.write(digested.getMessageDigest().digest());
                raw.flush();
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserError(
                    "cannot write " + file + ": " + e.getMessage(),
                    "check free space and permissions, then run the same command again: it goes on where it was",
                    e);
        }
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeUTF(FORMAT);
        bytes(out, settings.getBytes(StandardCharsets.UTF_8));
        out.writeInt(done.size());
        for (Map.Entry<Key, Note> entry : done.entrySet()) {
            out.writeUTF(entry.getKey().file());
            out.writeInt(entry.getKey().part());
            entry.getValue().fingerprint().write(out);
            entry.getValue().tally().write(out);
        }
        bytes(out, partial);
        out.flush();
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads notes.
     *
     * @throws UserError if the file is none, or damaged
     */
    static Notes read(Path file) {
        MessageDigest digest = Labels.sha256();
        try (DigestInputStream digested =
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), digest)) {
            DataInputStream in = new DataInputStream(digested);
            if (!in.readUTF().equals(FORMAT)) {
                throw unusable(file, "it is of another version", null);
            }
            long size = Files.size(file);
            Notes notes = read(in, size);
            digested.on(false);
            if (!Arrays.equals(digest.digest(), in.readNBytes(digest.getDigestLength())) || in.read() >= 0) {
                throw unusable(file, "its checksum is wrong", null);
            }
            return notes;
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static Notes read(DataInputStream in, long size) throws IOException {
        String settings = new String(bytes(in, size), StandardCharsets.UTF_8);
        Map<Key, Note> done = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            Key key = new Key(in.readUTF(), in.readInt());
            done.put(key, new Note(Fingerprint.read(in), Tally.read(in)));
        }
        return new Notes(settings, done, bytes(in, size));
    }

    private static byte[] bytes(DataInputStream in, long size) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > size) {
            throw new IOException("a length is wrong");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static UserError unusable(Path file, String why, Exception cause) {
        return new UserError(
                file + " cannot be used to go on: " + why, "remove it, and the reading begins anew", cause);
    }
}
