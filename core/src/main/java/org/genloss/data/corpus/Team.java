package org.genloss.data.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.genloss.data.Row;
import org.genloss.spec.UserError;

/** Threads that read shards side by side; the first error ends all of them. */
final class Team {

    private final int threads;
    private final Consumer<Row> consumer;
    private volatile boolean failed;

    /** Ends a thread because another one has failed. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super(null, null, false, false);
        }
    }

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
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, shards.size()));
        try {
            List<Future<Notes.Note>> futures = new ArrayList<>();
            for (Shard shard : shards) {
                boolean first = futures.isEmpty();
                futures.add(pool.submit(() -> !first && (failed || enough.getAsBoolean()) ? null : read(shard)));
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
        }
    }

    private Notes.Note read(Shard shard) {
        try {
            Fingerprint before = Fingerprint.of(shard.path());
            Tally tally = shard.read(consumer);
            if (!before.equals(Fingerprint.of(shard.path()))) {
                throw new UserError(shard.name() + " has changed while it was read", "run the command again");
            }
            return new Notes.Note(before, tally);
        } catch (RuntimeException | Error e) {
            failed = true;
            throw e;
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
