package org.genloss.lab;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Journal;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Manifest;
import org.genloss.ledger.RunFolder;
import org.genloss.num.Seed;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;
import org.genloss.theory.Law;
import org.genloss.theory.Laws;

/**
 * Runs an experiment into a run folder: opens what it reads, computes trials at the same time, and leaves a ledger whose
 * bytes depend on spec, data and seed alone.
 */
public final class Campaign {

    /** What a fork-join pool can have. */
    private static final int MOST_THREADS = 0x7fff;

    private final Experiment experiment;
    private final RunFolder folder;
    private final Options options;
    private final Progress progress;
    private final Seed root;
    private final Map<String, Supply<?>> supplies = new LinkedHashMap<>();
    private final Gauges gauges;
    private final Map<Integer, Setup<?>> setups = new ConcurrentHashMap<>();
    private final Engines engines;

    private Campaign(Experiment experiment, RunFolder folder, Options options, Progress progress) {
        this.experiment = experiment;
        this.folder = folder;
        this.options = options;
        this.progress = progress;
        this.root = new Seed(experiment.seed());
        this.gauges = new Gauges(progress);
        this.engines = Engines.of(experiment.cells());
    }

    /**
     * How to run; nothing here changes a byte of the ledger, unless a native library computes, whose results may depend on
     * the number of its threads: a run goes on only with the number that it was started with.
     *
     * @param threads trials computed at the same time, 1 or more; where a native library computes, its threads, with one
     *     trial after another
     * @param checkpointSeconds seconds between two checkpoints of a trial, 0 or more
     */
    public record Options(int threads, double checkpointSeconds) {

        /** Checks the ranges. */
        public Options {
            Require.atLeast("threads", threads, 1);
            Require.notNegative("checkpoint seconds", checkpointSeconds);
        }
    }

    /**
     * Runs or resumes.
     *
     * @param experiment what to run
     * @param path the run folder, new or of the same experiment
     * @throws UserError if the folder belongs to another experiment, is in use, is damaged, the disk is full, or the data
     *     are not what the spec says
     */
    public static void run(Experiment experiment, Path path, Options options, Progress progress) {
        run(experiment, path, options, progress, Laws.ALL);
    }

    /** As above, with the laws that are asked about every cell. */
    static void run(Experiment experiment, Path path, Options options, Progress progress, List<Law> laws) {
        try (RunFolder folder = RunFolder.take(path, experiment.manifest())) {
            new Campaign(experiment, folder, options, progress).run(laws);
        }
    }

    private void run(List<Law> laws) {
        engines.threads(options.threads());
        if (engines.present()) {
            progress.preparing();
        }
        Map<Integer, Manifest.Data> data = new LinkedHashMap<>();
        for (Cell<?> cell : experiment.cells()) {
            Supply<?> supply = supplies.computeIfAbsent(
                    cell.sourceKey(), key -> cell.source().open(root.at("source")));
            data.put(cell.index(), new Manifest.Data(supply.hash(), supply.published()));
            setup(cell);
        }
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        folder.describe(experiment.manifest(), data, options.threads(), engines.about(), now);
        folder.laws(experiment.cells().stream()
                .flatMap(cell -> Expectations.of(setup(cell), laws).stream())
                .toList());
        try (Ledger ledger = new Ledger(folder.ledger(), experiment.manifest().specHash());
                Timings timings = new Timings(folder.timing())) {
            List<Ledger.Place> order = order();
            Committer committer = new Committer(experiment, folder, ledger, order);
            forecast(order.subList(committer.committed(), order.size()));
            announce(order, committer);
            computeAll(order, committer, timings);
            committer.force();
            if (committer.committed() < order.size()) {
                throw interrupted(null);
            }
        }
        Disk.remove(folder.path().resolve("checkpoints"));
    }

    private List<Ledger.Place> order() {
        List<Ledger.Place> order = new ArrayList<>();
        for (Cell<?> cell : experiment.cells()) {
            for (int trial = 0; trial < experiment.trials(); trial++) {
                order.add(new Ledger.Place(cell.index(), trial));
            }
        }
        return order;
    }

    private void forecast(List<Ledger.Place> left) {
        Forecast.Asked asked = new Forecast.Asked(root.at("forecast"));
        Map<Integer, OptionalDouble> trials = new HashMap<>();
        List<Double> known = new ArrayList<>();
        for (Ledger.Place place : left) {
            trials.computeIfAbsent(place.cell(), cell -> asked.trial(setups.get(cell)))
                    .ifPresent(known::add);
        }
        if (!known.isEmpty()) {
            progress.expected(Forecast.of(known, asked.writes()));
        }
    }

    private void announce(List<Ledger.Place> order, Committer committer) {
        long all = 0;
        long done = 0;
        for (int i = 0; i < order.size(); i++) {
            int generations = experiment.cells().get(order.get(i).cell()).generations() + 1;
            all += generations;
            done += i < committer.committed() ? generations : 0;
        }
        progress.started(all, done);
    }

    /**
     * Workers take trials in order; the first failure, or the person, stops them all. They live in a pool of their own, so
     * that what a trial does in parallel streams stays within the threads asked for, and uses those that have no trial. Native
     * libraries have threads of their own: then there is one worker, and trials do not fight for cores.
     */
    private void computeAll(List<Ledger.Place> order, Committer committer, Timings timings) {
        AtomicInteger next = new AtomicInteger(committer.committed());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        int workers = engines.present() ? 1 : Math.max(1, Math.min(options.threads(), order.size() - next.get()));
        CountDownLatch running = new CountDownLatch(workers);
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        ForkJoinPool pool = new ForkJoinPool(Math.min(options.threads(), MOST_THREADS));
        try {
            for (int i = 0; i < workers; i++) {
                pool.execute(() -> {
                    threads.add(Thread.currentThread());
                    try {
                        for (int at = next.getAndIncrement();
                                at < order.size()
                                        && failure.get() == null
                                        && !Thread.currentThread().isInterrupted();
                                at = next.getAndIncrement()) {
                            Ledger.Place place = order.get(at);
                            if (!committer.cancelled(place)) {
                                compute(experiment.cells().get(place.cell()), place, committer, timings);
                            }
                        }
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                        threads.forEach(Thread::interrupt);
                    } finally {
                        running.countDown();
                    }
                });
            }
            await(running, threads);
        } finally {
            pool.shutdown();
        }
        rethrow(failure.get());
    }

    private static void await(CountDownLatch running, Queue<Thread> threads) {
        try {
            running.await();
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private static UserError interrupted(InterruptedException cause) {
        return new UserError("the run was interrupted", "run the same command again: it goes on where it was", cause);
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private <S extends Sample<S>> void compute(Cell<S> cell, Ledger.Place place, Committer committer, Timings timings) {
        Setup<S> setup = setup(cell);
        Seed trial = root.at("trial", place.trial());
        Laboratory<S> laboratory =
                new Laboratory<>(setup, trial, experiment.stopping().collapse());
        S original = laboratory.original();
        Path path = folder.checkpoint(place.cell(), place.trial());
        Disk.folder(path);
        Checkpoint<S> checkpoint = new Checkpoint<>(path, setup, original);
        Checkpoint.Saved<S> saved =
                Checkpoint.exists(path) ? checkpoint.load() : new Checkpoint.Saved<>(Optional.empty(), 0, false);
        State<S> state = saved.state().orElseGet(() -> laboratory.begin(original));
        Journal journal = new Journal(path.resolve("lines.jsonl"), saved.bytes(), saved.ended());
        committer.opened(place, journal);
        if (saved.ended()) {
            progress.trial(place.cell(), place.trial(), "done before", cell.generations() + 1);
            return;
        }
        try (journal) {
            Keeper<S> keeper = new Keeper<>(checkpoint, new Unfinished(path), journal, options.checkpointSeconds());
            Descent descent = new Descent(experiment.manifest(), cell, place.trial(), setup.supply(), Optional.empty());
            laboratory.run(
                    state,
                    new TrialSink<>(
                            place,
                            folder,
                            journal,
                            keeper,
                            committer,
                            timings,
                            progress,
                            cell,
                            descent,
                            experiment.models()));
        }
    }

    @SuppressWarnings("unchecked") // cells of one source key share one source, and with it the kind of sample
    private <S extends Sample<S>> Setup<S> setup(Cell<S> cell) {
        return (Setup<S>) setups.computeIfAbsent(
                cell.index(), i -> Setup.of(cell, (Supply<S>) supplies.get(cell.sourceKey()), gauges, root));
    }
}
