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
import org.genloss.audit.Blocks;

/** Novels by chapter, each ready to be counted and scored. */
final class Novels {

    /** "CHAPTER 12", "Chapter XII", or, in A Tale of Two Cities, "XII. The Title" after an empty line. */
    private static final Pattern CHAPTER =
            Pattern.compile("(?m)^ *(?:CHAPTER|Chapter) +(?:[IVXLC]+|\\d+)\\b[^\\n]*$|^[IVXLC]+\\. [A-Z][^\\n]*$");

    private Novels() {}

    /**
     * A chapter.
     *
     * @param blocks its text
     * @param sentences how many it has
     * @param human its words counted as human text
     * @param synthetic its words counted as synthetic text
     */
    record Chapter(List<Block> blocks, int sentences, VocabularyCounts human, VocabularyCounts synthetic) {

        static Chapter of(String text) {
            List<Block> blocks = new Blocks(false).of(text, "novel", 1);
            VocabularyCounts human = new VocabularyCounts(false);
            VocabularyCounts synthetic = new VocabularyCounts(false);
            int[] sentences = new int[1];
            for (Block block : blocks) {
                human.addHuman(block);
                synthetic.addSynthetic(block);
                Sentences.of(block, (from, to) -> sentences[0]++);
            }
            return new Chapter(blocks, sentences[0], human, synthetic);
        }

        /** The bin of each sentence. */
        int[] bins(Vocabularies vocabularies) {
            int[] bins = new int[sentences];
            int[] filled = new int[1];
            for (Block block : blocks) {
                int[] scratch = new int[block.words()];
                Sentences.of(
                        block,
                        (from, to) -> bins[filled[0]++] = SharePart.bin(vocabularies.ratio(block, from, to, scratch)));
            }
            return bins;
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
        if (start >= 0) {
            Chapter chapter = Chapter.of(text.substring(start, end));
            if (chapter.sentences() >= ShareProof.PASSAGE) {
                chapters.add(chapter);
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
