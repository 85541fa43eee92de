package org.genloss.audit.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.audit.Folds;
import org.genloss.audit.TypeSample;
import org.genloss.data.Tokens;

/** Makes samples of types of documents of numbered words, as a profile does of text. */
final class Samples {

    private Samples() {}

    /** Words of documents; equal documents fall into one fold. */
    static TypeSample words(List<int[]> documents, int most) {
        return of(documents, 1, most);
    }

    /** Pairs of words that follow each other in a document. */
    static TypeSample bigrams(List<int[]> documents, int most) {
        return of(documents, 2, most);
    }

    static TypeSample words(List<int[]> documents) {
        return words(documents, Integer.MAX_VALUE);
    }

    static TypeSample bigrams(List<int[]> documents) {
        return bigrams(documents, Integer.MAX_VALUE);
    }

    /** The sequences as documents. */
    static List<int[]> documents(Tokens text) {
        List<int[]> documents = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            documents.add(Arrays.copyOfRange(text.tokens(), text.offsets()[i], text.offsets()[i + 1]));
        }
        return documents;
    }

    /** A sample with these counts, each type in folds as told. */
    static TypeSample of(long[][] counts, long[] tokens) {
        long[] hashes = new long[counts.length];
        Map<Long, long[]> sorted = new TreeMap<>(Long::compareUnsigned);
        for (int i = 0; i < counts.length; i++) {
            sorted.put(mix(i + 1), counts[i]);
        }
        int next = 0;
        long[][] ordered = new long[counts.length][];
        for (Map.Entry<Long, long[]> entry : sorted.entrySet()) {
            hashes[next] = entry.getKey();
            ordered[next++] = entry.getValue();
        }
        List<String> texts = Arrays.stream(hashes).mapToObj(Long::toHexString).toList();
        return new TypeSample(1, hashes, ordered, tokens, texts, Collections.nCopies(counts.length, "a.txt:1"));
    }

    private static TypeSample of(List<int[]> documents, int span, int most) {
        Map<Long, long[]> counts = new TreeMap<>(Long::compareUnsigned);
        Map<Long, String> texts = new LinkedHashMap<>();
        long[] tokens = new long[Folds.COUNT];
        for (int[] document : documents) {
            int fold = Folds.of(hash(document));
            for (int i = 0; i + span <= document.length; i++) {
                long type = span == 1 ? document[i] : (long) document[i] << 32 | document[i + 1];
                long hash = mix(type + 1);
                counts.computeIfAbsent(hash, h -> new long[Folds.COUNT])[fold]++;
                texts.putIfAbsent(hash, Long.toString(type));
                tokens[fold]++;
            }
        }
        int kept = Math.min(most, counts.size());
        long[] hashes = counts.keySet().stream().mapToLong(h -> h).toArray();
        double share = kept == hashes.length ? 1 : (hashes[kept] >>> 1) * 0x1p-63;
        long[] known = Arrays.copyOf(hashes, kept);
        long[][] ofKnown = Arrays.stream(known).mapToObj(counts::get).toArray(long[][]::new);
        List<String> names = Arrays.stream(known).mapToObj(texts::get).toList();
        return new TypeSample(share, known, ofKnown, tokens, names, Collections.nCopies(kept, "a.txt:1"));
    }

    static long hash(int[] document) {
        long hash = 17;
        for (int word : document) {
            hash = mix(hash * 31 + word);
        }
        return hash;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014, variant 13 of Stafford). */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
