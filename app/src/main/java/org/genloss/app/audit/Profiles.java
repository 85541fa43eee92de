package org.genloss.app.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.audit.Profile;
import org.genloss.ledger.Disk;
import org.genloss.spec.UserError;

/** Profile files. */
public final class Profiles {

    private Profiles() {}

    /**
     * Reads one, with all that it holds.
     *
     * @throws UserError if it is none, or damaged
     */
    public static Profile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(file + " is not a file", "give a profile that genloss profile has written");
        }
        byte[] bytes = Disk.on(file, "read", () -> Files.readAllBytes(file));
        return Profile.fromBytes(
                bytes, Observers.readers(Profile.partsOf(bytes, file.toString()), file.toString()), file.toString());
    }

    /** Writes one whole. */
    public static void write(Profile profile, Path file) {
        Disk.replace(file.toAbsolutePath(), profile.toBytes());
    }

    /** Whether a file is a profile by its name. */
    public static boolean isNamed(Path file) {
        return file.getFileName() != null && file.getFileName().toString().endsWith(".glp");
    }
}
