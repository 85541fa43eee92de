package org.genloss.audit.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.genloss.data.Supply;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.data.file.Text;
import org.genloss.num.Seed;

/** Novels and plays for tests and measurements; not part of the project. */
public final class Prose {

    private Prose() {}

    /** Where they are, seen from the core module. */
    public static final Path FOLDER = Path.of("../../shared/data/prose");

    /** Whether they are here. */
    public static boolean isHere() {
        return Files.isDirectory(FOLDER);
    }

    /**
     * Their words in lower case.
     *
     * @param block tokens of a sequence; for 0, sequences are paragraphs, whose ends are events
     */
    public static Tokens read(Path path, int block) {
        Text text = new Text(
                path,
                Vocabulary.Unit.WORDS,
                block == 0 ? Text.Split.PARAGRAPH : Text.Split.BLOCK,
                Math.max(1, block),
                true,
                1,
                Optional.empty(),
                Integer.MAX_VALUE,
                0,
                Optional.empty(),
                "UTF-8");
        Supply<Tokens> supply = text.open(new Seed(1));
        return supply.draw((int) supply.size(), 0, new Seed(2));
    }
}
