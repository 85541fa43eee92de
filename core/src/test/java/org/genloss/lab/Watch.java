package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;

/** One number of every model of every trial, and what it is known to be on average. */
final class Watch<S extends Sample<S>> implements Metric<S> {

    /** The last generation of most chains. */
    static final int LAST = 8;

    /** Trials of most chains. */
    static final int TRIALS = 1500;

    private final ToDoubleFunction<Object> statistic;
    private String name;
    private Ensemble seen;

    private Watch(ToDoubleFunction<Object> statistic) {
        this.statistic = statistic;
    }

    static <S extends Sample<S>> Watch<S> of(ToDoubleFunction<Object> statistic) {
        return new Watch<>(statistic);
    }

    /** Runs chains whose trials end at collapse where nothing can revive them; the watches see every model. */
    static <S extends Sample<S>> Ensemble run(
            Source<S> source,
            Learner<S> learner,
            Decoding decoding,
            String policy,
            int size,
            int generations,
            int trials,
            List<Watch<S>> watches) {
        for (int i = 0; i < watches.size(); i++) {
            watches.get(i).name = "watch_" + i;
        }
        Cell<S> cell = new Cell<>(
                0,
                "known",
                Map.of("policy", policy),
                source,
                "source",
                learner,
                decoding,
                Sampling.POINTS,
                Policy.parse(policy),
                Sizes.constant(size),
                generations,
                new Evaluation(Optional.of(1), Optional.of(1), 1),
                List.copyOf(watches));
        Ensemble ensemble = Ensemble.run(cell, trials, 20261122, true);
        watches.forEach(watch -> watch.seen = ensemble);
        return ensemble;
    }

    @Override
    public boolean measures(Class<?> sampleType) {
        return true;
    }

    @Override
    public Gauge<S> against(Reference<S> reference) {
        return (at, seed) -> at.generation() == Snapshot.BASELINE
                ? List.of()
                : List.of(Reading.of(name, statistic.applyAsDouble(at.model().orElseThrow()), "1"));
    }

    /** The numbers of the trials that reached a generation. */
    double[] seen(int generation) {
        return Arrays.stream(seen.at(name, generation))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** The mean at a generation is within 4 of its standard errors of what is known. */
    void expect(int generation, double expected) {
        expect("generation " + generation, seen(generation), expected);
    }

    /** The mean of {@code x} is within 4 of its standard errors of what is known. */
    static void expect(String what, double[] x, double expected) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(squares / (x.length - 1.0) / x.length);
        double z = (mean - expected) / error;
        assertTrue(Math.abs(z) < 4, what + ": " + mean + " +- " + error + ", but " + expected + " is known; z = " + z);
    }
}
