package org.genloss.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.report.TextExhibits.Words;

/** Words of real text in bands of their frequency there: how many a generation still has, and which it lost. */
final class WordBands {

    /** What the bands are called, the commonest words first. */
    static final List<String> NAMES = List.of("100 times and more", "10 to 99 times", "1 to 9 times");

    /** Their patterns of dashes, as {@code look.js} has them. */
    static final List<String> DASHES = List.of("", "7 4", "2 3");

    private static final long[] FROM = {100, 10, 1};

    private WordBands() {}

    /** Band of a word that occurs {@code count} (1 or more) times in real text. */
    static int band(long count) {
        return count >= FROM[0] ? 0 : count >= FROM[1] ? 1 : 2;
    }

    /** Indices of the words of a band, the most frequent first; those that real text lacks are in none. */
    static List<Integer> of(Words all, int band) {
        return IntStream.range(0, all.words().size())
                .filter(i -> all.real()[i] > 0 && band(all.real()[i]) == band)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -all.real()[i]))
                .toList();
    }

    /** Those of {@link #of} that were not drawn at all. */
    static List<Integer> lost(Words all, int band) {
        return of(all, band).stream().filter(i -> all.drawn()[i] == 0).toList();
    }

    /** Share of the words of a band that were drawn; NaN of no words. */
    static double share(Words all, int band) {
        int words = of(all, band).size();
        return words == 0 ? Double.NaN : 1 - (double) lost(all, band).size() / words;
    }

    /**
     * Words whose counts rose most, by how much the difference is of what chance makes of two Poisson counts,
     * (drawn - real) / sqrt(drawn + real); only those two and more apart.
     */
    static List<Integer> grown(Words all, int most) {
        List<Integer> grown = new ArrayList<>();
        for (int i = 0; i < all.words().size(); i++) {
            if (rise(all, i) >= 2) {
                grown.add(i);
            }
        }
        grown.sort(Comparator.comparingDouble((Integer i) -> -rise(all, i)));
        return List.copyOf(grown.subList(0, Math.min(most, grown.size())));
    }

    private static double rise(Words all, int i) {
        double sum = all.drawn()[i] + all.real()[i];
        return sum == 0 ? 0 : (all.drawn()[i] - all.real()[i]) / Math.sqrt(sum);
    }
}
