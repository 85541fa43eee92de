package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.app.Catalog;
import org.genloss.app.Guide;
import org.genloss.spec.Names;
import org.genloss.spec.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Lists what there is. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists experiments, sources, learners, policies, metrics and the other parts of a spec.",
        footer = {"", "Example: genloss list learners"})
public final class ListCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "GROUP",
            description = "experiments, sources, learners, policies, metrics or parts; all if not given.")
    private String group;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> groups = Guide.GROUPS;
        if (group != null && !groups.contains(group)) {
            throw new UserError("there is no group '" + group + "'", Names.remedy(group, groups));
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Guide.Topic> topics = Guide.topics().stream()
                .filter(topic -> group == null || topic.group().equals(group))
                .toList();
        if (json) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (Guide.Topic topic : topics) {
                Map<String, String> row = new LinkedHashMap<>();
                row.put("group", topic.group());
                row.put("name", topic.name());
                row.put("doc", topic.doc());
                rows.add(row);
            }
            out.println(JsonMapper.shared().writeValueAsString(rows));
            return 0;
        }
        for (String name : groups) {
            List<Guide.Topic> inGroup =
                    topics.stream().filter(topic -> topic.group().equals(name)).toList();
            if (!inGroup.isEmpty()) {
                out.println(Terminal.bold(name));
                int width = inGroup.stream()
                        .mapToInt(topic -> topic.name().length())
                        .max()
                        .orElse(0);
                inGroup.forEach(topic -> out.println(
                        "  " + topic.name() + " ".repeat(width - topic.name().length()) + "  " + first(topic.doc())));
                out.println();
            }
        }
        Catalog.KINDS.forEach(kinds -> kinds.absent()
                .forEach((name, part) -> out.println(
                        "The " + kinds.noun() + " " + name + " is in " + part + ", which this build lacks.")));
        out.println("More about one of them: genloss show NAME");
        return 0;
    }

    /** As much of a text as fits a line. */
    private static String first(String text) {
        return text.length() <= 96 ? text : text.substring(0, text.lastIndexOf(' ', 95)) + " …";
    }
}
