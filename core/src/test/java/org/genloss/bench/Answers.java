package org.genloss.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** Our side of a benchmark in turns: whole numbers come in, a line each round, and milliseconds and checks go out. */
final class Answers {

    private Answers() {}

    /** Answers each line of standard input with numbers separated by blanks. */
    static void toLines(Function<int[], double[]> answer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int[] asked = Arrays.stream(line.trim().split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            StringBuilder told = new StringBuilder();
            for (double number : answer.apply(asked)) {
                told.append(String.format(Locale.ROOT, "%.9g ", number));
            }
            System.out.println(told);
        }
    }

    static double milliseconds(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
