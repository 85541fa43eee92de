package org.genloss.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.genloss.data.Dataset;
import org.genloss.data.Sample;
import org.genloss.data.Tensors;
import org.genloss.metric.Exhibit;
import org.genloss.metric.Reading;
import org.genloss.model.FitCurve;
import org.genloss.model.Model;
import org.genloss.model.Sampling;
import org.genloss.model.Work;
import org.genloss.num.Seed;

/**
 * Many trials of one cell in memory: the same loop, seeds and readings as a run, without a folder. For checks and pilots
 * that need thousands of trials and keep nothing but their readings.
 */
public final class Ensemble {

    private final int trials;
    private final Map<String, NavigableMap<Integer, double[]>> readings = new ConcurrentHashMap<>();
    private final int[] collapsed;

    private Ensemble(int trials) {
        this.trials = trials;
        this.collapsed = new int[trials];
        Arrays.fill(collapsed, -1);
    }

    /**
     * Runs every trial. Uses the threads of the common pool; the result does not depend on how many they are.
     *
     * @param cell what to run; its metrics are what is kept
     * @param seed root of all randomness, as in a spec
     * @param stopAtCollapse as {@link Stopping#collapse}
     */
    public static <S extends Sample<S>> Ensemble run(Cell<S> cell, int trials, long seed, boolean stopAtCollapse) {
        Seed root = new Seed(seed);
        Setup<S> setup = Setup.of(cell, cell.source().open(root.at("source")), new Gauges(Progress.NONE), root);
        Ensemble ensemble = new Ensemble(trials);
        IntStream all = IntStream.range(0, trials);
        // an engine has threads of its own: trials that share it run one after another
        boolean alone = Engines.of(List.of(cell)).present();
        (alone ? all : all.parallel()).forEach(trial -> {
            Laboratory<S> laboratory = new Laboratory<>(setup, root.at("trial", trial), stopAtCollapse);
            laboratory.run(laboratory.begin(laboratory.original()), ensemble.new Memory<S>(trial));
        });
        return ensemble;
    }

    /** Names of all readings, in alphabetical order. */
    public Set<String> names() {
        return new TreeSet<>(readings.keySet());
    }

    /**
     * One number per trial, NaN where a trial had ended before or was not measured.
     *
     * @throws IllegalArgumentException if no trial has this reading at this generation
     */
    public double[] at(String reading, int generation) {
        double[] values = readings.getOrDefault(reading, new TreeMap<>()).get(generation);
        if (values == null) {
            throw new IllegalArgumentException(
                    "there is no reading " + reading + " at generation " + generation + ", only " + names());
        }
        return values;
    }

    /** The generation in which each trial's model first said that it had collapsed, or -1. */
    public int[] collapsed() {
        return collapsed;
    }

    /** Where a trial leaves its readings. */
    private final class Memory<S extends Sample<S>> implements Sink<S> {

        private final int trial;

        Memory(int trial) {
            this.trial = trial;
        }

        @Override
        public void sampled(Sampling form) {}

        @Override
        public void readings(int generation, List<Reading> made) {
            for (Reading reading : made) {
                NavigableMap<Integer, double[]> series =
                        readings.computeIfAbsent(reading.name(), name -> new TreeMap<>());
                synchronized (series) {
                    series.computeIfAbsent(generation, g -> {
                                double[] empty = new double[trials];
                                Arrays.fill(empty, Double.NaN);
                                return empty;
                            })[trial] =
                            reading.value();
                }
            }
        }

        @Override
        public void collapsed(int generation, String reason) {
            collapsed[trial] = generation;
        }

        @Override
        public void fitted(int generation, List<FitCurve> curves) {}

        @Override
        public boolean shows(int generation, boolean last) {
            return false;
        }

        @Override
        public void shown(int generation, S drawn, Optional<Dataset<S>> training, List<Exhibit> exhibits) {}

        @Override
        public Work fitting(State<S> state) {
            return Work.ALONE;
        }

        @Override
        public Optional<Tensors> measured(State<S> state) {
            return Optional.empty();
        }

        @Override
        public Work measuring(State<S> state, int n) {
            return Work.ALONE;
        }

        @Override
        public Work writing(State<S> state, Model<S> model, int n) {
            return Work.ALONE;
        }

        @Override
        public void keep(int generation, Model<S> model, boolean last) {}

        @Override
        public void generation(int generation, State<S> state, long fit, long measure, long sample) {}

        @Override
        public void end(int generation, String reason, long fit, long measure) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
