package org.genloss.model.external;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.genloss.num.Decimal;
import org.genloss.spec.UserError;

/**
 * An external program with a time limit.
 *
 * @param command the program and its first arguments
 * @param limit what one call may take
 */
record Program(List<String> command, Duration limit) {

    private static final int LAST_LINES = 20;

    /**
     * Runs it in the current folder and waits. What it says goes to a file, so that it never waits for a reader.
     *
     * @throws UserError if it cannot be started, takes too long or does not end with exit code 0
     */
    void run(List<String> arguments) {
        try (Folder work = Folder.temporary()) {
            Path said = work.path("said.txt");
            Process process = start(arguments, said);
            try {
                if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                    kill(process);
                    throw new UserError(
                            name(arguments) + " was killed after " + Decimal.of(limit.toNanos() / 1e9)
                                    + " seconds, the timeout" + last(said),
                            "raise timeout, or make the program faster");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(name(arguments) + " was interrupted", e);
            } finally {
                kill(process);
            }
            if (process.exitValue() != 0) {
                throw new UserError(
                        name(arguments) + " ended with exit code " + process.exitValue() + last(said),
                        "run it by hand, its files are still there: " + shown(arguments));
            }
        }
    }

    private Process start(List<String> arguments, Path said) {
        List<String> line = new ArrayList<>(command);
        line.addAll(arguments);
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UserError(
                    "the external program cannot be started: " + e.getMessage(),
                    "check that command names a program that can be run from the current folder",
                    e);
        }
    }

    /** Ends the process and everything it started. */
    private static void kill(Process process) {
        // listed before the parent dies: its children are nobody's afterwards
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines that the program said, on lines of their own. */
    private static String last(Path said) {
        String text;
        try {
            // decoded by hand: a reader would refuse what is not UTF-8
            text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "; what it said cannot be read: " + e;
        }
        if (text.isEmpty()) {
            return "; it said nothing";
        }
        String[] lines = text.split("\\R");
        String[] shown = Arrays.copyOfRange(lines, Math.max(0, lines.length - LAST_LINES), lines.length);
        return "; the last it said:\n    " + String.join("\n    ", shown);
    }

    private String name(List<String> arguments) {
        return this + " " + arguments.get(0);
    }

    private String shown(List<String> arguments) {
        return this + " " + quoted(arguments);
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** The command, as a person would write it. */
    @Override
    public String toString() {
        return quoted(command);
    }
}
