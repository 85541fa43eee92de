package org.genloss.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.app.audit.Policy;
import org.genloss.app.audit.Profiles;
import org.genloss.app.audit.Stage;
import org.genloss.spec.UserError;
import picocli.CommandLine.Option;

/** What an audit compares with, its stages, and its thresholds. */
final class AuditOptions {

    @Option(
            names = "--reference",
            paramLabel = "R.glp",
            description = "A profile of text that has lost nothing: everything is compared with it.")
    private Path reference;

    @Option(
            names = "--stage",
            paramLabel = "NAME=PATH",
            description =
                    "What the corpus was after a stage of processing: files, or a profile. Two or more, in order; the last one is"
                            + " audited, and compared with the first.")
    private List<String> stages = new ArrayList<>();

    @Option(
            names = "--stage-column",
            paramLabel = "COLUMN=A,B,..",
            description =
                    "Stages in one corpus: a record is in a stage if this column has the stage's name or that of a later one.")
    private String stageColumn;

    @Option(names = "--policy", paramLabel = "FILE", description = "Thresholds, as YAML (docs/auditor.md).")
    private Path policy;

    @Option(
            names = "--items",
            paramLabel = "N",
            description = "Lost items that are named of each band of frequency; ${DEFAULT-VALUE} if not given.")
    private int items = 50;

    /** The reference, if there is one. */
    Optional<Stage> reference() {
        return Optional.ofNullable(reference).map(file -> new Stage(name(file), Profiles.read(file)));
    }

    /** The thresholds, with the file they are from. */
    Optional<Map.Entry<Path, Policy>> policy(boolean compared) {
        return Optional.ofNullable(policy).map(file -> Map.entry(file, Policy.read(file, compared)));
    }

    boolean hasPolicy() {
        return policy != null;
    }

    /** Names and paths of the stages, in order. */
    Map<String, String> stages() {
        Map<String, String> out = new LinkedHashMap<>();
        for (String stage : stages) {
            int equals = stage.indexOf('=');
            if (equals < 1 || equals == stage.length() - 1) {
                throw new UserError(
                        "--stage " + stage + " is not of the form NAME=PATH", "write --stage raw=raw/ --stage ...");
            } else if (out.put(stage.substring(0, equals), stage.substring(equals + 1)) != null) {
                throw new UserError(
                        "two stages are called " + stage.substring(0, equals), "give each stage a name of its own");
            }
        }
        if (out.size() == 1) {
            throw new UserError(
                    "there is only one --stage", "give two or more, in order: --stage raw=A --stage filtered=B");
        }
        if (!out.isEmpty() && stageColumn != null) {
            throw new UserError("--stage and --stage-column cannot be given together", "leave out one of them");
        }
        return out;
    }

    /** The stages in one corpus, if it has them. */
    Optional<StageColumn> stageColumn() {
        return Optional.ofNullable(stageColumn).map(StageColumn::parse);
    }

    int items() {
        if (items < 0) {
            throw new UserError("--items must be at least 0, but is " + items, "leave it out");
        }
        return items;
    }

    /** The name of a profile for people: that of its file. */
    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.glp$", "");
    }

    /**
     * Stages in one corpus.
     *
     * @param column tells how far a record came
     * @param names of the stages in order, two or more
     */
    record StageColumn(String column, List<String> names) {

        private static StageColumn parse(String text) {
            int equals = text.indexOf('=');
            List<String> names =
                    equals < 1 ? List.of() : List.of(text.substring(equals + 1).split(",", -1));
            if (names.size() < 2
                    || names.stream().anyMatch(String::isBlank)
                    || names.stream().distinct().count() < names.size()) {
                throw new UserError(
                        "--stage-column " + text + " is not of the form COLUMN=FIRST,SECOND,..",
                        "write the column that says to which stage a record came, and the stages in order");
            }
            return new StageColumn(text.substring(0, equals), names);
        }

        /** The condition that a record has come to stage i. */
        String condition(int i) {
            StringBuilder out = new StringBuilder('"' + column.replace("\"", "\"\"") + "\" IN (");
            for (int k = i; k < names.size(); k++) {
                out.append(k == i ? "'" : ", '")
                        .append(names.get(k).replace("'", "''"))
                        .append('\'');
            }
            return out.append(')').toString();
        }
    }
}
