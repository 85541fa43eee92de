package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.genloss.data.Symbols;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reference;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What trials do in parallel streams stays within the threads of the campaign, and uses all of them. */
class CampaignThreadsTest {

    @TempDir
    Path folder;

    /** Divides every measurement into 32 pieces of a tenth of a millisecond and notes who did them. */
    private record Crowd(Set<Thread> seen, AtomicInteger measured) implements Metric<Symbols> {

        Crowd() {
            this(ConcurrentHashMap.newKeySet(), new AtomicInteger());
        }

        @Override
        public boolean measures(Class<?> sampleType) {
            return true;
        }

        @Override
        public Gauge<Symbols> against(Reference<Symbols> reference) {
            return (at, seed) -> {
                IntStream.range(0, 32).parallel().forEach(i -> {
                    seen.add(Thread.currentThread());
                    LockSupport.parkNanos(100_000);
                });
                measured.incrementAndGet();
                return List.of();
            };
        }
    }

    private void run(Crowd crowd, int threads, int trials, int generations) {
        Stopping never = new Stopping(false, Optional.empty(), Optional.empty(), 0.01, 10);
        Campaign.run(
                TinyWorld.experiment(trials, generations, never, crowd, "replace"),
                folder.resolve("run" + threads + trials),
                new Campaign.Options(threads, 1e9),
                Progress.NONE);
    }

    @Test
    void oneThreadIsOneThread() {
        Crowd crowd = new Crowd();
        run(crowd, 1, 3, 5);
        assertEquals(1, crowd.seen().size(), crowd.seen().toString());
    }

    @Test
    void aLoneTrialUsesTheThreadsThatHaveNone() {
        Crowd crowd = new Crowd();
        run(crowd, 3, 1, 20);
        int threads = crowd.seen().size();
        assertTrue(threads > 1 && threads <= 3, crowd.seen().toString());
    }

    /** An interrupt reaches every trial, even one that waits for other threads at that moment. */
    @Test
    @Timeout(60)
    void anInterruptStopsTheTrials() throws InterruptedException {
        Crowd crowd = new Crowd();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch over = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                run(crowd, 2, 2, 1_000_000);
            } catch (UserError e) {
                thrown.set(e);
            } finally {
                over.countDown();
            }
        });
        caller.start();
        while (crowd.measured().get() < 10) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        caller.interrupt();
        over.await();
        assertInstanceOf(UserError.class, thrown.get());
        for (Thread thread : crowd.seen()) {
            thread.join();
        }
    }
}
