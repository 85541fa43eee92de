package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Work that somebody may stop at any moment: whoever does is told that nothing is lost. */
final class Interruption {

    private Interruption() {}

    /**
     * Does the work.
     *
     * @param clean leaves a clean line behind; done at the end, whatever the end
     */
    static <T> T told(PrintWriter err, Runnable clean, Supplier<T> work) {
        AtomicBoolean working = new AtomicBoolean(true);
        Thread hook = new Thread(() -> {
            if (working.get()) {
                clean.run();
                err.println("stopped; run the same command again to go on where it was");
                err.flush();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            working.set(false);
            clean.run();
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is already ending, and the hook has its say
        }
    }
}
