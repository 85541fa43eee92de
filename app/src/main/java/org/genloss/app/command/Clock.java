package org.genloss.app.command;

/** Calls somebody twice a second, on a thread of its own that keeps no program alive. */
final class Clock {

    private static final long EVERY = 500;

    private final Thread thread;

    Clock(Runnable beat) {
        this.thread = new Thread(() -> run(beat), "clock");
        thread.setDaemon(true);
    }

    private static void run(Runnable beat) {
        try {
            while (true) {
                Thread.sleep(EVERY);
                beat.run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }
}
