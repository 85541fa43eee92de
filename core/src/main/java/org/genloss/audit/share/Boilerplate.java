package org.genloss.audit.share;

import com.ibm.icu.lang.UCharacter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds the phrases of a list in a text in one pass, however many they are (Aho and Corasick 1975). Text and phrases are read as
 * words of letters and digits with single spaces between: line ends, punctuation and kinds of apostrophes make no difference,
 * nor does the case of Latin letters, and a phrase is found as whole words only.
 */
final class Boilerplate {

    /** The version of the list that comes with Genloss; marks of different versions are not added up. */
    static final int VERSION = 1;

    /** That list. */
    static final Boilerplate LIST = new Boilerplate(phrases());

    private static final int SPACE = 36;
    /** A letter or digit that is in no phrase. */
    private static final int FOREIGN = 37;

    private static final int SYMBOLS = 38;

    /** The state after each state and symbol. */
    private int[] next = new int[SYMBOLS];
    /** Whether a phrase ends in a state. */
    private boolean[] found = new boolean[1];

    private int states = 1;

    Boilerplate(List<String> phrases) {
        phrases.forEach(this::add);
        follow();
    }

    /** The phrases of the list that comes with Genloss. */
    static List<String> phrases() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Boilerplate.class.getResourceAsStream("boilerplate.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a phrase is in a text. */
    boolean isIn(String text) {
        int state = next[SPACE];
        int last = SPACE;
        for (int i = 0; i <= text.length(); i++) {
            int symbol = i == text.length() ? SPACE : symbol(text.charAt(i));
            if (symbol != SPACE || last != SPACE) {
                state = next[state * SYMBOLS + symbol];
                if (found[state]) {
                    return true;
                }
            }
            last = symbol;
        }
        return false;
    }

    private static int symbol(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 26;
        }
        return c < 0x80 || !UCharacter.isLetterOrDigit(c) ? SPACE : FOREIGN;
    }

    /** Adds the path of a phrase, a space before and behind it. */
    private void add(String phrase) {
        List<Integer> symbols = new ArrayList<>(List.of(SPACE));
        for (char c : (phrase + " ").toCharArray()) {
            int symbol = symbol(c);
            if (symbol != SPACE || symbols.get(symbols.size() - 1) != SPACE) {
                symbols.add(symbol);
            }
        }
        int state = 0;
        for (int symbol : symbols) {
            int at = state * SYMBOLS + symbol;
            if (next[at] == 0) {
                next[at] = states++;
                next = Arrays.copyOf(next, states * SYMBOLS);
                found = Arrays.copyOf(found, states);
            }
            state = next[at];
        }
        found[state] = true;
    }

    /** Turns the paths into an automaton: where a path ends, its longest end that begins a path goes on. */
    private void follow() {
        int[] shorter = new int[states];
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            if (next[symbol] != 0) {
                waiting.add(next[symbol]);
            }
        }
        while (!waiting.isEmpty()) {
            int state = waiting.remove();
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                int at = state * SYMBOLS + symbol;
                int fallback = next[shorter[state] * SYMBOLS + symbol];
                if (next[at] == 0) {
                    next[at] = fallback;
                } else {
                    shorter[next[at]] = fallback;
                    found[next[at]] |= found[fallback];
                    waiting.add(next[at]);
                }
            }
        }
    }
}
