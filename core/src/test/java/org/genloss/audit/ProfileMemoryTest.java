package org.genloss.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Row;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A profile of 100 groups, all samples full, is filled and written by a process of less than 1 GB. */
@Tag("memory")
class ProfileMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int GROUPS = 100;
    private static final int WORDS_OF_A_GROUP = 40_000;

    @Test
    void hundredGroupsNeedLessThanOneGigabyte() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.exists(STATUS), "no /proc on this system");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ProfileMemoryTest.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        Assertions.assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        Assertions.assertEquals(0, process.exitValue(), output);
        long megabytes = Long.parseLong(output.strip().replaceAll("(?s).*resident: (\\d+) MB.*", "$1"));
        System.out.println(output.strip());
        Assertions.assertTrue(megabytes < 1000, output);
    }

    /** Fills the profile; out of memory is the exit code. */
    public static void main(String[] args) throws IOException {
        Profile profile = new Profile(
                new Settings(List.of("source"), false, true, List.of("score"), List.of()), TextObservers.all());
        UniformRandomProvider random = new Seed(100).at("memory").stream();
        for (int group = 0; group < GROUPS; group++) {
            for (int words = 0; words < WORDS_OF_A_GROUP; words += 100) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < 100; i++) {
                    // frequent ones, and such as occur once or twice in a group
                    int word = i % 2 == 0 ? random.nextInt(1 + random.nextInt(100)) : random.nextInt(12_000);
                    text.append(Integer.toString(word * 1009, 36)).append(' ');
                }
                double[] score = {random.nextDouble()};
                profile.add(
                        new Row(List.of("group " + group), Optional.of(text.toString()), score, "file" + group, words));
            }
        }
        int size = profile.toBytes().length;
        TypeSample last = profile.groups()
                .get(List.of("group 7"))
                .part(TypeObserver.WORDS, TypeCounts.class)
                .orElseThrow()
                .sample();
        if (last.size() != 1 << 13 || last.exact()) {
            throw new AssertionError("samples are not full: " + last.size());
        }
        String resident = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow();
        System.out.println("profile of " + size + " bytes; most resident: " + Long.parseLong(resident) / 1000 + " MB");
    }
}
