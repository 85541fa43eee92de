package org.genloss.lab;

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

    /** One generation of one trial is done. */
    default void generation(int cell, int trial, int generation) {}

    /** One trial has ended. */
    default void trial(int cell, int trial, String reason, int generationsLeftOut) {}

    /** Something a person should know that does not stop the run. */
    default void warning(String message) {}
}
