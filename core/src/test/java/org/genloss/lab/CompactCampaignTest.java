package org.genloss.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.genloss.data.Points;
import org.genloss.data.Sample;
import org.genloss.data.Source;
import org.genloss.data.law.Zipf;
import org.genloss.ledger.Disk;
import org.genloss.ledger.Event;
import org.genloss.ledger.Manifest;
import org.genloss.ledger.Run;
import org.genloss.metric.Gauge;
import org.genloss.metric.Metric;
import org.genloss.metric.Reference;
import org.genloss.metric.points.VarianceRatio;
import org.genloss.metric.symbols.Extinction;
import org.genloss.metric.symbols.Support;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.model.Sampling;
import org.genloss.model.discrete.Categorical;
import org.genloss.model.gaussian.Gaussian;
import org.genloss.policy.Policy;
import org.genloss.policy.Sizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in compact form keep the promises of every run: same bytes with any threads and after any kill. */
class CompactCampaignTest {

    private static final String[] WHOLE = {"replace", "fresh 20%", "golden 50%", "accumulate", "window 3"};
    private static final String[] SUBSETS = {"keep 20%", "frozen 20%", "accumulate-subsample", "paper 0.5 0.3 0.2"};

    @TempDir
    Path folder;

    /** Throws at the k-th measurement of its life. */
    private record Bomb<S extends Sample<S>>(AtomicInteger fuse) implements Metric<S> {
        @Override
        public boolean measures(Class<?> sampleType) {
            return true;
        }

        @Override
        public Gauge<S> against(Reference<S> reference) {
            return (at, seed) -> {
                if (fuse.getAndDecrement() == 0) {
                    throw new IllegalStateException("bang");
                }
                return List.of();
            };
        }
    }

    private static Experiment experiment(Sampling sampling, int fuse) {
        AtomicInteger left = new AtomicInteger(fuse);
        List<Cell<?>> cells = new ArrayList<>();
        for (String policy : WHOLE) {
            Source<Points> source = SamplingTest.tilted();
            Learner<Points> learner = SamplingTest.gaussian(Gaussian.Estimator.UNBIASED);
            cells.add(cell(
                    cells.size(), source, learner, sampling, policy, List.of(new VarianceRatio(), new Bomb<>(left))));
        }
        List<String> policies = new ArrayList<>(List.of(WHOLE));
        policies.addAll(List.of(SUBSETS));
        for (String policy : policies) {
            cells.add(cell(
                    cells.size(),
                    new Zipf(40, 1, 0),
                    new Categorical(0),
                    sampling,
                    policy,
                    List.of(new Support<>(), new Extinction<>(5), new Bomb<>(left))));
        }
        List<Manifest.Row> rows = cells.stream()
                .map(cell -> new Manifest.Row(cell.index(), "p", cell.labels(), "points", List.of()))
                .toList();
        String hash = Disk.sha256(sampling.name().getBytes(StandardCharsets.UTF_8));
        Manifest manifest =
                new Manifest("compact", "Compact", "", "", "", hash, 7, 2, 6, List.of(), rows, Map.of(), List.of());
        return new Experiment(manifest, 7, 2, Stopping.standard(), cells);
    }

    private static <S extends Sample<S>> Cell<S> cell(
            int index,
            Source<S> source,
            Learner<S> learner,
            Sampling sampling,
            String policy,
            List<Metric<S>> metrics) {
        return new Cell<>(
                index,
                "p",
                Map.of("policy", policy),
                source,
                source.toString(),
                learner,
                Decoding.PLAIN,
                sampling,
                Policy.parse(policy),
                Sizes.constant(100),
                6,
                new Evaluation(Optional.of(20), Optional.of(50), 1),
                metrics);
    }

    private byte[] run(String name, Experiment experiment, int threads, double seconds) throws IOException {
        Path path = folder.resolve(name);
        Campaign.run(experiment, path, new Campaign.Options(threads, seconds), Progress.NONE);
        return Files.readAllBytes(path.resolve("ledger.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUFFICIENT", "POPULATION"})
    void threadsAndKillsChangeNoByte(Sampling sampling) throws IOException {
        byte[] plain = run("plain", experiment(sampling, Integer.MAX_VALUE), 1, 1e9);
        assertArrayEquals(plain, run("threads", experiment(sampling, Integer.MAX_VALUE), 2, 1e9));
        for (int fuse : new int[] {30, 60}) {
            assertThrows(IllegalStateException.class, () -> run("killed", experiment(sampling, fuse), 1, 0));
        }
        assertArrayEquals(plain, run("killed", experiment(sampling, Integer.MAX_VALUE), 2, 0));
    }

    @Test
    void everyTrialNamesItsFormFirst() throws IOException {
        run("named", experiment(Sampling.SUFFICIENT, Integer.MAX_VALUE), 1, 1e9);
        List<String> lines = Files.readAllLines(folder.resolve("named/ledger.jsonl"));
        assertEquals(
                "{\"cell\":0,\"trial\":0,\"generation\":-1,\"event\":\"sampling\",\"reason\":\"sufficient\"}",
                lines.get(1));
        List<Event> events = new ArrayList<>();
        Run.open(folder.resolve("named")).read(entry -> {}, event -> {
            if (event.kind().equals("sampling")) {
                events.add(event);
            }
        });
        assertEquals(2 * (2 * WHOLE.length + SUBSETS.length), events.size());
        assertTrue(events.stream().allMatch(event -> event.reason().equals("sufficient")));
    }
}
