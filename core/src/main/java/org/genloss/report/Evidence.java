package org.genloss.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.ledger.FitRecord;
import org.genloss.ledger.Run;
import org.genloss.spec.UserError;
import org.genloss.verdict.Judge;
import org.genloss.verdict.Verdicts;

/**
 * Everything a report takes from one run folder.
 *
 * @param about what the run says about itself
 * @param trials readings and ends by index of the cell, for every cell of the manifest
 * @param glimpses a few generated items by index of the cell; cells without any are missing
 * @param exhibits what metrics kept to be looked at, by index of the cell; cells without any are missing
 * @param fits how the fits of the first trial went, by index of the cell and generation
 * @param times what the cells cost, by index of the cell; cells without any are missing
 * @param verdicts what is judged of it
 */
record Evidence(
        Run about,
        Map<Integer, Trials> trials,
        Map<Integer, Glimpses> glimpses,
        Map<Integer, Exhibits> exhibits,
        Map<Integer, TreeMap<Integer, FitRecord>> fits,
        Map<Integer, Times> times,
        Verdicts verdicts) {

    /**
     * Reads a run, finished or not.
     *
     * @throws UserError if the folder is no run folder, or a file in it is damaged
     */
    static Evidence read(Path folder) throws IOException {
        Run run = Run.open(folder);
        Map<Integer, Trials> trials = new LinkedHashMap<>();
        run.cells().forEach(cell -> trials.put(cell.index(), new Trials()));
        Judge judge = new Judge(run);
        Map<Integer, TreeMap<Integer, FitRecord>> fits = new TreeMap<>();
        run.read(
                entry -> {
                    trials.get(entry.cell()).add(entry);
                    judge.add(entry);
                },
                event -> {
                    trials.get(event.cell()).add(event);
                    judge.add(event);
                },
                fit -> {
                    if (fit.trial() == 0) {
                        fits.computeIfAbsent(fit.cell(), cell -> new TreeMap<>())
                                .put(fit.generation(), fit);
                    }
                });
        trials.values().forEach(Trials::finish);
        Map<Integer, Times> times = new TreeMap<>();
        Path timing = folder.resolve("timing.jsonl");
        if (Files.exists(timing)) {
            Times.read(timing, times);
        }
        Path samples = folder.resolve("samples");
        return new Evidence(run, trials, Glimpses.read(samples), Exhibits.read(samples), fits, times, judge.verdicts());
    }
}
