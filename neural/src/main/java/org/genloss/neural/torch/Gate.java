package org.genloss.neural.torch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds threads back from libtorch while the process ends. A process that ends takes libtorch apart under the hands of threads
 * that still compute, which crashes it; so its end waits until each of them comes by here, and keeps it.
 */
final class Gate {

    /** A batch of a large network may take as long; who waits longer wants the end, crash or not. */
    private static final long MOST_SECONDS = 20;

    /** Threads that are in a scope. */
    private int inside;
    /** Those of them that wait here for the end. */
    private int held;

    private boolean closed;

    /** A thread opens its outermost scope. */
    synchronized void enter() {
        inside++;
    }

    /** A thread has closed its outermost scope. */
    synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** A thread that is inside comes by; it goes no further once the process ends. */
    void pass() {
        synchronized (this) {
            if (!closed) {
                return;
            }
            held++;
            notifyAll();
        }
        while (true) {
            LockSupport.park(this);
        }
    }

    /** Returns when no thread computes any more, or when that takes too long. */
    synchronized void close() {
        closed = true;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        try {
            long left = TimeUnit.SECONDS.toMillis(MOST_SECONDS);
            while (inside > held && left > 0) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
