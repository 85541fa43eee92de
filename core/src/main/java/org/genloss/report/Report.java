package org.genloss.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.genloss.ledger.Disk;
import org.genloss.spec.UserError;

/**
 * Tells a run as one HTML file that opens without a network. A pure function of the run folder: it measures nothing, and
 * summarises only over trials ({@link TrialSummary}). The same folder gives the same bytes.
 */
public final class Report {

    private Report() {}

    /**
     * Writes {@code report.html} into a run folder, which may be of a run that has not ended.
     *
     * @return the file
     * @throws UserError if the folder is no run folder, or a file in it is damaged (named, with its line)
     */
    public static Path write(Path runFolder) {
        Path out = runFolder.resolve("report.html");
        write(List.of(runFolder), out);
        return out;
    }

    /**
     * Writes one page about several runs: panels of the same id share their charts, colours stand for policies and styles of
     * line for runs.
     *
     * @param runFolders one or more
     * @param out the file; replaced whole, so that no reader ever sees half of it
     * @throws UserError as above, or if the file cannot be written
     */
    public static void write(List<Path> runFolders, Path out) {
        if (runFolders.isEmpty()) {
            throw new IllegalArgumentException("run_folders must be one or more, but is empty");
        }
        String page;
        try {
            List<Evidence> runs = new ArrayList<>();
            for (Path folder : runFolders) {
                runs.add(Evidence.read(folder));
            }
            page = Page.of(Story.of(runs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Disk.replace(out.toAbsolutePath(), page);
    }
}
