package org.genloss.data.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.genloss.data.Row;
import org.genloss.spec.UserError;

/**
 * Threads that read shards side by side, or help those that do where there are fewer shards than threads; the first error ends all of
 * them.
 */
final class Team {

    private final int threads;
    private final Consumer<Row> consumer;
    private volatile boolean failed;

    Team(int threads, Consumer<Row> consumer) {
        this.threads = threads;
        this.consumer = row -> {
            if (failed) {
                throw new Ended();
            }
            consumer.accept(row);
        };
    }

    /**
     * Reads shards, begun in their order.
     *
     * @param enough when it is true no further shards are begun; at least one is
     * @return those that were read
     */
    Map<Shard, Notes.Note> read(List<Shard> shards, BooleanSupplier enough) {
        Map<Shard, Notes.Note> read = new LinkedHashMap<>();
        int readers = Math.min(threads, shards.size());
        ExecutorService pool = Executors.newFixedThreadPool(readers);
        ThreadPoolExecutor helpers = helpers(threads - readers);
        try {
            List<Future<Notes.Note>> futures = new ArrayList<>();
            for (Shard shard : shards) {
                boolean first = futures.isEmpty();
                futures.add(
                        pool.submit(() -> !first && (failed || enough.getAsBoolean()) ? null : read(shard, helpers)));
            }
            RuntimeException error = null;
            for (int i = 0; i < futures.size(); i++) {
                try {
                    Notes.Note note = futures.get(i).get();
                    if (note != null) {
                        read.put(shards.get(i), note);
                    }
                } catch (ExecutionException e) {
                    error = worse(error, e.getCause());
                }
            }
            if (error != null) {
                throw error;
            }
            return read;
        } catch (InterruptedException e) {
            failed = true;
            Thread.currentThread().interrupt();
            throw new UserError("the reading was interrupted", "run the same command again", e);
        } finally {
            pool.shutdownNow();
            end(helpers);
        }
    }

    /** Null for none. A reader whom they leave waiting does the work itself. */
    private static ThreadPoolExecutor helpers(int count) {
        return count == 0
                ? null
                : new ThreadPoolExecutor(
                        count,
                        count,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(2 * count),
                        new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** Nothing is handed on any more once this has returned. */
    private static void end(ThreadPoolExecutor helpers) {
        if (helpers == null) {
            return;
        }
        helpers.shutdownNow();
        try {
            helpers.awaitTermination(1, TimeUnit.DAYS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Notes.Note read(Shard shard, ThreadPoolExecutor helpers) {
        try {
            Fingerprint before = Fingerprint.of(shard.path());
            Tally tally = helpers == null ? shard.read(consumer) : readWith(helpers, shard);
            if (!before.equals(Fingerprint.of(shard.path()))) {
                throw new UserError(shard.name() + " has changed while it was read", "run the command again");
            }
            return new Notes.Note(before, tally);
        } catch (RuntimeException | Error e) {
            failed = true;
            throw e;
        }
    }

    private Tally readWith(ThreadPoolExecutor helpers, Shard shard) {
        Batches batches = new Batches(helpers, row -> {
            try {
                consumer.accept(row);
            } catch (RuntimeException | Error e) {
                failed = true;
                throw e;
            }
        });
        try {
            return shard.read(row -> {
                if (failed) {
                    throw new Ended();
                }
                batches.accept(row);
            });
        } finally {
            batches.finish();
        }
    }

    /** The error that says most: an own one before that of a thread that was ended. */
    private static RuntimeException worse(RuntimeException known, Throwable next) {
        if (known != null && !(known instanceof Ended)) {
            return known;
        }
        if (next instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (next instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("a shard throws nothing else", next);
    }
}
