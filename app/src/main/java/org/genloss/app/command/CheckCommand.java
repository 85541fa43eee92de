package org.genloss.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.genloss.app.experiment.Loaded;
import org.genloss.lab.Cell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says everything that is wrong with a spec, before anything is computed. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says everything that is wrong with a spec at once, with lines, nearest valid names and remedies;"
                + " or what a sound one will run.",
        footer = {"", "Example: genloss check my.yaml --set size=100"})
public final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SPEC", description = "A YAML file, or the name of an experiment.")
    private String what;

    @Mixin
    private SpecOptions options;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Loaded loaded = options.load(what);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("name", loaded.name());
            result.put("spec_hash", loaded.experiment().manifest().specHash());
            result.put("cells", loaded.cells().size());
            result.put("trials", loaded.experiment().trials());
            result.put("generations", loaded.generations());
            result.put("items", loaded.items());
            out.println(JsonMapper.shared().writeValueAsString(result));
            return 0;
        }
        out.println(what + " is sound: " + loaded.cells().size() + " cells x "
                + loaded.experiment().trials() + " trials, " + loaded.generations()
                + " generations in all, fitted to at least "
                + TextTable.number(loaded.items()) + " items");
        TextTable table = new TextTable(3, "panel", "cell", "metrics", "generations", "size");
        for (Cell<?> cell : loaded.cells()) {
            table.add(
                    cell.panel(),
                    String.join(", ", cell.labels().values()),
                    String.valueOf(cell.metrics().size()),
                    String.valueOf(cell.generations()),
                    size(cell));
        }
        table.print(out, "  ");
        return 0;
    }

    private static String size(Cell<?> cell) {
        int first = cell.size().at(0);
        int last = cell.size().at(cell.generations());
        return first == last ? String.valueOf(first) : first + " to " + last;
    }
}
