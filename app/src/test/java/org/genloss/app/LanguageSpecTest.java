package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genloss.model.Decoding;
import org.genloss.spec.Binder;
import org.genloss.spec.Canonical;
import org.genloss.spec.Problems;
import org.genloss.spec.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What specs of language models say: read as meant, or refused with a remedy. */
class LanguageSpecTest {

    private static final String SPEC = """
            name: words
            trials: 1
            source: markov-text
            learner: {kind: n-gram, order: 2}
            size: 20
            generations: 1
            """;

    @TempDir
    Path folder;

    private Cli check(String... settings) throws IOException {
        Path file = folder.resolve("spec.yaml");
        Files.writeString(file, SPEC);
        String[] arguments = new String[2 + 2 * settings.length];
        arguments[0] = "check";
        arguments[1] = file.toString();
        for (int i = 0; i < settings.length; i++) {
            arguments[2 + 2 * i] = "--set";
            arguments[3 + 2 * i] = settings[i];
        }
        return Cli.run(arguments);
    }

    @Test
    void theSpecItselfIsSound() throws IOException {
        Cli cli = check("keep_models=none");
        assertEquals(0, cli.code(), cli.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sampling=continuations | n-gram writes items that stand alone, and does not go on where another stops"
                        + " | use sampling: points",
                "decoding.num_beams=5 | models of n-gram do not obey num_beams | they obey temperature",
                "decoding.min_new_tokens=8 | do not obey min_new_tokens and max_new_tokens | they obey temperature",
                "decoding.repetition_penalty=2 | do not obey repetition_penalty | they obey temperature",
                "decoding.early_stopping=never | of a beam search, but num_beams is 1 | raise num_beams",
                "decoding.length_penalty=0.5 | of a beam search, but num_beams is 1 | raise num_beams",
                "decoding.early_stopping=yes | must be one of true, false, never, but is | true, false, never",
                "decoding={num_beams: 5, top_k: 3} | num_beams must be 1 where temperature, top_k | search draws nothing",
                "keep_models=last | keep_models: models of n-gram have no form that other programs read | leave keep_models",
                "keep_models=some | must be one of none, last, all, but is | none, last, all"
            })
    void whatCannotBeIsRefused(String setting, String problem, String remedy) throws IOException {
        Cli cli = check(setting);
        assertEquals(2, cli.code(), cli.out());
        assertTrue(cli.err().contains(problem.strip()), cli.err());
        assertTrue(cli.err().contains(remedy.strip()), cli.err());
        assertFalse(cli.err().contains("\tat "), cli.err());
    }

    @Test
    void foldersThatAreNotThereAreNamedBeforeAnythingIsRead() throws IOException {
        assumeTrue(Catalog.complete(), "a build without the module neural");
        Cli cli = check(
                "source={kind: subwords, path: pom.xml, tokenizer: nowhere}",
                "learner={kind: transformer, weights: neither}",
                "metrics=[{kind: reference-perplexity, weights: gone}]");
        assertEquals(2, cli.code(), cli.out());
        assertTrue(cli.err().contains("tokenizer 'nowhere' does not exist"), cli.err());
        assertTrue(cli.err().contains("--set source.tokenizer=PATH"), cli.err());
        assertTrue(cli.err().contains("weights 'neither' does not exist"), cli.err());
        assertTrue(cli.err().contains("--set learner.weights=PATH"), cli.err());
        assertTrue(cli.err().contains("weights 'gone' does not exist"), cli.err());
    }

    /** YAML has truth values of its own; here they are words among others, and stay so when they are written down. */
    @ParameterizedTest
    @CsvSource({"true, TRUE", "false, FALSE", "never, NEVER", "'\"true\"', TRUE", "'\"false\"', FALSE"})
    void earlyStoppingIsReadFromTruthValuesAndWords(String written, Decoding.EarlyStopping meant) {
        Problems problems = new Problems();
        Binder binder = new Binder(problems, Catalog.KINDS);
        String spec = "{num_beams: 5, early_stopping: " + written + "}";
        Decoding decoding = binder.bind(Yaml.read(spec, "spec"), Decoding.class).orElseThrow();
        assertEquals(meant, decoding.earlyStopping());
        String resolved = Canonical.write(new Canonical(Catalog.KINDS).of(decoding));
        assertEquals(
                decoding,
                binder.bind(Yaml.read(resolved, "resolved"), Decoding.class).orElseThrow());
        assertTrue(problems.none());
    }

    @Test
    void theSchemaKnowsTruthValuesWhereTheyAreWords() {
        assertTrue(Cli.run("schema").out().replaceAll("\\s", "").contains("[\"true\",\"false\",\"never\",true,false]"));
    }
}
