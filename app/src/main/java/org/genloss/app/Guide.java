package org.genloss.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.genloss.app.experiment.Header;
import org.genloss.app.experiment.Library;
import org.genloss.lab.Evaluation;
import org.genloss.lab.Stopping;
import org.genloss.model.Decoding;
import org.genloss.policy.Policy;
import org.genloss.policy.Presets;
import org.genloss.policy.Sizes;
import org.genloss.spec.Doc;
import org.genloss.spec.Kinds;
import org.genloss.spec.Node;
import org.genloss.spec.Parameter;

/** Everything that can be named in a spec or on the command line, with its documentation. */
public final class Guide {

    /** The groups, in order. */
    public static final List<String> GROUPS =
            List.of("experiments", "sources", "learners", "policies", "metrics", "parts");

    /**
     * One thing and what there is to say about it.
     *
     * @param group one of {@link Guide#GROUPS}
     * @param name its name
     * @param doc what it is
     * @param source where it comes from, or empty
     * @param notes further lines
     * @param parameters its parameters
     * @param text a whole text, for experiments
     */
    public record Topic(
            String group,
            String name,
            String doc,
            String source,
            List<String> notes,
            List<Parameter> parameters,
            String text) {}

    private Guide() {}

    /** All topics, by group. */
    public static List<Topic> topics() {
        List<Topic> topics = new ArrayList<>();
        Catalog.EXPERIMENTS.forEach(name -> topics.add(experiment(name)));
        topics.addAll(kinds("sources", Catalog.SOURCES, "Gives "));
        topics.addAll(kinds("learners", Catalog.LEARNERS, "Learns from "));
        Presets.NAMES.forEach((name, doc) -> topics.add(new Topic(
                "policies",
                name,
                doc,
                "",
                List.of("Write policy: " + name + ". The parts it is made of: genloss show policy."),
                List.of(),
                "")));
        topics.addAll(kinds("metrics", Catalog.METRICS, "Measures "));
        topics.add(part("spec", Header.class));
        topics.add(part("policy", Policy.class));
        topics.add(part("size", Sizes.class));
        topics.add(part("decoding", Decoding.class));
        topics.add(part("evaluation", Evaluation.class));
        topics.add(part("stop", Stopping.class));
        return topics;
    }

    private static Topic experiment(String name) {
        Node.Mapping spec = (Node.Mapping) Library.read(name);
        String title =
                spec.get("title").map(node -> ((Node.Scalar) node).text()).orElse(name);
        String text = Library.text(name, "README.md") + "\n" + Library.text(name, "experiment.yaml");
        return new Topic("experiments", name, title, "", List.of(), List.of(), text);
    }

    private static List<Topic> kinds(String group, Kinds kinds, String verb) {
        List<Topic> topics = new ArrayList<>();
        kinds.types().forEach((name, type) -> {
            List<String> notes = new ArrayList<>();
            notes.add(
                    verb + Samples.of(kinds, name).stream().map(Samples::name).collect(Collectors.joining(", ")) + ".");
            if (kinds == Catalog.METRICS) {
                notes.add("Reads " + String.join(", ", Catalog.readings(name)) + " (name unit).");
            }
            Doc doc = type.getAnnotation(Doc.class);
            topics.add(new Topic(group, name, doc.value(), doc.source(), notes, Parameter.of(type), ""));
        });
        return topics;
    }

    private static Topic part(String key, Class<?> type) {
        Doc doc = type.getAnnotation(Doc.class);
        return new Topic("parts", key, doc.value(), doc.source(), List.of(), Parameter.of(type), "");
    }

    /** What one of a group is called. */
    public static String singular(String group) {
        return group.equals("policies") ? "policy" : group.substring(0, group.length() - 1);
    }
}
