package org.genloss.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.genloss.spec.UserError;

/** Writing that either happened or did not, and says in the user's words why it did not. */
public final class Disk {

    private Disk() {}

    /** Something done to a file. */
    @FunctionalInterface
    public interface Action<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** Runs {@code action}; an {@link IOException} becomes a {@link UserError} that names {@code file}. */
    public static <T> T on(Path file, String what, Action<T> action) {
        try {
            return action.run();
        } catch (NoSuchFileException e) {
            throw new UserError(
                    "cannot " + what + " " + file + ": " + e.getFile() + " does not exist",
                    "check the path; if something removed part of the run folder, choose another --out",
                    e);
        } catch (AccessDeniedException e) {
            throw new UserError(
                    "cannot " + what + " " + file + ": permission is denied for " + e.getFile(),
                    "change the permissions, or choose another place",
                    e);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(
                    "cannot " + what + " " + file + ": " + e.getFile() + " is a file, not a folder",
                    "choose another --out",
                    e);
        } catch (IOException e) {
            throw new UserError(
                    "cannot " + what + " " + file + ": " + e.getMessage(),
                    "check free space and permissions, then run the same command again: it goes on where it was",
                    e);
        }
    }

    /** Writes a whole file so that a reader sees the old bytes or the new ones, never a part. */
    public static void replace(Path file, byte[] bytes) {
        if (Files.isDirectory(file)) {
            throw new UserError("cannot write " + file + ": it is a folder", "name a file");
        }
        on(file, "write", () -> {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    /** As above, UTF-8. */
    public static void replace(Path file, String text) {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Creates a folder and those above it. */
    public static void folder(Path folder) {
        on(folder, "create the folder", () -> Files.createDirectories(folder));
    }

    /** Removes a folder and all that is in it; nothing happens if it is not there. */
    public static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        on(folder, "remove", () -> {
            List<Path> deepestFirst;
            try (Stream<Path> walk = Files.walk(folder)) {
                deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
            return null;
        });
    }

    /** SHA-256 of bytes, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** SHA-256 of a file, in hexadecimal. */
    public static String sha256(Path file) {
        return on(file, "read", () -> {
            MessageDigest digest = sha256();
            try (InputStream in = Files.newInputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
