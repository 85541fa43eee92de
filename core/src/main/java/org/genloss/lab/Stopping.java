package org.genloss.lab;

import java.util.Optional;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** When a trial, or the trials of a cell, end early. */
@Doc("When a trial ends early (its model has collapsed) and when a cell needs no more trials (its interval is tight).")
public record Stopping(
        @Doc(
                "End a trial when its model has collapsed, provided that its policy reads nothing but what the newest model"
                        + " wrote (replace): real or older data, or real prompts, may bring back what is lost, and the trial goes on.")
        @Default("true")
        boolean collapse,

        @Doc("Metric whose 95 % interval of the mean over trials ends a cell early; no early end if not given."
                + " Looking after every trial makes it a 90 to 94 % interval (simulated, fewest trials 3 to 10).")
        Optional<String> metric,

        @Doc("Generation at which that metric is looked at; the last one if not given.")
        Optional<Integer> generation,

        @Doc("A cell ends when half the interval's width is at most this.") @Default("0.01")
        double halfWidth,

        @Doc("Fewest trials before a cell may end.") @Default("10")
        int minTrials) {

    /** Checks the ranges. */
    public Stopping {
        Require.positive("half_width", halfWidth);
        Require.atLeast("min_trials", minTrials, 3);
        generation.ifPresent(g -> Require.atLeast("generation", g, 0));
    }

    /** Trials end at collapse; cells run all their trials. */
    public static Stopping standard() {
        return new Stopping(true, Optional.empty(), Optional.empty(), 0.01, 10);
    }
}
