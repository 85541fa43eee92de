package org.genloss.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.metric.Metric;
import org.genloss.model.Engine;

/**
 * The native libraries that an experiment computes with. Their results depend on more than spec, data and seed, which is
 * therefore written down; and each has threads of its own, so that trials run one after another.
 *
 * @param all each once, in the order in which cells name them
 */
record Engines(List<Engine> all) {

    /** Those of the learners and metrics of all these cells. */
    static Engines of(List<? extends Cell<?>> cells) {
        return new Engines(cells.stream()
                .flatMap(Engines::of)
                .flatMap(Optional::stream)
                .distinct()
                .toList());
    }

    private static Stream<Optional<Engine>> of(Cell<?> cell) {
        return Stream.concat(
                Stream.of(cell.learner().engine()), cell.metrics().stream().map(Metric::engine));
    }

    /** Whether there is any. */
    boolean present() {
        return !all.isEmpty();
    }

    /** Gives each of them all the threads of the run. */
    void threads(int n) {
        all.forEach(engine -> engine.threads(n));
    }

    /** What the bits of results depend on because of them. */
    Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        all.forEach(engine -> about.putAll(engine.about()));
        return about;
    }
}
