package org.genloss.app.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.genloss.ledger.Disk;
import org.genloss.spec.UserError;

/** Files that are going to be written: whether they may be is said before hours of reading. */
public enum Outputs {
    /** A profile. */
    PROFILE("a profile", "GENLOSSP"),
    /** Vocabularies, or a language model. */
    REFERENCE("a reference file", "GLRF"),
    /** A report. */
    REPORT("a report", "<!doctype html>"),
    /** A description of data sets. */
    CROISSANT("a file of Croissant", "{\n  \"@context\""),
    /** Results of a policy. */
    JUNIT("a file of JUnit results", "<?xml");

    private final String what;
    private final byte[] beginning;

    Outputs(String what, String beginning) {
        this.what = what;
        this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Makes the folder of a file.
     *
     * @throws UserError if something stands in its place that is not of this kind, as the user's own text, or the folder cannot be
     *     made or written to
     */
    public void prepare(Path file) {
        Path whole = file.toAbsolutePath();
        if (whole.getFileName() == null || Files.isDirectory(whole)) {
            throw new UserError("cannot write " + file + ": it is a folder", "name a file");
        }
        Disk.folder(whole.getParent());
        if (!Files.isWritable(whole.getParent())) {
            throw new UserError(
                    "cannot write " + file + ": nothing may be written into its folder", "choose another place");
        }
        if (Files.exists(whole) && !isReplaceable(whole)) {
            throw new UserError(
                    file + " exists and is not " + what + ": it would be lost",
                    "write to another file, or remove this one first");
        }
    }

    private boolean isReplaceable(Path file) {
        return Files.isRegularFile(file) && Disk.on(file, "read", () -> begins(file));
    }

    private boolean begins(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(beginning.length);
            return head.length == 0 || Arrays.equals(head, beginning);
        }
    }
}
