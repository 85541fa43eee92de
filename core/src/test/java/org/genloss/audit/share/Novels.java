package org.genloss.audit.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.audit.Block;

/** Novels by chapter, each ready to be counted and scored. */
final class Novels {

    /** "CHAPTER 12", "Chapter XII", or, in A Tale of Two Cities, "XII. The Title" after an empty line. */
    private static final Pattern CHAPTER =
            Pattern.compile("(?m)^ *(?:CHAPTER|Chapter) +(?:[IVXLC]+|\\d+)\\b[^\\n]*$|^[IVXLC]+\\. [A-Z][^\\n]*$");

    private Novels() {}

    /**
     * A chapter.
     *
     * @param block its text, however long
     * @param sentences beginning and end of each, [sentences][2]
     * @param human its words counted as human text
     * @param synthetic its words counted as synthetic text
     */
    record Chapter(Block block, List<int[]> sentences, VocabularyCounts human, VocabularyCounts synthetic) {

        /** The bin of each sentence. */
        int[] bins(Vocabularies vocabularies) {
            int[] scratch = new int[block.words()];
            return sentences.stream()
                    .mapToInt(s -> SharePart.bin(vocabularies.ratio(block, s[0], s[1], scratch)))
                    .toArray();
        }
    }

    /** The chapters of some novels of a folder. */
    static List<Chapter> chapters(Path folder, List<String> names) {
        List<Chapter> chapters = new ArrayList<>();
        for (String name : names) {
            String text = text(folder.resolve(name + ".txt"));
            Matcher heading = CHAPTER.matcher(text);
            int start = -1;
            while (heading.find()) {
                add(text, start, heading.start(), chapters);
                start = heading.end();
            }
            add(text, start, text.length(), chapters);
        }
        return chapters;
    }

    private static void add(String text, int start, int end, List<Chapter> chapters) {
        if (start < 0) {
            return;
        }
        Block block = Texts.block(text.substring(start, end));
        List<int[]> sentences = new ArrayList<>();
        Sentences.of(block, (from, to) -> sentences.add(new int[] {from, to}));
        if (sentences.size() < ShareProof.PASSAGE) {
            return;
        }
        VocabularyCounts human = new VocabularyCounts(false);
        human.addHuman(block);
        VocabularyCounts synthetic = new VocabularyCounts(false);
        synthetic.addSynthetic(block);
        chapters.add(new Chapter(block, sentences, human, synthetic));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
