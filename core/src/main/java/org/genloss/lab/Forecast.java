package org.genloss.lab;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Sample;
import org.genloss.num.Seed;
import org.genloss.policy.TrainingSizes;

/**
 * How long the fits of a run will take, told before it starts. Time to sample and to measure comes on top.
 *
 * @param shortest seconds of the fits of a trial, in the cell where they take least
 * @param longest seconds of the fits of a trial, in the cell where they take most
 * @param all seconds of the fits of all trials that are still to be computed, one after another
 * @param trials how many these are
 */
public record Forecast(double shortest, double longest, double all, int trials) {

    /** Items that a learner may try itself on. */
    private static final int LIKE = 1024;

    /** Of trials that take so long each. */
    static Forecast of(List<Double> trials) {
        double[] seconds =
                trials.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Forecast(
                seconds[0], seconds[seconds.length - 1], Arrays.stream(seconds).sum(), seconds.length);
    }

    /** Asks the learners of cells; cells with the same learner and source are asked about once. */
    static final class Asked {

        private final Map<List<Object>, Optional<IntToDoubleFunction>> known = new HashMap<>();
        private final Seed seed;

        Asked(Seed seed) {
            this.seed = seed;
        }

        /**
         * Seconds of all fits of one trial; empty where the learner has no native library behind it, and is done at once, or
         * does not know.
         */
        <S extends Sample<S>> OptionalDouble trial(Setup<S> setup) {
            Cell<S> cell = setup.cell();
            if (cell.learner().engine().isEmpty()) {
                return OptionalDouble.empty();
            }
            Optional<IntToDoubleFunction> seconds =
                    known.computeIfAbsent(List.of(cell.learner(), cell.sourceKey()), key -> ask(setup));
            long[] sizes = TrainingSizes.of(cell.policy(), cell.size(), cell.generations());
            return seconds.map(of -> OptionalDouble.of(Arrays.stream(sizes)
                            .mapToDouble(size -> of.applyAsDouble(Math.toIntExact(size)))
                            .sum()))
                    .orElse(OptionalDouble.empty());
        }

        private <S extends Sample<S>> Optional<IntToDoubleFunction> ask(Setup<S> setup) {
            int like = Math.min(setup.cell().size().at(0), LIKE);
            return setup.learner().seconds(setup.supply().draw(like, 0, seed));
        }
    }
}
