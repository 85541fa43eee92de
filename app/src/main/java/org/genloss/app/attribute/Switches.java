package org.genloss.app.attribute;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genloss.app.Catalog;
import org.genloss.app.Records;
import org.genloss.app.Samples;
import org.genloss.app.experiment.CellSpec;
import org.genloss.data.Source;
import org.genloss.lab.SamplingRules;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.num.Decimal;
import org.genloss.policy.Sizes;

/** How the three sources of error of Shumailov et al. (2024) are switched off in a cell. */
final class Switches {

    /** A sample so many times as large stands for the population where a learner has no exact limit. */
    private static final int LARGE = 100;

    /** Largest sample that is made to stand for a population. */
    private static final long MOST = 10_000_000;

    /** Learners whose fit is one formula. */
    private static final Set<String> CLOSED_FORM =
            Set.of("gaussian", "categorical", "bernoulli", "poisson", "linear-regression", "kernel-density", "n-gram");

    /** Learners that learn nothing. */
    private static final Set<String> CONTROLS = Set.of("null-learner", "oracle");

    private Switches() {}

    /** Statistical error: each generation hands on its distribution instead of a sample. */
    static Switch statistics(CellSpec cell) {
        if (cell.sampling() == Sampling.POPULATION) {
            return Switch.absent("already at the population limit");
        } else if (cell.sampling() == Sampling.STREAM) {
            return Switch.unknown(
                    "fits read new items in every epoch (sampling: stream): there is no sample of a fixed size");
        } else if (Samples.readsFile(cell.source())) {
            return Switch.unknown("the source is data without a law: there is no population to hand on");
        }
        Optional<SamplingRules.Refusal> refusal = SamplingRules.refusal(
                Sampling.POPULATION,
                cell.learner(),
                Catalog.LEARNERS.name(cell.learner()),
                cell.source().sampleType(),
                cell.policy(),
                cell.size(),
                cell.generations());
        return refusal.isEmpty()
                ? Switch.off("population limit, exact", "sampling=population")
                : large(cell.size(), refusal.get().reason());
    }

    private static Switch large(Sizes size, String reason) {
        long start = (long) size.start() * LARGE;
        if (start > MOST) {
            return Switch.unknown(reason + ", and samples of " + start + " are too large to stand for the population");
        }
        long most = Math.min(Integer.MAX_VALUE, (long) size.most() * LARGE);
        return Switch.off(
                "approximation: samples " + LARGE + " times as large (" + reason + ")",
                "sampling=points",
                "size.start=" + start,
                "size.most=" + most);
    }

    /** Functional expressivity: a learner whose family of models contains the law of the source. */
    static Switch family(CellSpec cell) {
        String learner = Catalog.LEARNERS.name(cell.learner());
        if (CONTROLS.contains(learner)) {
            return Switch.absent(learner + " fits no family");
        }
        String source = Catalog.SOURCES.name(cell.source());
        switch (source) {
            case "gaussian":
                return normal(cell.source(), cell.learner(), learner);
            case "gaussian-mixture":
                return mixture(cell.source(), cell.learner(), learner);
            case "categorical", "zipf", "bernoulli":
                return oracle(Set.of("categorical", "bernoulli").contains(learner), source, learner, "categorical");
            case "linear-model":
                return oracle(learner.equals("linear-regression"), source, learner, "linear-regression");
            case "poisson":
                return oracle(learner.equals("poisson"), source, learner, "poisson");
            default:
                return Switch.unknown("no learner's family is known to contain the law of " + source);
        }
    }

    private static Switch oracle(boolean contained, String source, String learner, String oracle) {
        return contained
                ? Switch.absent("the family of " + learner + " contains " + source)
                : Switch.off("oracle family: " + oracle, "learner=" + oracle);
    }

    private static Switch normal(Source<?> source, Learner<?> learner, String name) {
        boolean uncorrelated = !given("covariance", source);
        boolean round = uncorrelated && !given("std", source);
        boolean contains =
                switch (name) {
                    case "gaussian" ->
                        uncorrelated || text("covariance", learner).equals("FULL");
                    case "gaussian-mixture" ->
                        switch (text("covariance_type", learner)) {
                            case "DIAG" -> uncorrelated;
                            case "SPHERICAL" -> round;
                            default -> true;
                        };
                    default -> false;
                };
        return oracle(contains, "gaussian", name, "gaussian");
    }

    private static Switch mixture(Source<?> source, Learner<?> learner, String name) {
        int components = ((List<?>) Records.value("means", source).orElseThrow()).size();
        if (!name.equals("gaussian-mixture")) {
            return Switch.off(
                    "oracle family: gaussian-mixture of " + components,
                    "learner={kind: gaussian-mixture, n_components: " + components + "}");
        }
        int fitted = (Integer) Records.value("n_components", learner).orElseThrow();
        if (fitted >= components && text("covariance_type", learner).equals("FULL")) {
            return Switch.absent("a mixture of " + fitted + " contains one of " + components);
        }
        return Switch.off(
                "oracle family: gaussian-mixture of " + Math.max(fitted, components) + " with full covariances",
                "learner.n_components=" + Math.max(fitted, components),
                "learner.covariance_type=full");
    }

    /** Functional approximation: a fit that has converged. */
    static Switch fit(CellSpec cell) {
        String learner = Catalog.LEARNERS.name(cell.learner());
        if (CLOSED_FORM.contains(learner) || CONTROLS.contains(learner)) {
            return Switch.absent("the fit of " + learner + " is in closed form");
        } else if (!learner.equals("gaussian-mixture")) {
            return Switch.unknown("whether a fit of " + learner + " has converged is not known here");
        }
        double tol =
                Math.min(1e-8, (Double) Records.value("tol", cell.learner()).orElseThrow());
        int steps = Math.max(
                10_000, (Integer) Records.value("max_iter", cell.learner()).orElseThrow());
        int starts =
                Math.max(10, (Integer) Records.value("n_init", cell.learner()).orElseThrow());
        return Switch.off(
                "EM to a change of " + Decimal.of(tol) + ", at most " + steps + " steps, best of " + starts + " starts",
                "learner.tol=" + Decimal.of(tol),
                "learner.max_iter=" + steps,
                "learner.n_init=" + starts);
    }

    private static boolean given(String parameter, Object component) {
        return Records.value(parameter, component)
                .map(value -> ((Optional<?>) value).isPresent())
                .orElse(false);
    }

    private static String text(String parameter, Object component) {
        return Records.value(parameter, component).orElseThrow().toString();
    }
}
