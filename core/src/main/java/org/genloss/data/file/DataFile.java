package org.genloss.data.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.genloss.spec.UserError;

/**
 * A file that is there, is not empty and is what its extension says.
 *
 * @param path where it is
 * @param format what is in it, once unpacked
 * @param packing how it is compressed as a whole
 */
public record DataFile(Path path, Format format, Packing packing) {

    private static final int BUFFER = 1 << 16;
    private static final int PEEK = 4096;

    /** What is in a file. */
    public enum Format {
        /** A header and rows with commas. */
        CSV,
        /** A header and rows with tabs. */
        TSV,
        /** One JSON object a line. */
        JSONL,
        /** Parquet. */
        PARQUET,
        /** A document. */
        TEXT,
        /** Bytes that their reader knows by their content. */
        BINARY;

        static Format of(String name) {
            String extension = name.substring(name.lastIndexOf('.') + 1);
            return switch (extension) {
                case "csv" -> CSV;
                case "tsv" -> TSV;
                case "jsonl", "ndjson" -> JSONL;
                case "parquet" -> PARQUET;
                case "png", "jpg", "jpeg" -> BINARY;
                default -> TEXT;
            };
        }
    }

    /** How a file is compressed as a whole; the codecs inside a Parquet file do not matter here. */
    public enum Packing {
        /** Not at all. */
        NONE(new byte[0]),
        /** .gz */
        GZIP(new byte[] {0x1f, (byte) 0x8b}),
        /** .zst */
        ZSTD(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});

        private final byte[] magic;

        Packing(byte[] magic) {
            this.magic = magic;
        }

        /** How a file of this name, in lower case, is compressed. */
        public static Packing of(String name) {
            return name.endsWith(".gz") ? GZIP : name.endsWith(".zst") ? ZSTD : NONE;
        }
    }

    /** The file at {@code path}, checked from its first bytes. */
    static DataFile at(Path path) {
        String name = name(path);
        Packing packing = Packing.of(name);
        String unpacked = packing == Packing.NONE ? name : name.substring(0, name.lastIndexOf('.'));
        DataFile file = new DataFile(path, Format.of(unpacked), packing);
        file.check();
        return file;
    }

    /** The file at {@code path}, of a format that its reader knows by its content; a .gz or .zst is unpacked. */
    static DataFile binary(Path path) {
        DataFile file = new DataFile(path, Format.BINARY, Packing.of(name(path)));
        file.check();
        return file;
    }

    private static String name(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /** The content, unpacked. */
    InputStream open() throws IOException {
        return unpack(new BufferedInputStream(Files.newInputStream(path), BUFFER));
    }

    /**
     * SHA-256 of the file as it lies there, in hexadecimal. Reads all of it; a compressed file is unpacked on the way,
     * because the checksums inside are not looked at later and a torn file can end where a row does.
     *
     * @throws UserError if the file is unreadable, or damaged
     */
    String hash() {
        MessageDigest digest = sha256();
        try (InputStream raw =
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER), digest)) {
            if (packing != Packing.NONE) {
                unpack(raw).transferTo(OutputStream.nullOutputStream());
            }
            raw.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** SHA-256 of several files: of the one's, or of the lines that their hashes make. */
    static String sha256(List<String> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        String lines = String.join("\n", hashes) + "\n";
        return HexFormat.of().formatHex(sha256().digest(lines.getBytes(StandardCharsets.UTF_8)));
    }

    /** A digest that every Java platform has: MD5, SHA-1 or SHA-256. */
    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** The error for a file that cannot be read to its end. */
    UserError unreadable(IOException e) {
        return packing == Packing.NONE
                ? new UserError(path + " could not be read: " + why(e), "check its permissions and the disk", e)
                : new UserError(
                        path + " is damaged or cut off: it cannot be unpacked (" + why(e) + ")",
                        "fetch or compress it again",
                        e);
    }

    /**
     * The content of {@code raw}, the bytes of this file as they lie there.
     *
     * @throws IOException if the bytes are not compressed as they should be
     */
    public InputStream unpack(InputStream raw) throws IOException {
        return switch (packing) {
            case GZIP -> new GZIPInputStream(raw, BUFFER);
            case ZSTD -> new ZstdInputStream(raw);
            case NONE -> raw;
        };
    }

    private void check() {
        flaw().ifPresent(flaw -> {
            throw new UserError(path + " " + flaw.what(), flaw.remedy());
        });
    }

    /**
     * What is wrong with a file as a whole.
     *
     * @param fault of which kind
     * @param what follows the name of the file in a sentence
     * @param remedy what to do about it
     */
    public record Flaw(Fault fault, String what, String remedy) {}

    /** Kinds of {@link Flaw}. */
    public enum Fault {
        /** It is not there, is a folder, may not be read, or the disk fails. */
        UNREADABLE,
        /** No bytes. */
        EMPTY,
        /** Its first bytes cannot be unpacked. */
        TORN,
        /** Its first bytes are not those of its format. */
        DISGUISED
    }

    /** What is wrong with the file, as far as its first bytes tell. */
    public Optional<Flaw> flaw() {
        if (!Files.exists(path)) {
            return flaw(Fault.UNREADABLE, "does not exist", "check the path");
        }
        if (Files.isDirectory(path)) {
            return flaw(Fault.UNREADABLE, "is a folder, not a file", "give a file, or a pattern such as folder/*.csv");
        }
        if (!Files.isReadable(path)) {
            return flaw(Fault.UNREADABLE, "may not be read", "change its permissions (chmod u+r)");
        }
        try {
            if (Files.size(path) == 0) {
                return flaw(Fault.EMPTY, "is empty", "give a file with data in it");
            }
            byte[] raw = head(Files.newInputStream(path));
            return startsWith(raw, packing.magic) ? flaw(raw) : disguised("it is not compressed as its extension says");
        } catch (IOException e) {
            return flaw(Fault.UNREADABLE, "could not be read: " + why(e), "check its permissions and the disk");
        }
    }

    private Optional<Flaw> flaw(byte[] raw) {
        byte[] content;
        try {
            content = packing == Packing.NONE || format == Format.BINARY ? raw : head(open());
        } catch (IOException e) {
            return flaw(
                    Fault.TORN,
                    "is damaged or cut off: it cannot be unpacked (" + why(e) + ")",
                    "fetch or compress it again");
        }
        boolean parquet = startsWith(content, new byte[] {'P', 'A', 'R', '1'});
        if (format == Format.PARQUET) {
            return !parquet
                    ? disguised("it does not begin as a Parquet file does")
                    : packing == Packing.NONE
                            ? Optional.empty()
                            : disguised(
                                    "a Parquet file compressed as a whole cannot be read; it has codecs of its own");
        }
        return format == Format.BINARY || !parquet && !binary(content)
                ? Optional.empty()
                : disguised(parquet ? "it is a Parquet file" : "it is binary");
    }

    private static Optional<Flaw> disguised(String what) {
        return flaw(
                Fault.DISGUISED,
                "is not what its extension says: " + what,
                "rename it, or convert it to what it should be");
    }

    private static Optional<Flaw> flaw(Fault fault, String what, String remedy) {
        return Optional.of(new Flaw(fault, what, remedy));
    }

    private static String why(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Compressed data, or a zero byte in what should be text; UTF-16 has those, but begins with a mark. */
    private static boolean binary(byte[] content) {
        if (startsWith(content, Packing.GZIP.magic) || startsWith(content, Packing.ZSTD.magic)) {
            return true;
        }
        boolean marked = startsWith(content, new byte[] {(byte) 0xfe, (byte) 0xff})
                || startsWith(content, new byte[] {(byte) 0xff, (byte) 0xfe});
        for (int i = 0; i < content.length && !marked; i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static byte[] head(InputStream in) throws IOException {
        try (in) {
            return in.readNBytes(PEEK);
        }
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(Arrays.copyOf(content, magic.length), magic);
    }
}
