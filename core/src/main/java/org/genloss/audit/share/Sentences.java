package org.genloss.audit.share;

import com.ibm.icu.lang.UCharacter;
import java.util.Locale;
import java.util.Set;
import org.genloss.audit.Block;
import org.genloss.data.WordClass;

/**
 * The sentences of a block, by fixed rules that need no model, do not look at upper and lower case and give the same sentences
 * everywhere. A sentence ends
 *
 * <ol>
 *   <li>at the end of the block and at a blank line;
 *   <li>at {@code . ! ?} or an ellipsis, with closing quotes and brackets behind it, where white space or a dash follows, unless it
 *       is a full stop after an abbreviation (a short list of titles and the like) or an initial (one letter other than I);
 *   <li>at the full-width stop, exclamation mark and question mark of Chinese and Japanese, with what closes behind them.
 * </ol>
 *
 * <p>Sentences of fewer than {@value #LEAST_WORDS} words are passed over, as by Liang et al. (2024). A word here begins with a
 * letter or a digit: marks of punctuation differ between editions, more than between writers.
 */
public final class Sentences {

    /** Shorter sentences say nothing. */
    public static final int LEAST_WORDS = 2;

    /** Such as hardly ever end a sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "messrs", "mme", "mlle", "dr", "prof", "st", "rev", "hon", "capt", "col", "gen", "lt",
            "sgt", "maj", "vs", "cf", "vol", "pp", "dept", "approx");

    private static final int LONGEST_ABBREVIATION = 6;
    private static final String STOPS = ".!?\u2026";
    private static final String EASTERN_STOPS = "\u3002\uff01\uff1f";
    private static final String CLOSING = "\"'\u201d\u2019)]}\u00bb\u300d\u300f*_";
    private static final String DASHES = "-\u2013\u2014";

    private Sentences() {}

    /** Takes a sentence of a block. */
    @FunctionalInterface
    public interface Sentence {
        /** The tokens {@code from} to before {@code to} of the block, words and marks. */
        void take(int from, int to);
    }

    /** Calls {@code each} for every sentence that is long enough, in order. */
    public static void of(Block block, Sentence each) {
        int from = 0;
        int words = 0;
        for (int token = 0; token < block.words(); token++) {
            words += isWord(block, token) ? 1 : 0;
            if (token + 1 == block.words() || endsWith(block, from, token)) {
                if (words >= LEAST_WORDS) {
                    each.take(from, token + 1);
                }
                from = token + 1;
                words = 0;
            }
        }
    }

    /** Whether a token of a block is a word, not a mark. */
    public static boolean isWord(Block block, int token) {
        return WordClass.of(block.text().codePointAt(block.starts()[token])) == WordClass.WORD;
    }

    /** Whether a sentence that begins with token {@code from} ends with {@code token}, which is not the last. */
    private static boolean endsWith(Block block, int from, int token) {
        int end = block.ends()[token];
        int next = block.starts()[token + 1];
        if (end < next && isBlankLine(block.text(), end, next)) {
            return true;
        }
        char following = block.text().charAt(next);
        boolean parted = end < next || DASHES.indexOf(following) >= 0;
        char mark = mark(block, token);
        if (STOPS.indexOf(mark) < 0 && EASTERN_STOPS.indexOf(mark) < 0 && CLOSING.indexOf(mark) < 0) {
            return false;
        }
        int stop = token;
        while (stop > from && CLOSING.indexOf(mark(block, stop)) >= 0 && touches(block, stop)) {
            stop--;
        }
        if (EASTERN_STOPS.indexOf(mark(block, stop)) >= 0) {
            return parted || CLOSING.indexOf(following) < 0;
        }
        return parted && STOPS.indexOf(mark(block, stop)) >= 0 && !(stop > from && abbreviates(block, stop));
    }

    /** Whether a token stands right behind the one before. */
    private static boolean touches(Block block, int token) {
        return block.ends()[token - 1] == block.starts()[token];
    }

    /** A token of one character; a space for others, which is no mark. */
    private static char mark(Block block, int token) {
        int start = block.starts()[token];
        return block.ends()[token] == start + 1 ? block.text().charAt(start) : ' ';
    }

    private static boolean isBlankLine(String text, int from, int to) {
        int lines = 0;
        for (int at = from; at < to; at++) {
            lines += text.charAt(at) == '\n' ? 1 : 0;
        }
        return lines >= 2;
    }

    private static boolean abbreviates(Block block, int stop) {
        int start = block.starts()[stop - 1];
        int end = block.ends()[stop - 1];
        if (mark(block, stop) != '.' || !touches(block, stop) || !isWord(block, stop - 1)) {
            return false;
        }
        if (end - start == 1) {
            char letter = block.text().charAt(start);
            return letter != 'I' && letter != 'i' && UCharacter.isLetter(letter);
        }
        return end - start <= LONGEST_ABBREVIATION
                && ABBREVIATIONS.contains(
                        UCharacter.toLowerCase(Locale.ROOT, block.text().substring(start, end)));
    }
}
