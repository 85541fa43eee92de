package org.genloss.app.experiment;

import java.util.List;
import java.util.Optional;
import org.genloss.data.Source;
import org.genloss.lab.Evaluation;
import org.genloss.metric.Metric;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** What one cell of an experiment is made of; a panel may give any of it anew, and a sweep may vary any of it. */
@Doc("What one cell of an experiment is made of; a panel may give any of it anew, and a sweep may vary any of it.")
public record CellSpec(
        @Doc("Where real data come from: a law with known truth, or files. See `genloss list sources`.")
        Source<?> source,

        @Doc("What is fitted to them, and then to what it wrote. See `genloss list learners`.")
        Learner<?> learner,

        @Doc("The sample size M_g of every generation: a number, or a start and a law of growth.")
        Sizes size,

        @Doc("Generations after generation 0, which is fitted to real data alone.") @Default("30")
        int generations,

        @Doc("How a model is drawn from; its own distribution, if not given.") @Default("{}")
        Decoding decoding,

        @Doc("In what form models write training data: points (items, one by one); sufficient (only what a fit reads of"
                + " them, drawn from its own law: the same distribution, at a cost that does not grow with size);"
                + " population (the model's distribution itself, without statistical error); stream (items drawn anew whenever"
                + " a fit reads them, so that no epoch sees those of another); continuations (of the first real data: the model"
                + " goes on after every record that the next generation does not keep).")
        @Default("points")
        Sampling sampling,

        @Doc("What the next generation reads: a preset's name, or its parts. See `genloss list policies`.")
        @Default("replace")
        Policy policy,

        @Doc("How generations are measured.") @Default("{}") Evaluation evaluation,

        @Doc("What is measured, in order; a choice that suits the data, if not given. See `genloss list metrics`.")
        Optional<List<Metric<?>>> metrics) {

    /** CellChecks the ranges. */
    public CellSpec {
        Require.atLeast("generations", generations, 0);
        Require.that(generations <= 10_000_000, "generations", "at most 10000000", generations);
        Require.that(metrics.isEmpty() || !metrics.get().isEmpty(), "metrics", "at least one metric", "none");
    }
}
