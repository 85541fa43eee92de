package org.genloss.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.data.Dataset;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.model.ngram.NGram;
import org.genloss.num.Seed;

/**
 * Training and sampling speed of the n-gram model on a folder of .txt files, in tokens a second on one thread. Reading
 * and splitting the text is not part of any figure.
 *
 * <p>Arguments: the folder; then, optionally, a file to which the text is written as one sequence of ids a line, so that
 * another program can be measured on the same tokens. Run by {@code bench/ngram}.
 */
public final class NGramBench {

    private static final int ROUNDS = 5;

    private NGramBench() {}

    /** Measures. */
    public static void main(String[] args) throws IOException {
        Tokens text = read(Path.of(args[0]));
        int events = text.tokens().length + text.size();
        System.out.printf(
                Locale.ROOT,
                "%,d tokens in %,d paragraphs, %,d types; best of %d rounds, one thread, JDK %s%n",
                text.tokens().length,
                text.size(),
                text.vocabulary().size(),
                ROUNDS,
                System.getProperty("java.version"));
        if (args.length > 1) {
            write(text, Path.of(args[1]));
        }
        System.out.println("tokens per second of the clock, and per second of CPU time used, GC and compiler included");
        System.out.println(
                "smoothing            order      train   per CPU s     sample   per CPU s   model bytes/token");
        for (NGram.Smoothing smoothing : NGram.Smoothing.values()) {
            for (int order : new int[] {2, 3, 5}) {
                measure(text, events, new NGram(order, smoothing, 1000));
            }
        }
    }

    private static void measure(Tokens text, int events, NGram learner) {
        Dataset<Tokens> training = Dataset.of(text, Dataset.REAL);
        Best fit = new Best();
        Best sample = new Best();
        double bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            fit.start();
            Model<Tokens> model = learner.fit(training, new Seed(1));
            fit.stop(events);
            sample.start();
            Tokens drawn = model.sample(text.size(), Decoding.PLAIN, new Seed(round));
            sample.stop(drawn.tokens().length + drawn.size());
            bytes = bytes(model.state()) / (double) events;
        }
        System.out.printf(
                Locale.ROOT,
                "%-20s %5d %,10.0f %,11.0f %,10.0f %,11.0f %19.1f%n",
                learner.smoothing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                learner.order(),
                fit.perSecond,
                fit.perCpuSecond,
                sample.perSecond,
                sample.perCpuSecond,
                bytes);
    }

    /** The highest speed of several measurements. */
    private static final class Best {

        private static final OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        private long start;
        private long cpuStart;
        private double perSecond;
        private double perCpuSecond;

        void start() {
            start = System.nanoTime();
            cpuStart = SYSTEM.getProcessCpuTime();
        }

        void stop(long tokens) {
            perSecond = Math.max(perSecond, tokens * 1e9 / (System.nanoTime() - start));
            perCpuSecond = Math.max(perCpuSecond, tokens * 1e9 / (SYSTEM.getProcessCpuTime() - cpuStart));
        }
    }

    private static long bytes(Tensors state) {
        return state.names().stream()
                .mapToLong(name -> 4L * state.ints(name).length)
                .sum();
    }

    /** Paragraphs as closed sequences; runs of letters and digits, and every other visible character alone. */
    private static Tokens read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        Map<String, Integer> ids = new HashMap<>();
        List<String> types = new ArrayList<>();
        List<int[]> rows = new ArrayList<>();
        for (Path file : files) {
            for (String paragraph : Files.readString(file).split("\\R\\s*\\R")) {
                int[] row = words(paragraph).stream()
                        .mapToInt(word -> ids.computeIfAbsent(word, w -> {
                            types.add(w);
                            return types.size() - 1;
                        }))
                        .toArray();
                if (row.length > 0) {
                    rows.add(row);
                }
            }
        }
        int[] offsets = new int[rows.size() + 1];
        for (int i = 0; i < rows.size(); i++) {
            offsets[i + 1] = offsets[i] + rows.get(i).length;
        }
        int[] tokens = new int[offsets[rows.size()]];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, tokens, offsets[i], rows.get(i).length);
        }
        return new Tokens(tokens, offsets, new Vocabulary(Vocabulary.Unit.WORDS, types), true);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
            if (!inside && i < text.length() && !Character.isWhitespace(text.charAt(i))) {
                words.add(text.substring(i, i + 1));
            }
        }
        return words;
    }

    private static void write(Tokens text, Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < text.size(); i++) {
            for (int j = text.offsets()[i]; j < text.offsets()[i + 1]; j++) {
                lines.append(j == text.offsets()[i] ? "" : " ").append(text.tokens()[j]);
            }
            lines.append('\n');
        }
        Files.writeString(file, lines);
    }
}
