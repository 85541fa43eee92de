package org.genloss.app.experiment;

import java.util.Optional;
import java.util.regex.Pattern;
import org.genloss.lab.KeepModels;
import org.genloss.lab.Stopping;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** What an experiment says once, for all its cells. */
@Doc("What an experiment says once, for all its cells.")
public record Header(
        @Doc("Its name: letters, digits, dots, dashes and underscores; also the name of its run folder.")
        String name,

        @Doc("One line for people; the name, if not given.") @Default("\"\"")
        String title,

        @Doc("What it is meant to show, a paragraph.") @Default("\"\"")
        String claim,

        @Doc("The paper it repeats: author, year, where.") @Default("\"\"")
        String cites,

        @Doc("Version of the experiment; one more whenever its numbers move.") @Default("1")
        int version,

        @Doc("The root of all randomness; equal seeds give equal ledgers, byte for byte.") @Default("1")
        long seed,

        @Doc("Repetitions of every cell, each with its own random numbers; cells share those of equal trials.")
        @Default("20")
        int trials,

        @Doc("When a trial ends early (its model has collapsed) and when a cell needs no more trials.") @Default("{}")
        Stopping stop,

        @Doc(
                "Which models stay in the run folder, under models/, in a form that other programs and other runs read: none, the"
                        + " last of every trial, or all; none, if not given. For learners whose models have such a form.")
        Optional<KeepModels> keepModels) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** CellChecks the ranges. */
    public Header {
        Require.that(
                NAME.matcher(name).matches(),
                "name",
                "letters, digits, dots, dashes and underscores, at most 100 of them",
                "'" + name + "'");
        Require.atLeast("version", version, 1);
        Require.atLeast("trials", trials, 1);
        Require.that(trials <= 1_000_000, "trials", "at most 1000000", trials);
    }
}
