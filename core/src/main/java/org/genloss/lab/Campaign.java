package org.genloss.lab;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Ledger;
import org.genloss.ledger.Manifest;
import org.genloss.ledger.RunFolder;
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
    private final Optional<Function<Ledger.Place, TrialOutput>> elsewhere;
    private final Trials trials;
    private final Engines engines;

    private Campaign(
            Experiment experiment,
            RunFolder folder,
            Options options,
            Progress progress,
            Optional<Function<Ledger.Place, TrialOutput>> elsewhere) {
        this.experiment = experiment;
        this.folder = folder;
        this.options = options;
        this.progress = progress;
        this.elsewhere = elsewhere;
        this.trials = new Trials(experiment, progress);
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

    /**
     * As above, with trials computed elsewhere, each whole: the same ledger.
     *
     * @param options whose threads are the number of trials asked for at the same time
     * @param elsewhere computes a trial as an {@link Outpost} does; called by several threads
     * @throws UserError also if the experiment computes with a native library, or elsewhere reads other data
     */
    public static void run(
            Experiment experiment,
            Path path,
            Options options,
            Progress progress,
            Function<Ledger.Place, TrialOutput> elsewhere) {
        if (Engines.of(experiment.cells()).present()) {
            throw new UserError(
                    "the experiment computes with a native library, whose results depend on the machine",
                    "run it on one machine with `genloss run`");
        }
        try (RunFolder folder = RunFolder.take(path, experiment.manifest())) {
            new Campaign(experiment, folder, options, progress, Optional.of(elsewhere)).run(Laws.ALL);
        }
    }

    /** As above, with the laws that are asked about every cell. */
    static void run(Experiment experiment, Path path, Options options, Progress progress, List<Law> laws) {
        try (RunFolder folder = RunFolder.take(path, experiment.manifest())) {
            new Campaign(experiment, folder, options, progress, Optional.empty()).run(laws);
        }
    }

    private void run(List<Law> laws) {
        engines.threads(options.threads());
        if (engines.present()) {
            progress.preparing();
        }
        Map<Integer, Manifest.Data> data = trials.open();
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        folder.describe(experiment.manifest(), data, options.threads(), engines.about(), now);
        folder.laws(experiment.cells().stream()
                .flatMap(cell -> Expectations.of(trials.setup(cell), laws).stream())
                .toList());
        try (Ledger ledger = new Ledger(folder.ledger(), experiment.manifest().specHash());
                Timings timings = new Timings(folder.timing())) {
            List<Ledger.Place> order = order();
            Committer committer = new Committer(experiment, folder, ledger, order);
            forecast(order.subList(committer.committed(), order.size()));
            announce(order, committer);
            computeAll(order, new Trials.Desk(folder, committer, timings, options.checkpointSeconds()));
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
        Forecast.Asked asked = new Forecast.Asked(trials.root().at("forecast"));
        Map<Integer, OptionalDouble> trials = new HashMap<>();
        List<Double> known = new ArrayList<>();
        for (Ledger.Place place : left) {
            trials.computeIfAbsent(
                            place.cell(),
                            cell -> asked.trial(
                                    this.trials.setup(experiment.cells().get(cell))))
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
    private void computeAll(List<Ledger.Place> order, Trials.Desk desk) {
        Committer committer = desk.committer();
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
                                compute(place, desk);
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

    private void compute(Ledger.Place place, Trials.Desk desk) {
        if (elsewhere.isEmpty()) {
            trials.compute(place, desk);
        } else {
            new Fetched(experiment, trials, progress).fetch(place, elsewhere.get(), desk);
        }
    }
}
