package org.genloss.app.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import org.genloss.app.Catalog;
import org.genloss.report.gallery.Claim;
import org.genloss.spec.InvalidSpec;
import org.genloss.spec.Names;
import org.genloss.spec.UserError;

/** Does the chosen checks one after the other, each on all threads, and keeps what they find. */
public final class Reproduction {

    /** The check holds. */
    public static final String PASS = "pass";

    /** A row of the check does not hold. */
    public static final String FAIL = "fail";

    /** The check was left out. */
    public static final String NOT_RUN = "not run";

    /** Is told how it is going. */
    public interface Watcher {

        /**
         * A check begins.
         *
         * @param number from 1 to {@code of}
         * @param secondsLeft about how long this and all later checks will take
         */
        void begins(Check check, int number, int of, double secondsLeft);

        /** A check has ended, or was done before. */
        void ended(Claim claim);
    }

    private final List<Check> catalogue;
    private final Bench bench;
    private final Kept kept;
    private final boolean fresh;
    private final int threads;
    private final Map<String, Path> data;

    /**
     * @param catalogue every check there is
     * @param bench what they run on
     * @param folder where outcomes are kept
     * @param fresh whether outcomes that are there already do not count
     * @param threads how many threads trials may use
     * @param data what the user has, by the names that checks give it
     */
    Reproduction(List<Check> catalogue, Bench bench, Path folder, boolean fresh, int threads, Map<String, Path> data) {
        this.catalogue = catalogue;
        this.bench = bench;
        this.kept = new Kept(folder);
        this.fresh = fresh;
        this.threads = threads;
        this.data = data;
    }

    /**
     * The catalogue of the program, run by the program.
     *
     * @param data what the user has, by the names that checks give it
     * @throws UserError if no check has heard of a name, or nothing is there
     */
    public static Reproduction of(Path folder, boolean fresh, int threads, Map<String, Path> data) {
        Set<String> known = new TreeSet<>();
        Checks.ALL.forEach(check -> known.addAll(check.data()));
        data.forEach((name, path) -> {
            if (!known.contains(name)) {
                throw new UserError("--data " + name + ": no check needs it", Names.remedy(name, known));
            } else if (!Files.exists(path)) {
                throw new UserError("--data " + name + ": there is no " + path, "give the file or folder of the data");
            }
        });
        return new Reproduction(Checks.ALL, new LiveBench(data, threads, folder, fresh), folder, fresh, threads, data);
    }

    /** Why a check that is spoken of is not run; empty if it is. */
    private String whyNot(Selection selection, Check check) {
        String why = selection.whyNot(check);
        String missing = check.data().stream()
                .filter(name -> !data.containsKey(name))
                .map(name -> "--data " + name + "=PATH")
                .collect(Collectors.joining(" "));
        return why.isEmpty() && !missing.isEmpty() ? "needs data; give them with " + missing : why;
    }

    /**
     * Does what is chosen.
     *
     * @return a claim for every check that is spoken of, those that were not run too
     * @throws UserError if there is no check of a chosen id, or outcomes cannot be kept
     */
    public List<Claim> run(Selection selection, Watcher watcher) {
        List<Check> spoken = selection.from(catalogue);
        // a folder that cannot be written to is found out now and not after an hour
        kept.prepare();
        List<Check> waiting = new ArrayList<>(spoken.stream()
                .filter(check ->
                        whyNot(selection, check).isEmpty() && done(check).isEmpty())
                .toList());
        int of = waiting.size();
        double expected = 0;
        double taken = 0;
        List<Claim> claims = new ArrayList<>();
        for (Check check : spoken) {
            String why = whyNot(selection, check);
            if (!why.isEmpty()) {
                claims.add(notRun(check, why));
                continue;
            }
            if (waiting.contains(check)) {
                double pace = expected > 0 ? taken / expected : 1;
                double left =
                        pace * waiting.stream().mapToDouble(Check::seconds).sum();
                watcher.begins(check, of - waiting.size() + 1, of, left);
            }
            Claim claim = claim(check);
            if (waiting.remove(check)) {
                expected += check.seconds();
                taken += claim.seconds();
            }
            watcher.ended(claim);
            claims.add(claim);
        }
        return claims;
    }

    /** How many claims have this status. */
    public static long count(List<Claim> claims, String status) {
        return claims.stream().filter(claim -> claim.status().equals(status)).count();
    }

    private Optional<Kept.Done> done(Check check) {
        return fresh ? Optional.empty() : kept.find(check);
    }

    private Claim claim(Check check) {
        Optional<Kept.Done> before = done(check);
        if (before.isPresent()) {
            return claim(check, before.get());
        }
        long start = System.nanoTime();
        Outcome outcome;
        try {
            outcome = work(check);
        } catch (UserError e) {
            // something this check needs is not there, and the others do not need it
            return notRun(check, e.getMessage());
        } catch (InvalidSpec e) {
            if (Catalog.complete()) {
                throw e;
            }
            // the check names what this build lacks
            return notRun(check, e.problems().get(0).what());
        }
        Kept.Done done = new Kept.Done((System.nanoTime() - start) / 1e9, outcome);
        kept.keep(check, done);
        return claim(check, done);
    }

    /** In a pool of its own: trials then run on that pool's threads and on no others. */
    private Outcome work(Check check) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> check.work().run(bench)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            pool.shutdown();
        }
    }

    private static Claim claim(Check check, Kept.Done done) {
        Outcome outcome = done.outcome();
        return new Claim(
                check.id(),
                check.claim(),
                check.source(),
                check.setting(),
                outcome.pass() ? PASS : FAIL,
                outcome.note(),
                done.seconds(),
                outcome.rows(),
                outcome.picture());
    }

    private static Claim notRun(Check check, String why) {
        return new Claim(
                check.id(),
                check.claim(),
                check.source(),
                check.setting(),
                NOT_RUN,
                why,
                check.seconds(),
                List.of(),
                Optional.empty());
    }
}
