package org.genloss.data.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.genloss.data.Row;

/**
 * Hands the rows of one shard to threads that have no shard to read, in batches; a long row is seen to by the reader itself, so that
 * few of them are in memory.
 */
final class Batches implements Consumer<Row> {

    private static final int ROWS = 256;
    private static final int CHARACTERS = 1 << 18;

    private final Executor helpers;
    private final Consumer<Row> consumer;
    private final Phaser pending = new Phaser(1);
    private final AtomicReference<Throwable> error = new AtomicReference<>();
    private List<Row> batch = new ArrayList<>();
    private int characters;

    /**
     * @param helpers run a batch, in the calling thread if they have too much to do
     */
    Batches(Executor helpers, Consumer<Row> consumer) {
        this.helpers = helpers;
        this.consumer = consumer;
    }

    @Override
    public void accept(Row row) {
        int length = row.text().map(String::length).orElse(0);
        if (length > CHARACTERS) {
            consumer.accept(row);
            return;
        }
        batch.add(row);
        characters += length;
        if (batch.size() == ROWS || characters > CHARACTERS) {
            hand();
        }
    }

    /** Waits until everything has been seen to; throws what a helper threw. */
    void finish() {
        hand();
        pending.arriveAndAwaitAdvance();
        if (error.get() instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (error.get() instanceof Error worse) {
            throw worse;
        }
    }

    private void hand() {
        List<Row> full = batch;
        batch = new ArrayList<>();
        characters = 0;
        pending.register();
        helpers.execute(() -> {
            try {
                full.forEach(consumer);
            } catch (RuntimeException | Error e) {
                error.accumulateAndGet(e, (known, next) -> known == null || known instanceof Ended ? next : known);
            } finally {
                pending.arriveAndDeregister();
            }
        });
    }
}
