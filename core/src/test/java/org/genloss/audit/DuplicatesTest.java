package org.genloss.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final DuplicateObserver OBSERVER = new DuplicateObserver();

    private static Block block(String text) {
        return new Blocks(false).of(text, "file", 1).get(0);
    }

    private static void add(Duplicates part, String text) {
        OBSERVER.observe(block(text)).accept(part);
    }

    private static Duplicates of(List<String> texts) {
        Duplicates part = new Duplicates();
        texts.forEach(text -> add(part, text));
        return part;
    }

    private static String words(UniformRandomProvider random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(random.nextInt(1 << 28), 36))
                .collect(Collectors.joining(" "));
    }

    private static byte[] bytes(Duplicates part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        part.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** 100 texts alone, 10 twice, 5 with a word changed, one six times. */
    private static List<String> corpus() {
        UniformRandomProvider random = new Seed(11).at("texts").stream();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            texts.add(words(random, 30 + random.nextInt(300)));
        }
        for (int i = 0; i < 10; i++) {
            String text = words(random, 100);
            texts.addAll(List.of(text, text));
        }
        for (int i = 0; i < 5; i++) {
            String text = words(random, 200);
            texts.addAll(List.of(text + " one " + text, text + " two " + text));
        }
        String crowd = words(random, 60);
        texts.addAll(Collections.nCopies(6, crowd));
        return texts;
    }

    @Test
    void findsWhatIsRepeated() {
        Duplicates part = of(corpus());
        Assertions.assertEquals(1, part.rate());
        Clusters.Repeated found = part.clusters().repeated();
        Assertions.assertEquals(new Clusters.Repeated(136, 36, 16, 6), found);
        Assertions.assertEquals(36.0 / 136, found.share());
    }

    @Test
    void aFoldIsLeftOutAsIfItsBlocksHadNotBeenRead() {
        List<String> texts = corpus();
        Clusters clusters = of(texts).clusters();
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            int without = fold;
            List<String> others =
                    texts.stream().filter(text -> block(text).fold() != without).toList();
            Assertions.assertEquals(of(others).clusters().repeated(), clusters.repeatedWithout(fold));
        }
    }

    /** Resemblance of sets of runs by hand, on either side of the limit; the signatures err by 0.04. */
    @Test
    void signaturesTellTheResemblance() {
        UniformRandomProvider random = new Seed(4).at("pairs").stream();
        for (int shared : new int[] {0, 300, 700, 960}) {
            String common = words(random, shared + 5);
            String a = common + " " + words(random, 1000 - shared);
            String b = common + " " + words(random, 1000 - shared);
            double exact = resemblance(a, b);
            double found = Shingles.resemblance(new Shingles(block(a)).signature(), new Shingles(block(b)).signature());
            // four standard deviations: fewer than 1 in 10,000; the seed is fixed
            Assertions.assertEquals(exact, found, 4 * Math.sqrt(exact * (1 - exact) / 128) + 1e-9);
        }
    }

    private static double resemblance(String a, String b) {
        Set<String> first = runs(a);
        Set<String> both = new HashSet<>(first);
        both.retainAll(runs(b));
        first.addAll(runs(b));
        return (double) both.size() / first.size();
    }

    private static Set<String> runs(String text) {
        String[] words = text.split(" ");
        return IntStream.rangeClosed(0, words.length - Shingles.WORDS)
                .mapToObj(i -> String.join(" ", List.of(words).subList(i, i + Shingles.WORDS)))
                .collect(Collectors.toSet());
    }

    @Test
    void textsShorterThanARun() {
        Duplicates part = of(List.of("Yes.", "Yes.", "No.", " \n", "one", "a b c d", "a b c d e"));
        Assertions.assertEquals(
                6,
                IntStream.range(0, Folds.COUNT).mapToLong(i -> part.blocks()[i]).sum());
        Assertions.assertEquals(
                new Clusters.Repeated(6, 2, 1, 2), part.clusters().repeated());
        Assertions.assertTrue(Double.isNaN(of(List.of()).clusters().repeated().share()));
    }

    @Test
    void theSampleDoesNotDependOnOrder() throws IOException {
        List<String> texts = corpus();
        texts.addAll(corpus());
        UniformRandomProvider random = new Seed(12).at("more").stream();
        for (int i = 0; i < 1500; i++) {
            texts.add(words(random, 3 + random.nextInt(40)));
        }
        Duplicates whole = new Duplicates();
        whole.shareAmong(1024);
        texts.forEach(text -> add(whole, text));
        List<String> backwards = new ArrayList<>(texts);
        Collections.reverse(backwards);
        Duplicates second = of(backwards.subList(0, 400));
        Duplicates first = of(backwards.subList(400, backwards.size()));
        first.shareAmong(700);
        Duplicates merged = second.merge(OBSERVER.read(new DataInputStream(new ByteArrayInputStream(bytes(first)))));
        merged.shareAmong(1024);
        Assertions.assertArrayEquals(bytes(whole), bytes(merged));
        Assertions.assertTrue(whole.rate() < 0.3);
        Assertions.assertEquals(whole.rate(), 256.0 / 1616, 0.03);
    }

    /** Near-duplicates are sampled together with the probability of their resemblance. */
    @Test
    void pairsStayTogetherInTheSample() {
        UniformRandomProvider random = new Seed(13).at("pairs").stream();
        int pairs = 2000;
        Duplicates part = new Duplicates();
        part.shareAmong(1024);
        for (int i = 0; i < pairs; i++) {
            String text = words(random, 120);
            add(part, text + " one");
            add(part, text + " two");
        }
        // resemblance 116/118: of 256 signatures some 4 lack their other half, or one falls at the edge; 24 is 10
        // deviations off
        Assertions.assertTrue(part.clusters().repeated().repeated() > 256 - 24);
    }
}
