package org.genloss.audit.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.genloss.audit.Block;
import org.genloss.audit.Blocks;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (Block block : new Blocks(false).of(text, "test", 1)) {
            Sentences.of(
                    block,
                    (from, to) -> sentences.add(block.text().substring(block.starts()[from], block.ends()[to - 1])));
        }
        return sentences;
    }

    @Test
    void stopsEndSentencesAndWhatClosesGoesWithThem() {
        assertEquals(
                List.of("\u201cIt rains.\u201d", "He said so!", "(Did he?)", "Yes, he did\u2026", "And then"),
                sentences("\u201cIt rains.\u201d He said so! (Did he?) Yes, he did\u2026 And then"));
    }

    @Test
    void aStopNeedsSpaceOrADashBehindIt() {
        assertEquals(List.of("Version 3.14 of a.txt is out."), sentences("Version 3.14 of a.txt is out."));
        assertEquals(List.of("It is over.", "\u2014Is it so?"), sentences("It is over.\u2014Is it so?"));
    }

    @Test
    void abbreviationsAndInitialsEndNothing() {
        assertEquals(
                List.of("Mr. J. Knightley met Dr. Perry.", "It was I.", "They left."),
                sentences("Mr. J. Knightley met Dr. Perry. It was I. They left."));
    }

    @Test
    void upperAndLowerCaseMakeNoDifference() {
        String text = "Mr. Darcy came. He spoke! 'never,' she said. It was I. So it went.";
        assertEquals(
                sentences(text).stream()
                        .map(sentence -> sentence.toLowerCase(Locale.ROOT))
                        .toList(),
                sentences(text.toLowerCase(Locale.ROOT)));
    }

    @Test
    void aBlankLineEndsASentenceAndALineEndDoesNot() {
        assertEquals(
                List.of("CHAPTER ONE", "It was the\nbest of times"),
                sentences("CHAPTER ONE\n \nIt was the\nbest of times"));
    }

    @Test
    void fullWidthStopsNeedNoSpace() {
        assertEquals(
                List.of("\u4eca\u65e5 \u306f\u3002\u300d", "\u660e\u65e5 \u306f\uff1f"),
                sentences("\u4eca\u65e5 \u306f\u3002\u300d\u660e\u65e5 \u306f\uff1f"));
    }

    @Test
    void sentencesOfOneWordArePassedOver() {
        assertEquals(List.of("\u2014 So it is."), sentences("No! \u2014 So it is. Indeed. ..."));
        assertEquals(List.of(), sentences(""));
    }
}
