package org.genloss.app.experiment;

import java.util.Map;
import java.util.stream.Collectors;
import org.genloss.spec.Node;

/**
 * One cell of an experiment, as an experiment of its own.
 *
 * @param panel the panel it comes from
 * @param labels what distinguished it there
 * @param cell what it is made of
 * @param spec a whole spec with this cell alone, all defaults filled in
 */
public record SingleCell(String panel, Map<String, String> labels, CellSpec cell, Node.Mapping spec) {

    /** Its panel and labels on one line. */
    public String title() {
        String text = labels.entrySet().stream()
                .map(label ->
                        label.getKey().equals("policy") ? label.getValue() : label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? panel : panel + ": " + text;
    }
}
