package org.genloss.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.spec.UserError;

/**
 * Everything a report takes from one run folder.
 *
 * @param folder the folder's own name, without what is above it
 * @param trials readings and ends by number of the cell, for every cell of the manifest
 * @param glimpses a few generated items by number of the cell; cells without any are missing
 * @param times what the cells cost, by number of the cell; cells without any are missing
 */
record RunFolder(
        String folder,
        Manifest manifest,
        Map<Integer, Trials> trials,
        Map<Integer, Glimpses> glimpses,
        Map<Integer, Times> times) {

    /**
     * Reads a run, finished or not.
     *
     * @throws UserError if the folder is no run folder, or a file in it is damaged
     */
    static RunFolder read(Path folder) throws IOException {
        Manifest manifest = Manifest.read(folder);
        Map<Integer, Trials> trials = new LinkedHashMap<>();
        manifest.cells().forEach(cell -> trials.put(cell.number(), new Trials()));
        try {
            LedgerFile.read(folder.resolve("ledger.jsonl"), trials);
        } catch (NoSuchFileException e) {
            throw new UserError(
                    folder + " has no ledger.jsonl: nothing was measured yet",
                    "run the experiment, or name another folder",
                    e);
        }
        Map<Integer, Times> times = new TreeMap<>();
        Path timing = folder.resolve("timing.jsonl");
        if (Files.exists(timing)) {
            Times.read(timing, times);
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new RunFolder(
                name == null ? "" : name.toString(), manifest, trials, Glimpses.read(folder.resolve("samples")), times);
    }
}
