package org.genloss.lab;

import org.genloss.metric.Metric;

/** Told how a run is getting on; calls may come from any thread. */
public interface Progress {

    /** Nobody is looking. */
    Progress NONE = new Progress() {};

    /**
     * The run is about to start.
     *
     * @param generations number of generations of all trials of all cells
     * @param done how many of them an earlier start has already computed
     */
    default void started(long generations, long done) {}

    /** Data and metrics are being made ready, which may take minutes where native libraries compute. */
    default void preparing() {}

    /** This metric is being made ready; another one, or {@link #started}, follows when it is. */
    default void preparing(Metric<?> metric) {}

    /** Fits will take long; told before {@link #started}. */
    default void expected(Forecast forecast) {}

    /** One generation of one trial is done. */
    default void generation(int cell, int trial, int generation) {}

    /**
     * A fit, or the writing of a generation, that takes long has got further.
     *
     * @param what the part that was just done, such as {@code epoch 3 of 30} or {@code writing 1,234 of 37,354}
     * @param share of the generation that is done, in (0, 1], as far as that is known
     */
    default void working(int cell, int trial, int generation, String what, double share) {}

    /** One trial has ended. */
    default void trial(int cell, int trial, String reason, int generationsLeftOut) {}

    /** Something a person should know that does not stop the run. */
    default void warning(String message) {}
}
