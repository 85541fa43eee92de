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
     * @param sentences block, beginning and end of each
     * @param human its words counted as human text
     * @param synthetic its words counted as synthetic text
     */
    record Chapter(List<Sentence> sentences, VocabularyCounts human, VocabularyCounts synthetic) {

        /** The tokens of a block from one to before another. */
        record Sentence(Block block, int from, int to) {}

        static Chapter of(String text) {
            VocabularyCounts human = new VocabularyCounts(false);
            VocabularyCounts synthetic = new VocabularyCounts(false);
            List<Sentence> sentences = new ArrayList<>();
            for (Block block : new Blocks(false).of(text, "novel", 1)) {
                human.addHuman(block);
                synthetic.addSynthetic(block);
                Sentences.of(block, (from, to) -> sentences.add(new Sentence(block, from, to)));
            }
            return new Chapter(sentences, human, synthetic);
        }

        /** The bin of each sentence. */
        int[] bins(Vocabularies vocabularies) {
            int[] scratch = new int[Block.LENGTH];
            return sentences.stream()
                    .mapToInt(s -> SharePart.bin(vocabularies.ratio(s.block, s.from, s.to, scratch)))
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
        if (start >= 0) {
            Chapter chapter = Chapter.of(text.substring(start, end));
            if (chapter.sentences().size() >= ShareProof.PASSAGE) {
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
