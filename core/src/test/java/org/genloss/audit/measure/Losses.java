package org.genloss.audit.measure;

import java.util.Arrays;
import org.genloss.data.Dataset;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.model.Learner;
import org.genloss.num.Seed;

/**
 * What a chain of models loses of a text: each fitted to what the one before wrote, as many sequences as the text has. Types are the
 * words of the text or its pairs of words that follow each other in a sequence.
 */
public final class Losses {

    private final Tokens text;
    private final int span;
    private final long[] types;
    private final long[] counts;
    /** Indices of types plus 1 by hash, with open addressing. */
    private final int[] table;

    /** @param span 1 for words, 2 for bigrams */
    public Losses(Tokens text, int span) {
        this.text = text;
        this.span = span;
        long[] all = grams(text, span);
        Arrays.sort(all);
        this.types = Arrays.stream(all).distinct().toArray();
        this.counts = new long[types.length];
        int at = 0;
        for (long gram : all) {
            at += types[at] == gram ? 0 : 1;
            counts[at]++;
        }
        this.table = new int[Integer.highestOneBit(types.length) * 4];
        for (int i = 0; i < types.length; i++) {
            table[place(types[i])] = i + 1;
        }
    }

    /** Where a type is in the table, or would be. */
    private int place(long gram) {
        int place = (int) Samples.mix(gram) & table.length - 1;
        while (table[place] != 0 && types[table[place] - 1] != gram) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    /** Occurrences of each type in the text. */
    public long[] counts() {
        return counts;
    }

    /** Occurrences of all. */
    public long n() {
        return Arrays.stream(counts).sum();
    }

    /** What is lost by generation, of a text that was written. */
    public double[] of(Tokens written) {
        boolean[] present = new boolean[types.length];
        for (long gram : grams(written, span)) {
            int at = table[place(gram)];
            if (at > 0) {
                present[at - 1] = true;
            }
        }
        double lost = 0;
        double mass = 0;
        for (int i = 0; i < types.length; i++) {
            lost += present[i] ? 0 : 1;
            mass += present[i] ? 0 : counts[i];
        }
        return new double[] {lost, mass / n()};
    }

    /** The texts of a chain: generation 1 is written by a model of the text. */
    public static Tokens[] chain(Tokens text, Learner<Tokens> learner, int generations, Seed seed) {
        Tokens[] written = new Tokens[generations + 1];
        written[0] = text;
        for (int g = 1; g <= generations; g++) {
            Seed here = seed.at("generation", g);
            written[g] = learner.fit(Dataset.of(written[g - 1], Dataset.REAL), here.at("fit"))
                    .sample(text.size(), Decoding.PLAIN, here.at("sample"));
        }
        return written;
    }

    private static long[] grams(Tokens text, int span) {
        int[] tokens = text.tokens();
        long[] grams = new long[tokens.length];
        int size = 0;
        for (int i = 0; i < text.size(); i++) {
            for (int at = text.offsets()[i]; at + span <= text.offsets()[i + 1]; at++) {
                grams[size++] = span == 1 ? tokens[at] : (long) tokens[at] << 32 | tokens[at + 1];
            }
        }
        return Arrays.copyOf(grams, size);
    }
}
