package org.genloss.lab;

import java.nio.file.Path;

/** Runs an experiment into a run folder. */
public final class Campaign {

    private Campaign() {}

    /**
     * How to run; nothing here changes a byte of the ledger.
     *
     * @param threads trials computed at the same time, 1 or more
     * @param checkpointSeconds seconds between two checkpoints of a trial
     */
    public record Options(int threads, double checkpointSeconds) {}

    /**
     * Runs or resumes.
     *
     * @param experiment what to run
     * @param folder the run folder, new or of the same experiment
     * @throws org.genloss.spec.UserError if the folder belongs to another experiment, is in use, is damaged, the disk is
     *     full, or the data are not what the spec says
     */
    public static void run(Experiment experiment, Path folder, Options options, Progress progress) {
        throw new IllegalStateException("being written");
    }
}
