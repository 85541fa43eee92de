package org.genloss.app.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.app.Catalog;
import org.genloss.spec.Names;
import org.genloss.spec.Node;
import org.genloss.spec.UserError;
import org.genloss.spec.Yaml;

/** Finds specs: a YAML file, a folder with an {@code experiment.yaml}, or the name of an experiment in the program. */
public final class Library {

    private static final String FILE = "experiment.yaml";

    private Library() {}

    /**
     * The spec that {@code what} names.
     *
     * @throws UserError if there is none
     */
    public static Node read(String what) {
        Path path = Path.of(what);
        if (Files.isRegularFile(path)) {
            return Yaml.read(path);
        } else if (Files.isRegularFile(path.resolve(FILE))) {
            return Yaml.read(path.resolve(FILE));
        } else if (Catalog.EXPERIMENTS.contains(what)) {
            return Yaml.read(text(what, FILE), "experiments/" + what + "/" + FILE);
        } else if (Files.isDirectory(path)) {
            throw new UserError(
                    "the folder " + what + " has no " + FILE, "give a YAML file, or a folder with one called " + FILE);
        }
        boolean looksLikePath = what.contains("/") || what.contains("\\") || what.matches(".*\\.ya?ml");
        throw new UserError(
                looksLikePath
                        ? "spec " + what + " does not exist"
                        : "there is no experiment '" + what + "', and no such file or folder",
                looksLikePath ? "check the path" : Names.remedy(what, Catalog.EXPERIMENTS));
    }

    /** A file of an experiment in the program: {@code experiment.yaml} or {@code README.md}. */
    public static String text(String experiment, String file) {
        String resource = "/experiments/" + experiment + "/" + file;
        try (InputStream in = Library.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
