package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.genloss.app.Catalog;
import org.genloss.app.Guide;
import org.genloss.spec.Names;
import org.genloss.spec.Parameter;
import org.genloss.spec.Place;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one thing. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Explains an experiment, source, learner, policy, metric or part of a spec: what it is, its"
                + " parameters, where it comes from. Or, as show lost, what a corpus has lost.",
        subcommands = ShowLostCommand.class,
        footer = {"", "Examples:", "  genloss show gaussian-mixture", "  genloss show lost raw.glp filtered.glp"})
public final class ShowCommand implements Callable<Integer> {

    private static final int WIDTH = 96;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A name that genloss list prints.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (name == null) {
            throw new UserError("there is no name of what to show", "see `genloss list` for names");
        }
        List<Guide.Topic> found = Guide.topics().stream()
                .filter(topic -> topic.name().equals(name)
                        || topic.name().split(" ")[0].equals(name.strip().split(" ")[0])
                                && topic.name().contains(" "))
                .toList();
        if (found.isEmpty()) {
            Catalog.KINDS.forEach(kinds -> kinds.missing(name, Place.of(name)).ifPresent(problem -> {
                throw new UserError(problem.what(), problem.remedy());
            }));
            List<String> known =
                    Guide.topics().stream().map(Guide.Topic::name).distinct().toList();
            throw new UserError("there is nothing called '" + name + "'", Names.remedy(name, known));
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Guide.Topic topic : found) {
            out.println(Terminal.bold(topic.name()) + " (" + Guide.singular(topic.group()) + ")");
            paragraph(out, topic.doc(), "  ");
            if (!topic.source().isEmpty()) {
                paragraph(out, "Source: " + topic.source(), "  ");
            }
            if (!topic.notes().isEmpty()) {
                topic.notes().forEach(note -> paragraph(out, note, "  "));
            }
            parameters(out, topic.parameters());
            if (!topic.text().isEmpty()) {
                out.println();
                out.println(topic.text().stripTrailing());
            }
            out.println();
        }
        return 0;
    }

    private static void parameters(PrintWriter out, List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        out.println();
        out.println("  parameters");
        for (Parameter parameter : parameters) {
            String fallback = parameter
                    .fallback()
                    .map(value -> "default " + value)
                    .orElse(parameter.optional() ? "optional" : "required");
            out.println(
                    "    " + Terminal.bold(parameter.name()) + "  (" + parameter.typeText() + "; " + fallback + ")");
            paragraph(out, parameter.doc(), "        ");
            if (!parameter.source().isEmpty()) {
                paragraph(out, "Source: " + parameter.source(), "        ");
            }
        }
    }

    private static void paragraph(PrintWriter out, String text, String indent) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split("\\s+")) {
            if (line.length() + word.length() + 1 > WIDTH && line.length() > indent.length()) {
                out.println(line);
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        out.println(line);
    }
}
