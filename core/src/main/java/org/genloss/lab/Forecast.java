package org.genloss.lab;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genloss.data.Sample;
import org.genloss.num.Seed;
import org.genloss.policy.Sizes;
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

        private final Map<List<Object>, OptionalDouble> known = new HashMap<>();
        private final Seed seed;

        Asked(Seed seed) {
            this.seed = seed;
        }

        /**
         * Seconds of all fits of one trial, in proportion to the sizes of its training sets; empty where the learner has no
         * native library behind it, and is done at once, or does not know.
         */
        <S extends Sample<S>> OptionalDouble trial(Setup<S> setup) {
            Cell<S> cell = setup.cell();
            if (cell.learner().engine().isEmpty()) {
                return OptionalDouble.empty();
            }
            Sizes size = cell.size();
            OptionalDouble first = known.computeIfAbsent(
                    List.of(cell.learner(), cell.sourceKey(), size.at(0)), key -> ask(setup, size.at(0)));
            long items = Arrays.stream(TrainingSizes.of(cell.policy(), size, cell.generations()))
                    .sum();
            return first.isPresent()
                    ? OptionalDouble.of(first.getAsDouble() / size.at(0) * items)
                    : OptionalDouble.empty();
        }

        private <S extends Sample<S>> OptionalDouble ask(Setup<S> setup, int size) {
            return setup.learner().seconds(setup.supply().draw(Math.min(size, LIKE), 0, seed), size);
        }
    }
}
