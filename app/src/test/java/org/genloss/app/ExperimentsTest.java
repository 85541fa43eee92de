package org.genloss.app;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.genloss.app.experiment.Library;
import org.genloss.app.experiment.Loaded;
import org.genloss.app.experiment.Loader;
import org.genloss.app.experiment.SpecSchema;
import org.genloss.ledger.Manifest;
import org.genloss.spec.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The experiments that are shipped, and the schema that editors check them by. */
class ExperimentsTest {

    static final List<String> NAMES = Catalog.EXPERIMENTS;

    private static final List<String> TEXT = List.of(
            "source.path=pom.xml",
            "source.validation=pom.xml",
            "source.test=pom.xml",
            "source.tokenizer=src",
            "learner.weights=src");

    /** What a user has to set. */
    private static final Map<String, List<String>> SETTINGS = Map.ofEntries(
            entry("novels", List.of("source.path=pom.xml")),
            entry("table", List.of("source.path=pom.xml", "source.columns=a,b")),
            entry("mnist-vae", List.of("source.path=pom.xml")),
            entry("mnist-vae-short", List.of("source.path=pom.xml")),
            entry("pretrain", List.of("source.path=pom.xml")),
            entry("wikitext-mini", TEXT),
            entry("wikitext-small", TEXT),
            entry("wikitext-opt-125m", TEXT),
            entry("wikitext-confounds", TEXT));

    private static Loaded load(String name) {
        String text = Library.text(name, "experiment.yaml");
        Catalog.KINDS.forEach(kinds -> kinds.absent()
                .forEach((missing, part) -> assumeFalse(text.contains(missing), "a build without " + part)));
        return Loader.load(Library.read(name), SETTINGS.getOrDefault(name, List.of()));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyOneIsSoundAndSaysWhatItShows(String name) {
        Loaded loaded = load(name);
        Manifest manifest = loaded.experiment().manifest();
        assertEquals(name, manifest.name());
        assertFalse(manifest.claim().isBlank());
        assertFalse(manifest.source().isBlank());
        assertEquals(loaded.cells().size(), manifest.cells().size());
        assertTrue(Library.text(name, "README.md").startsWith("# " + name));
        assertTrue(
                Library.text(name, "experiment.yaml").startsWith("# yaml-language-server: $schema=../schema.json\n"));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void whatIsWrittenDownIsTheSameExperiment(String name) {
        Loaded loaded = load(name);
        String text = loaded.experiment().manifest().specText();
        Loaded again = Loader.load(Yaml.read(text, "resolved"), List.of());
        assertEquals(text, again.experiment().manifest().specText());
        assertEquals(loaded.cells(), again.cells());
        assertEquals(64, loaded.experiment().manifest().specHash().length());
    }

    @Test
    void firstLookTellsThePapersStory() {
        Loaded loaded = load("first-look");
        assertTrue(loaded.experiment().trials() >= 20);
        assertEquals(
                List.of("zipf", "gaussian", "mixture"),
                loaded.experiment().manifest().panels().stream()
                        .map(Manifest.Panel::panel)
                        .toList());
        for (int i = 0; i < 9; i++) {
            assertEquals(
                    Map.of(
                            "policy",
                            List.of("replace", "keep 10%", "accumulate").get(i % 3)),
                    loaded.cells().get(i).labels());
        }
        assertEquals(
                List.of("x1", "x2"),
                loaded.experiment().manifest().cells().get(6).columns());
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SpecSchema.text(), InputFormat.JSON);
    }

    private static List<com.networknt.schema.Error> errors(String yaml) {
        return schema().validate(yaml, InputFormat.YAML);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theSchemaAcceptsWhatTheProgramAccepts(String name) {
        Loaded loaded = load(name);
        assertEquals(List.of(), errors(Library.text(name, "experiment.yaml")));
        assertEquals(List.of(), errors(loaded.experiment().manifest().specText()));
    }

    @Test
    void theSchemaRejectsMisspeltKeysAndWrongTypes() {
        String sound = Library.text("first-look", "experiment.yaml");
        for (String[] change : new String[][] {
            {"trials: 24", "trails: 24"},
            {"trials: 24", "trials: many"},
            {"exponent: 1", "exponant: 1"},
            {"kind: zipf", "kind: zip"},
            {"n_components: 2", "n_component: 2"},
            {"draws: 2000", "drawz: 2000"},
            {"  policy: [replace", "  polcy: [replace"}
        }) {
            assertTrue(sound.contains(change[0]), change[0]);
            assertFalse(errors(sound.replace(change[0], change[1])).isEmpty(), change[1]);
        }
    }

    @Test
    void thePublishedSchemaIsUpToDate() throws IOException {
        // it is that of the whole program
        assumeTrue(Catalog.complete(), "a build without the module neural");
        // no assertEquals: it would print the schema twice
        assertTrue(
                SpecSchema.text().equals(Files.readString(Path.of("..", "experiments", "schema.json"))),
                "it is not: ./genloss schema > schema.new && mv schema.new experiments/schema.json");
        assertEquals(SpecSchema.text(), Cli.run("schema").out());
    }

    @Test
    void aFileAFolderAndANameAreAllFound(@TempDir Path folder) throws IOException {
        String text = Library.text("first-look", "experiment.yaml");
        Files.writeString(folder.resolve("experiment.yaml"), text);
        assertEquals(0, Cli.run("check", folder.toString()).code());
        assertEquals(
                0,
                Cli.run("check", folder.resolve("experiment.yaml").toString()).code());
        assertEquals(0, Cli.run("check", "first-look").code());
    }
}
