package org.genloss.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** In what form models wrote training data, where that is not items one by one, in a sentence below a panel's title. */
final class Sampled {

    private Sampled() {}

    static void write(Story.Panel panel, StringBuilder out) {
        words(panel).forEach(line -> out.append("<p class=\"doc sampled\">")
                .append(Html.text(line))
                .append("</p>\n"));
    }

    /** A sentence for each form, with the settings it was used in unless that is all of them. */
    static List<String> words(Story.Panel panel) {
        Map<String, List<String>> settings = new LinkedHashMap<>(panel.cells().stream()
                .collect(Collectors.groupingBy(
                        cell -> words(cell.trials().sampling()),
                        LinkedHashMap::new,
                        Collectors.mapping(Story.Cell::name, Collectors.toList()))));
        settings.remove("");
        return settings.entrySet().stream()
                .map(one -> one.getValue().size() == panel.cells().size()
                        ? one.getKey()
                        : String.join(", ", one.getValue()) + ": " + one.getKey())
                .toList();
    }

    private static String words(String sampling) {
        return switch (sampling) {
            case "stream" ->
                "Training data from models are streamed: every batch is decoded afresh, as the released code of Shumailov et"
                        + " al. (2024) does, so that no epoch sees an item of another.";
            case "sufficient" ->
                "Of samples drawn from models only what a fit reads of them is drawn, from its own law: the same chain at a"
                        + " lower cost.";
            case "population" ->
                "Models are fitted to the law of the model before, not to a sample of it: there is no statistical error.";
            default -> "";
        };
    }
}
