package org.genloss.lab;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.genloss.data.Sample;
import org.genloss.model.Sampling;
import org.genloss.num.Seed;
import org.genloss.policy.TrainingSizes;

/**
 * How long the fits of a run will take, and the continuations that its models write, told before it starts. Time for other
 * samples, and to measure, comes on top.
 *
 * @param shortest seconds of a trial, in the cell where they take least
 * @param longest seconds of a trial, in the cell where they take most
 * @param all seconds of all trials that are still to be computed, one after another
 * @param trials how many these are
 * @param writes whether models write continuations, and their time is in these
 */
public record Forecast(double shortest, double longest, double all, int trials, boolean writes) {

    /** Items that a learner may try itself on. */
    private static final int LIKE = 1024;

    /** Of trials that take so long each. */
    static Forecast of(List<Double> trials, boolean writes) {
        double[] seconds =
                trials.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Forecast(
                seconds[0], seconds[seconds.length - 1], Arrays.stream(seconds).sum(), seconds.length, writes);
    }

    /** Asks the learners of cells; cells with the same learner, source and decoding are asked about once. */
    static final class Asked {

        private final Map<List<Object>, Optional<IntToDoubleFunction>> known = new HashMap<>();
        private final Seed seed;
        private boolean writes;

        Asked(Seed seed) {
            this.seed = seed;
        }

        /** Whether continuations are in the answers. */
        boolean writes() {
            return writes;
        }

        /**
         * Seconds of all fits of one trial, and of all continuations where its learner knows; empty where the learner has no
         * native library behind it, and is done at once, or does not know.
         */
        <S extends Sample<S>> OptionalDouble trial(Setup<S> setup) {
            Cell<S> cell = setup.cell();
            if (cell.learner().engine().isEmpty()) {
                return OptionalDouble.empty();
            }
            Optional<IntToDoubleFunction> seconds =
                    known.computeIfAbsent(List.of(cell.learner(), cell.sourceKey()), key -> setup.learner()
                            .seconds(like(setup)));
            long[] sizes = TrainingSizes.of(cell.policy(), cell.size(), cell.generations());
            return seconds.map(of -> OptionalDouble.of(Arrays.stream(sizes)
                                    .mapToDouble(size -> of.applyAsDouble(Math.toIntExact(size)))
                                    .sum()
                            + writing(setup)))
                    .orElse(OptionalDouble.empty());
        }

        /** Seconds of all continuations of one trial, of those too that are only measured. */
        private <S extends Sample<S>> double writing(Setup<S> setup) {
            Cell<S> cell = setup.cell();
            if (cell.sampling() != Sampling.CONTINUATIONS) {
                return 0;
            }
            Optional<IntToDoubleFunction> seconds = known.computeIfAbsent(
                    List.of(cell.learner(), cell.sourceKey(), cell.decoding()),
                    key -> setup.learner().writingSeconds(like(setup), cell.decoding()));
            writes |= seconds.isPresent();
            return seconds.map(
                            of -> prompts(setup).mapToDouble(of::applyAsDouble).sum())
                    .orElse(0.0);
        }

        /** How many prompts are continued, each time that some are. */
        private static IntStream prompts(Setup<?> setup) {
            Cell<?> cell = setup.cell();
            IntStream written = IntStream.rangeClosed(1, cell.generations())
                    .map(g -> cell.policy().ration(g, cell.size().at(g)).synthetic())
                    .filter(n -> n > 0);
            IntStream measured = IntStream.rangeClosed(0, cell.generations())
                    .filter(g -> cell.evaluation().due(g, cell.generations()))
                    .map(g -> setup.draws());
            return IntStream.concat(written, measured);
        }

        private <S extends Sample<S>> S like(Setup<S> setup) {
            int n = Math.min(setup.cell().size().at(0), LIKE);
            return setup.supply().draw(n, 0, seed);
        }
    }
}
