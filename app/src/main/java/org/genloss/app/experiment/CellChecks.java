package org.genloss.app.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.genloss.app.Catalog;
import org.genloss.app.Records;
import org.genloss.app.Samples;
import org.genloss.lab.KeepModels;
import org.genloss.lab.SamplingRules;
import org.genloss.lab.Stopping;
import org.genloss.metric.Metric;
import org.genloss.model.Decoding;
import org.genloss.model.Sampling;
import org.genloss.policy.RealWeight;
import org.genloss.spec.Names;
import org.genloss.spec.Node;
import org.genloss.spec.Parameter;
import org.genloss.spec.Place;
import org.genloss.spec.Problems;

/** Whether the parts of a cell fit together: each may be sound and the whole still make no sense. */
final class CellChecks {

    private final CellSpec cell;
    private final Grid.Raw raw;
    private final Problems problems;

    private CellChecks(CellSpec cell, Grid.Raw raw, Problems problems) {
        this.cell = cell;
        this.raw = raw;
        this.problems = problems;
    }

    /** Notes what does not fit; whether all does. */
    static boolean of(CellSpec cell, Grid.Raw raw, Problems problems) {
        int before = problems.size();
        CellChecks checks = new CellChecks(cell, raw, problems);
        checks.learner();
        checks.metrics();
        checks.decoding();
        checks.weights();
        checks.realRecords();
        checks.sampling();
        checks.paths();
        return problems.size() == before;
    }

    private Place place(String key) {
        return raw.parts().get(key).map(Node::place).orElse(raw.parts().place().key(key));
    }

    private String sample() {
        return cell.source().sampleType().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void learner() {
        Class<?> type = cell.source().sampleType();
        if (!cell.learner().learns(type)) {
            problems.add(
                    place("learner"),
                    Catalog.LEARNERS.name(cell.learner()) + " does not learn from " + sample() + ", which "
                            + Catalog.SOURCES.name(cell.source()) + " gives",
                    "learners of " + sample() + ": " + String.join(", ", Catalog.learnersOf(type)));
        }
    }

    private void metrics() {
        Class<?> type = cell.source().sampleType();
        for (Metric<?> metric : cell.metrics().orElseThrow()) {
            if (!metric.measures(type)) {
                problems.add(
                        place("metrics"),
                        Catalog.METRICS.name(metric) + " does not measure " + sample() + ", which "
                                + Catalog.SOURCES.name(cell.source()) + " gives",
                        "metrics of " + sample() + ": " + String.join(", ", Catalog.metricsOf(type)));
            }
        }
    }

    private void decoding() {
        Set<Decoding.Knob> turned = EnumSet.noneOf(Decoding.Knob.class);
        turned.addAll(cell.decoding().turned());
        turned.removeAll(cell.learner().decodes());
        if (!turned.isEmpty()) {
            String obeyed = cell.learner().decodes().stream()
                    .sorted()
                    .map(CellChecks::name)
                    .collect(Collectors.joining(", "));
            problems.add(
                    place("decoding"),
                    "models of " + Catalog.LEARNERS.name(cell.learner()) + " do not obey "
                            + turned.stream().map(CellChecks::name).collect(Collectors.joining(", ")),
                    obeyed.isEmpty() ? "leave decoding out" : "they obey " + obeyed);
        }
        beams();
    }

    /** What ranks beams would be ignored without any. */
    private void beams() {
        Decoding decoding = cell.decoding();
        boolean ranks = decoding.lengthPenalty() != Decoding.PLAIN.lengthPenalty()
                || decoding.earlyStopping() != Decoding.PLAIN.earlyStopping();
        if (decoding.numBeams() == 1 && ranks) {
            problems.add(
                    place("decoding"),
                    "length_penalty and early_stopping are of a beam search, but num_beams is 1",
                    "raise num_beams, or leave both out");
        }
    }

    /** What specs call it. */
    private static String name(Decoding.Knob knob) {
        return knob == Decoding.Knob.NEW_TOKENS
                ? "min_new_tokens and max_new_tokens"
                : knob.name().toLowerCase(Locale.ROOT);
    }

    private void weights() {
        if (cell.policy().realWeight().kind() != RealWeight.Kind.EQUAL
                && !cell.learner().weighs()) {
            problems.add(
                    place("policy"),
                    "the policy weighs items (real_weight " + cell.policy().realWeight() + "), but "
                            + Catalog.LEARNERS.name(cell.learner()) + " cannot",
                    "use real_weight: equal, or a learner that obeys weights");
        }
    }

    private void realRecords() {
        int original = cell.size().at(0);
        for (int g = 1; g <= cell.generations(); g++) {
            int wanted = cell.policy().fromOriginal(g, cell.size().at(g));
            if (wanted > original) {
                problems.add(
                        place("policy"),
                        "generation " + g + " wants " + wanted + " of the first real records, but there are only "
                                + original,
                        "use fresh SHARE, a smaller share, or a size that grows less");
                return;
            }
        }
    }

    private void sampling() {
        SamplingRules.refusal(
                        cell.sampling(),
                        cell.learner(),
                        Catalog.LEARNERS.name(cell.learner()),
                        cell.source().sampleType(),
                        cell.policy(),
                        cell.size(),
                        cell.generations())
                .ifPresent(refusal -> problems.add(place(refusal.part()), refusal.reason(), refusal.remedy()));
        if (cell.sampling() == Sampling.POPULATION && Samples.readsFile(cell.source())) {
            problems.add(
                    place("sampling"),
                    Catalog.SOURCES.name(cell.source())
                            + " gives records without a law, which have no population limit",
                    "use sampling: points or sufficient, or a source that is a law");
        }
    }

    /** Opening a source or weights may take minutes; that a file is not there can be said at once. */
    private void paths() {
        paths("source", cell.source(), "source.");
        paths("learner", cell.learner(), "learner.");
        cell.metrics().orElseThrow().forEach(metric -> paths("metrics", metric, ""));
    }

    /** @param prefix of the keys that {@code --set} changes; empty if it changes none */
    private void paths(String part, Object component, String prefix) {
        for (Parameter parameter : Parameter.of(component.getClass())) {
            Object value = Records.value(parameter.name(), component).orElseThrow();
            Object given = value instanceof Optional<?> some ? some.orElse(null) : value;
            if (given instanceof Path path && !path.toString().matches(".*[*?\\[{].*") && !Files.isReadable(path)) {
                problems.add(
                        place(part),
                        parameter.name() + " '" + path + "' "
                                + (Files.exists(path) ? "cannot be read" : "does not exist"),
                        "give an existing file or folder"
                                + (prefix.isEmpty() ? "" : ", as --set " + prefix + parameter.name() + "=PATH"));
            }
        }
    }

    /** The metric that ends cells early must be measured. */
    static void stopping(Stopping stop, List<CellSpec> cells, Node.Mapping header, Problems problems) {
        Optional<String> wanted = stop.metric();
        if (wanted.isEmpty() || cells.isEmpty()) {
            return;
        }
        Set<String> measured = cells.stream()
                .flatMap(cell -> cell.metrics().orElseThrow().stream())
                .flatMap(metric -> Catalog.about(metric).keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        String base = wanted.get().replaceFirst("\\[.*", "");
        if (!measured.contains(base)) {
            Place place = header.get("stop").map(Node::place).orElse(header.place());
            problems.add(
                    place.key("metric"), "no metric of this experiment reads " + base, Names.remedy(base, measured));
        }
    }

    /** Models that are kept must have a form for it. */
    static void models(Header header, List<CellSpec> cells, Node.Mapping given, Problems problems) {
        if (header.keepModels().orElse(KeepModels.NONE) == KeepModels.NONE) {
            return;
        }
        Set<String> without = cells.stream()
                .map(CellSpec::learner)
                .filter(learner -> !learner.portable())
                .map(Catalog.LEARNERS::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!without.isEmpty()) {
            problems.add(
                    given.place().key("keep_models"),
                    "models of " + String.join(", ", without) + " have no form that other programs read",
                    "leave keep_models out");
        }
    }

    /** Cells that cannot be told apart would be drawn over each other. */
    static void distinct(List<Grid.Raw> cells, Node.Mapping spec, Problems problems) {
        Set<Map.Entry<String, Map<String, String>>> seen = new HashSet<>();
        for (Grid.Raw cell : cells) {
            if (!seen.add(Map.entry(cell.panel(), cell.labels()))) {
                problems.add(
                        spec.get("sweep").map(Node::place).orElse(cell.parts().place()),
                        "two cells have the same labels: " + cell.labels(),
                        "name every value of a sweep once");
            }
        }
    }
}
