package org.genloss.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genloss.spec.UserError;

/**
 * The format .glp: eight bytes of magic, a version, the length of what follows, settings, names of observers, groups, and the SHA-256 of
 * all before it.
 */
final class ProfileFile {

    private static final byte[] MAGIC = {'G', 'E', 'N', 'L', 'O', 'S', 'S', 'P'};
    private static final int VERSION = 1;
    private static final int HEAD = MAGIC.length + Integer.BYTES + Long.BYTES;
    private static final int CHECKSUM = 32;
    private static final String AGAIN = "profile the corpus again";

    private ProfileFile() {}

    static byte[] write(Profile profile) {
        try {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(stream);
            out.write(new byte[HEAD]);
            writeBody(profile, out);
            out.write(new byte[CHECKSUM]);
            ByteBuffer bytes = ByteBuffer.wrap(stream.toByteArray());
            bytes.put(MAGIC).putInt(VERSION).putLong(bytes.capacity() - HEAD - CHECKSUM);
            bytes.position(bytes.capacity() - CHECKSUM).put(checksum(bytes.array()));
            return bytes.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Profile read(byte[] bytes, List<Observer<?>> observers, String name) {
        return sound(bytes, name, in -> {
            Settings settings = readSettings(in);
            List<String> names = Bytes.readTexts(in);
            if (!names.equals(Profile.names(observers))) {
                throw new UserError(
                        name + " has the parts " + names + ", not " + Profile.names(observers),
                        "read it with the options with which it was made");
            }
            Profile profile = new Profile(settings, observers);
            int groups = Bytes.size(in);
            for (int i = 0; i < groups; i++) {
                profile.group(Bytes.readTexts(in)).read(in);
            }
            return profile;
        });
    }

    static List<String> parts(byte[] bytes, String name) {
        return sound(bytes, name, in -> {
            readSettings(in);
            return Bytes.readTexts(in);
        });
    }

    private interface Reader<T> {

        T read(DataInput in) throws IOException;
    }

    private static <T> T sound(byte[] bytes, String name, Reader<T> reader) {
        check(bytes, name);
        try {
            return reader.read(
                    new DataInputStream(new ByteArrayInputStream(bytes, HEAD, bytes.length - HEAD - CHECKSUM)));
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the checksum is right, so someone made this file otherwise
            throw new UserError(name + " is no sound profile: " + e.getMessage(), AGAIN, e);
        }
    }

    static void requireSame(Profile a, Profile b) {
        Settings one = a.settings();
        Settings other = b.settings();
        requireSame("groups by", one.by(), other.by());
        requireSame("lower case", one.lowercase(), other.lowercase());
        requireSame("text", one.text(), other.text());
        requireSame("number columns", one.numbers(), other.numbers());
        requireSame("reference files", one.references(), other.references());
        requireSame("parts", a.observerNames(), b.observerNames());
    }

    private static void requireSame(String what, Object one, Object other) {
        if (!one.equals(other)) {
            throw new UserError(
                    "profiles that differ in their " + what + " cannot be joined: " + one + " and " + other,
                    "make both profiles with the same options");
        }
    }

    private static void check(byte[] bytes, String name) {
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new UserError(name + " is no profile", "give a file that genloss profile has written");
        }
        if (bytes.length < HEAD + CHECKSUM) {
            throw new UserError(name + " is truncated: " + bytes.length + " bytes", AGAIN);
        }
        ByteBuffer head = ByteBuffer.wrap(bytes, MAGIC.length, HEAD - MAGIC.length);
        int version = head.getInt();
        if (version != VERSION) {
            throw new UserError(
                    name + " is a profile of version " + version + ", this program knows version " + VERSION,
                    AGAIN + " with this program, or use the one that wrote it");
        }
        long length = head.getLong();
        if (bytes.length < HEAD + length + CHECKSUM) {
            throw new UserError(
                    name + " is truncated: it has " + bytes.length + " of " + (HEAD + length + CHECKSUM) + " bytes",
                    AGAIN);
        }
        byte[] sum = Arrays.copyOfRange(bytes, bytes.length - CHECKSUM, bytes.length);
        if (bytes.length != HEAD + length + CHECKSUM || !Arrays.equals(sum, checksum(bytes))) {
            throw new UserError(name + " is damaged: its checksum is not that of its content", AGAIN);
        }
    }

    private static void writeBody(Profile profile, DataOutput out) throws IOException {
        Settings settings = profile.settings();
        Bytes.writeTexts(out, settings.by());
        out.writeBoolean(settings.lowercase());
        out.writeBoolean(settings.text());
        Bytes.writeTexts(out, settings.numbers());
        Bytes.writeTexts(out, settings.references());
        Bytes.writeTexts(out, profile.observerNames());
        Bytes.writeNumber(out, profile.growing().size());
        for (Map.Entry<List<String>, Group> group : profile.growing().entrySet()) {
            Bytes.writeTexts(out, group.getKey());
            group.getValue().write(out);
        }
    }

    private static Settings readSettings(DataInput in) throws IOException {
        List<String> by = Bytes.readTexts(in);
        boolean lowercase = in.readBoolean();
        boolean text = in.readBoolean();
        return new Settings(by, lowercase, text, Bytes.readTexts(in), Bytes.readTexts(in));
    }

    /** SHA-256 of all but the room for it. */
    private static byte[] checksum(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, bytes.length - CHECKSUM);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
