package org.genloss.spark;

import java.io.IOException;
import java.util.Arrays;

/** Runs another program's main method for as long as whoever started it lives: however the test ends, no process is left. */
public final class Leashed {

    private Leashed() {}

    /** The class, then its arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(Leashed::untilAbandoned, "leash");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void untilAbandoned() {
        try {
            while (System.in.read() >= 0) {
                // nobody writes; the end of it is what is waited for
            }
        } catch (IOException e) {
            // as good as the end
        }
        Runtime.getRuntime().halt(1);
    }
}
