package org.genloss.lab;

import java.util.List;
import java.util.Optional;
import org.genloss.data.CompactLaw;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reference;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.num.Seed;
import org.genloss.policy.Policy;
import org.genloss.spec.UserError;

/**
 * A cell made ready: source opened, reference drawn, metrics prepared. Shared by all trials of the cell.
 *
 * @param cell the cell
 * @param supply its opened source
 * @param learner its learner, told of the supply
 * @param gauges its metrics, prepared
 * @param draws items drawn from every model to be measured
 */
record Setup<S extends Sample<S>>(
        Cell<S> cell, Supply<S> supply, Learner<S> learner, List<Gauge<S>> gauges, int draws) {

    /** Most reference records when the spec does not say how many. */
    private static final int REFERENCE = 10_000;

    /**
     * Prepares a cell.
     *
     * @param gauges those of all cells
     * @param root the run's seed
     * @throws UserError if the source has too few records
     */
    static <S extends Sample<S>> Setup<S> of(Cell<S> cell, Supply<S> supply, Gauges gauges, Seed root) {
        checkEnough(cell, supply);
        checkSampling(cell, supply);
        int draws = cell.evaluation().draws().orElse(draws(cell));
        int available = (int) Math.min(REFERENCE, supply.heldOutSize());
        int size = cell.evaluation().reference().orElse(available);
        if (size > supply.heldOutSize() || size < 1) {
            throw new UserError(
                    "evaluation.reference must be from 1 to the number of held-out records, " + supply.heldOutSize()
                            + ", but is " + size,
                    supply.heldOutSize() < 1
                            ? "raise source.held_out"
                            : "ask for fewer with --set evaluation.reference=" + supply.heldOutSize()
                                    + ", or raise source.held_out");
        }
        Reference<S> reference = new Reference<>(supply, supply.heldOut(size, root.at("held-out")), draws);
        List<Gauge<S>> prepared = cell.metrics().stream()
                .map(metric -> gauges.of(metric, cell.sourceKey(), reference))
                .toList();
        return new Setup<>(cell, supply, cell.learner().knowing(supply), prepared, draws);
    }

    /** As many as generation 0 is trained on; where the size costs nothing, not so many that measuring costs all. */
    private static int draws(Cell<?> cell) {
        int start = cell.size().start();
        return cell.sampling() == Sampling.POINTS ? start : Math.min(start, Evaluation.MOST_DRAWS);
    }

    /** What the supply can do besides drawing items. */
    @SuppressWarnings("unchecked") // a law of a supply of S is a law of S
    Optional<CompactLaw<S>> law() {
        return supply instanceof CompactLaw<?> law ? Optional.of((CompactLaw<S>) law) : Optional.empty();
    }

    /** Whether a metric asks for the model of generation 0. */
    boolean readsFirst() {
        return cell.metrics().stream().anyMatch(Metric::readsFirst);
    }

    private static void checkSampling(Cell<?> cell, Supply<?> supply) {
        SamplingRules.refusal(
                        cell.sampling(),
                        cell.learner(),
                        "the learner of cell " + cell.index(),
                        cell.source().sampleType(),
                        cell.policy(),
                        cell.size(),
                        cell.generations())
                .ifPresent(refusal -> {
                    throw new UserError(refusal.reason(), refusal.remedy());
                });
        if (cell.sampling() == Sampling.POPULATION && !(supply instanceof CompactLaw<?>)) {
            throw new UserError(
                    "the source of cell " + cell.index() + " is data without a law, which has no population limit",
                    "use sampling: points or sufficient, or a source that is a law");
        }
    }

    /** Real records the whole chain will ask for are there before the first is drawn. */
    private static void checkEnough(Cell<?> cell, Supply<?> supply) {
        Policy policy = cell.policy();
        long needed = cell.size().at(0);
        for (int g = 1; g <= cell.generations(); g++) {
            int size = cell.size().at(g);
            needed += policy.ration(g, size).fresh();
            if (policy.fromOriginal(g, size) > cell.size().at(0)) {
                throw new UserError(
                        "generation " + g + " asks for " + policy.fromOriginal(g, size) + " of the first real data, of"
                                + " which there are " + cell.size().at(0),
                        "lower real_share, let sizes grow more slowly, or use fresh real data");
            }
        }
        if (needed > supply.size()) {
            throw new UserError(
                    "the source has " + supply.size() + " training records, fewer than the " + needed
                            + " that cell " + cell.index() + " needs (size "
                            + cell.size().at(0)
                            + (needed > cell.size().at(0) ? " and fresh real data for every generation)" : ")"),
                    "lower size to at most " + Math.min(supply.size(), Integer.MAX_VALUE)
                            + ", lower source.held_out, or give more data");
        }
    }
}
