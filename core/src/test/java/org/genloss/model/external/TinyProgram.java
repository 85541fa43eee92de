package org.genloss.model.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;

/**
 * An external learner for tests: keeps the lines it was trained on and samples among them, or misbehaves as its first
 * argument says.
 */
final class TinyProgram {

    private TinyProgram() {}

    public static void main(String[] arguments) throws Exception {
        String mode = arguments[0];
        Map<String, String> options = new HashMap<>();
        for (int i = 2; i < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        Path kept = Path.of(options.get("--model")).resolve("kept/items");
        if (arguments[1].equals("fit")) {
            fit(mode, Path.of(options.get("--train")), kept);
        } else {
            long seed = Long.parseLong(options.get("--seed"));
            sample(mode, kept, Integer.parseInt(options.get("--n")), seed, Path.of(options.get("--out")));
        }
    }

    private static void fit(String mode, Path train, Path kept) throws Exception {
        switch (mode) {
            case "fail" -> {
                for (int i = 1; i <= 30; i++) {
                    System.err.println("complaint " + i);
                }
                System.exit(3);
            }
            case "hang" -> {
                // a child that would outlive it, so that killing the parent is not enough
                List<String> child = new ArrayList<>(ExternalTest.program("sleep"));
                child.addAll(List.of("fit", "--train", train.toString(), "--model", "none"));
                Process started = new ProcessBuilder(child).inheritIO().start();
                System.out.println("child " + started.pid());
                System.out.flush();
                Thread.sleep(600_000);
            }
            case "sleep" -> Thread.sleep(600_000);
            case "forget" -> System.out.println("nothing to keep");
            default -> {
                Files.createDirectories(kept.getParent());
                Files.copy(train, kept);
            }
        }
    }

    private static void sample(String mode, Path kept, int n, long seed, Path out) throws IOException {
        switch (mode) {
            case "mute" -> System.out.println("done");
            case "tensors" -> copyTensors(kept, n, out);
            default -> {
                List<String> lines = new ArrayList<>(Files.readAllLines(kept));
                Random random = new Random(seed);
                List<String> drawn = new ArrayList<>();
                for (int i = 0; i < n - (mode.equals("short") ? 1 : 0); i++) {
                    drawn.add(lines.get(random.nextInt(lines.size())));
                }
                Collections.shuffle(drawn, random);
                Files.write(out, drawn);
            }
        }
    }

    /** The first n points in single precision, as a program in Python might write them. */
    private static void copyTensors(Path kept, int n, Path out) {
        double[] points = Arrays.copyOf(SafeTensors.read(kept).doubles("points"), 2 * n);
        float[] singles = new float[points.length];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = (float) points[i];
        }
        SafeTensors.write(out, new Tensors().with("points", singles, n, 2));
    }
}
