package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genloss.data.Sample;
import org.genloss.metric.Metric;
import org.genloss.spec.Binder;
import org.genloss.spec.Kinds;
import org.genloss.spec.Parameter;
import org.genloss.spec.Problems;
import org.genloss.spec.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {

    static List<Guide.Topic> topics() {
        return Guide.topics();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everythingCanBeShownWithItsParameters(Guide.Topic topic) {
        Cli shown = Cli.run("show", topic.name());
        assertEquals(0, shown.code(), shown.err());
        assertFalse(topic.doc().isBlank(), topic.name());
        for (Parameter parameter : topic.parameters()) {
            assertFalse(parameter.doc().isBlank(), topic.name() + "." + parameter.name() + " has no @Doc");
            assertTrue(shown.out().contains("    " + parameter.name() + "  ("), shown.out());
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyDefaultIsAValueOfItsType(Guide.Topic topic) {
        for (Parameter parameter : topic.parameters()) {
            parameter.fallback().ifPresent(text -> assertFalse(text.isEmpty(), topic.name() + "." + parameter.name()));
        }
        for (Kinds kinds : Catalog.KINDS) {
            if (kinds.types().containsKey(topic.name())) {
                Problems problems = new Problems();
                new Binder(problems, Catalog.KINDS).bind(Yaml.read(topic.name(), "t"), kinds.contract());
                // a parameter without a default may be missing; no default may be wrong
                assertTrue(
                        problems.all().stream()
                                .allMatch(problem -> problem.what().equals("is missing")
                                        || problem.place().file().equals("t")),
                        problems.all().toString());
            }
        }
    }

    @Test
    void everyComponentIsOfUseForSomeSample() {
        for (Kinds kinds : Catalog.KINDS) {
            for (String name : kinds.names()) {
                assertFalse(Samples.of(kinds, name).isEmpty(), name);
            }
        }
    }

    @Test
    void defaultMetricsMeasureWhatTheyAreFor() {
        for (Class<?> sample : Samples.ALL) {
            for (List<String> columns : List.of(List.<String>of(), List.of("x"), List.of("x", "y"))) {
                List<Metric<?>> metrics = Catalog.defaultMetrics(Samples.name(sample), columns);
                assertTrue(metrics.stream().allMatch(metric -> metric.measures(sample)), Samples.name(sample));
                assertFalse(metrics.isEmpty());
            }
        }
        assertTrue(Samples.ALL.stream().allMatch(Sample.class::isAssignableFrom));
    }

    @Test
    void theListHoldsEveryTopic() {
        Cli list = Cli.run("list");
        assertEquals(0, list.code());
        for (Guide.Topic topic : Guide.topics()) {
            assertTrue(list.out().contains("  " + topic.name() + " "), topic.name());
        }
        assertTrue(Cli.run("list", "learners").out().contains("gaussian-mixture"));
        assertFalse(Cli.run("list", "learners").out().contains("zipf"));
        assertTrue(Cli.run("list", "--json").out().startsWith("[{\"group\":\"experiments\",\"name\":\"first-look\""));
    }

    @Test
    void unknownNamesComeWithTheNearest() {
        Cli show = Cli.run("show", "gausian");
        assertEquals(2, show.code());
        assertTrue(show.err().contains("did you mean gaussian?"), show.err());
        Cli list = Cli.run("list", "learner");
        assertEquals(2, list.code());
        assertTrue(list.err().contains("did you mean learners?"), list.err());
    }

    @Test
    void theCatalogueHoldsEveryExperimentOfTheFolder() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("..", "experiments"))) {
            Set<String> names = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names, new TreeSet<>(Catalog.EXPERIMENTS));
        }
    }
}
