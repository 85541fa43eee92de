package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;

/** The words of a text, as a person would count them, whatever its tokens are. */
final class WordList {

    private WordList() {}

    /**
     * The words of one sequence: what stands between white space, without the marks at its ends, upper and lower case kept. The end
     * of a text and the unknown type are no words, and a word does not go on beyond them. The first and the last word of a block
     * of pieces of words are left out, since the block may begin or end within them.
     */
    static List<String> of(Tokens text, int sequence) {
        int[] tokens = text.tokens();
        int start = text.offsets()[sequence];
        int end = text.offsets()[sequence + 1];
        int border = border(text.vocabulary());
        boolean cut = !text.closed() && text.vocabulary().unit() != Vocabulary.Unit.WORDS;
        List<String> words = new ArrayList<>();
        int from = start;
        for (int at = start; at <= end; at++) {
            if (at == end
                    || tokens[at] == border
                    || tokens[at] == text.vocabulary().unknown()) {
                String part = text.vocabulary().text(tokens, from, at);
                add(part, cut && from == start, cut && at == end, words);
                from = at + 1;
            }
        }
        return words;
    }

    /** The token that ends a text; -1 where there is none. */
    private static int border(Vocabulary vocabulary) {
        return vocabulary
                .tokenizer()
                .map(tokenizer -> tokenizer.endOfText().orElse(-1))
                .orElse(-1);
    }

    private static void add(String part, boolean withoutFirst, boolean withoutLast, List<String> words) {
        String[] all = part.strip().split("\\s+");
        for (int i = withoutFirst ? 1 : 0; i < all.length - (withoutLast ? 1 : 0); i++) {
            String word = bare(all[i]);
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
    }

    /** Without what is neither letter nor digit at both ends. */
    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && !Character.isLetterOrDigit(word.codePointAt(from))) {
            from += Character.charCount(word.codePointAt(from));
        }
        while (to > from && !Character.isLetterOrDigit(word.codePointBefore(to))) {
            to -= Character.charCount(word.codePointBefore(to));
        }
        return word.substring(from, to);
    }

    /** How often each word of a text occurs. */
    static Map<String, Integer> counts(Tokens text) {
        Map<String, Integer> counts = new HashMap<>();
        for (int s = 0; s < text.size(); s++) {
            of(text, s).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        return counts;
    }

    /** Words from the most frequent on, ties in the order of their characters; at most so many, and none of {@code but}. */
    static List<String> ranked(Map<String, Integer> counts, Set<String> but, int most) {
        return counts.entrySet().stream()
                .filter(entry -> !but.contains(entry.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
