package org.genloss.app.reproduce;

import java.util.List;

/**
 * One known answer or figure.
 *
 * @param id as {@code K2} or {@code fig4}, unique
 * @param claim what is said to hold, one sentence
 * @param source author, year, equation
 * @param setting what is run, one sentence
 * @param group when it is run
 * @param seconds about how long it takes on two cores
 * @param data names of the data that it needs and the program does not have
 * @param work how it is done
 */
public record Check(
        String id,
        String claim,
        String source,
        String setting,
        Group group,
        double seconds,
        List<String> data,
        Work work) {

    /** A check that needs no data. */
    public Check(String id, String claim, String source, String setting, Group group, double seconds, Work work) {
        this(id, claim, source, setting, group, seconds, List.of(), work);
    }

    /** When a check is run. */
    public enum Group {
        /** With {@code --quick} too. */
        QUICK,
        /** By default. */
        DEFAULT,
        /** Only with {@code --all} or by its id. */
        LONG
    }

    /** Does a check. */
    @FunctionalInterface
    public interface Work {

        /** Runs what has to be run on {@code bench} and compares. */
        Outcome run(Bench bench);
    }
}
