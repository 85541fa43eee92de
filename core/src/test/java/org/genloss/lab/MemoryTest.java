package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.genloss.data.Points;
import org.genloss.data.law.Gaussian;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Manifest;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reference;
import org.genloss.model.Decoding;
import org.genloss.model.Sampling;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run holds on to: nothing more at generation 1,000 than at 100 under replace, only its data under accumulate. */
class MemoryTest {

    private static final int SIZE = 5_000;
    private static final double MIB = 1 << 20;

    @TempDir
    Path folder;

    /** Live bytes after a full collection at chosen generations. */
    private record Live(Map<Integer, Long> bytes) implements Metric<Points> {
        @Override
        public boolean measures(Class<?> sampleType) {
            return true;
        }

        @Override
        public Gauge<Points> against(Reference<Points> reference) {
            return (at, seed) -> {
                if (at.generation() == 100 || at.generation() % 500 == 0 && at.generation() > 0) {
                    bytes.put(at.generation(), live());
                }
                return List.of();
            };
        }

        private static long live() {
            Runtime runtime = Runtime.getRuntime();
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                System.gc();
                least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
            }
            return least;
        }
    }

    @Test
    void replaceStaysFlatForAThousandGenerations() {
        Map<Integer, Long> live = run("replace", 1000);
        double growth = (live.get(1000) - live.get(100)) / MIB;
        System.out.printf(
                java.util.Locale.ROOT,
                "replace, %d x 2: %.1f MiB live at generation 100, %.1f at 1,000%n",
                SIZE,
                live.get(100) / MIB,
                live.get(1000) / MIB);
        // one training set is 0.08 MiB; a leak of one a generation would be 69 MiB
        assertTrue(growth < 4, "grew by " + growth + " MiB");
    }

    @Test
    void accumulateGrowsByItsDataAndNoMore() {
        Map<Integer, Long> live = run("accumulate", 500);
        double growth = (live.get(500) - live.get(100)) / MIB;
        double data = 400.0 * SIZE * 2 * 8 / MIB;
        System.out.printf(java.util.Locale.ROOT, "accumulate: grew by %.1f MiB for %.1f MiB of data%n", growth, data);
        assertTrue(growth < 1.1 * data + 4, "grew by " + growth + " MiB for " + data + " MiB of data");
        assertTrue(growth > 0.9 * data - 4, "the pool is not in memory? " + growth + " of " + data + " MiB");
    }

    private Map<Integer, Long> run(String policy, int generations) {
        Map<Integer, Long> live = new ConcurrentSkipListMap<>();
        Gaussian source = new Gaussian(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(2));
        Cell<Points> cell = new Cell<>(
                0,
                "memory",
                Map.of("policy", policy),
                source,
                "gaussian",
                new org.genloss.model.gaussian.Gaussian(
                        org.genloss.model.gaussian.Gaussian.Estimator.UNBIASED,
                        org.genloss.model.gaussian.Gaussian.Covariance.FULL),
                Decoding.PLAIN,
                Sampling.POINTS,
                Policy.parse(policy),
                Sizes.constant(SIZE),
                generations,
                new Evaluation(Optional.of(10), Optional.of(10), 1),
                List.of(new Live(live)));
        Manifest manifest = new Manifest(
                "memory",
                "Memory",
                "",
                "",
                policy,
                Disk.sha256(policy.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                1,
                1,
                generations,
                List.of(),
                List.of(),
                Map.of(),
                List.of());
        Experiment experiment = new Experiment(manifest, 1, 1, Stopping.standard(), List.of(cell));
        Campaign.run(experiment, folder.resolve(policy), new Campaign.Options(1, 1e9), Progress.NONE);
        return new TreeMap<>(live);
    }
}
