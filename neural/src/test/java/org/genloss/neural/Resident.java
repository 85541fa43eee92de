package org.genloss.neural;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The memory of this process that is in the machine, as Linux tells it. */
public final class Resident {

    /** Where it is told. */
    public static final Path STATM = Path.of("/proc/self/statm");

    private static final double PAGE_KB = 4;

    private Resident() {}

    /** How much it is now. */
    public static double kilobytes() {
        try {
            return PAGE_KB * Long.parseLong(Files.readString(STATM).split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Least squares over the values from {@code from} on, per index. */
    public static double slope(double[] values, int from) {
        int n = values.length - from;
        double centre = (n - 1) / 2.0;
        double mean = Arrays.stream(values, from, values.length).average().orElseThrow();
        double cross = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            cross += (i - centre) * (values[from + i] - mean);
            square += (i - centre) * (i - centre);
        }
        return cross / square;
    }

    /** Prints what was found after each of some steps. */
    public static void tell(double[] kilobytes, double slope) {
        int half = kilobytes.length / 2;
        System.out.printf(
                Locale.ROOT,
                "resident size: %.1f MB after %d steps, %.1f MB after %d; slope of the second half %.3f KB a step%n",
                kilobytes[half] / 1024,
                half,
                kilobytes[kilobytes.length - 1] / 1024,
                kilobytes.length,
                slope);
    }
}
