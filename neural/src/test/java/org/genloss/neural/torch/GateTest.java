package org.genloss.neural.torch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class GateTest {

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void nobodyInsideIsNotWaitedFor() {
        Gate gate = new Gate();
        gate.enter();
        gate.pass();
        gate.leave();
        assertTimeoutPreemptively(Duration.ofSeconds(5), gate::close);
    }

    @Test
    void theEndWaitsForWhoeverIsInsideAndKeepsIt() throws InterruptedException {
        Gate gate = new Gate();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean passed = new AtomicBoolean();
        daemon(() -> {
            gate.enter();
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                return;
            }
            gate.pass();
            passed.set(true);
        });
        inside.await();
        Thread end = daemon(() -> {
            gate.close();
            ended.set(true);
        });
        end.join(200);
        assertFalse(ended.get(), "the end did not wait");
        go.countDown();
        end.join(10_000);
        assertTrue(ended.get(), "the end waits for a thread that is held");
        assertFalse(passed.get(), "a thread went on after the end");
    }
}
