package org.genloss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows works as it is shown. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/spec.md", "docs/write-a-law.md"})
    void everyWholeSpecIsSound(String page) throws IOException {
        Matcher block =
                Pattern.compile("```yaml\n(name:.*?)```", Pattern.DOTALL).matcher(Files.readString(ROOT.resolve(page)));
        int specs = 0;
        while (block.find()) {
            Path spec = folder.resolve("spec-" + specs++ + ".yaml");
            Files.writeString(spec, block.group(1));
            Cli check = Cli.run("check", spec.toString());
            assertEquals(0, check.code(), check.err());
        }
        assertTrue(specs > 0, "no spec in " + page);
    }

    @Test
    void everyLinkBetweenPagesLeadsSomewhere() throws IOException {
        for (String page : new String[] {
            "README.md",
            "CONTRIBUTING.md",
            "docs/architecture.md",
            "docs/auditor.md",
            "docs/language-models.md",
            "docs/provenance.md",
            "docs/read-a-run.md",
            "docs/write-a-law.md",
            "docs/decisions/README.md"
        }) {
            Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(ROOT.resolve(page)));
            while (link.find()) {
                Path target = ROOT.resolve(page).resolveSibling(link.group(1));
                assertTrue(Files.exists(target), page + " links to " + link.group(1));
            }
        }
    }
}
