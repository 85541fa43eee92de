package org.genloss.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.genloss.num.Seed;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTableTest {

    /** What is found in a block: a type, a fold, a count and a place. */
    private record Find(long hash, int fold, long count, String file, long number) {}

    private static List<Find> finds(int count, int types) {
        UniformRandomProvider random = new Seed(7).at("finds").stream();
        List<Find> finds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            finds.add(new Find(
                    Hashes.of(random.nextInt(types) % (1 + random.nextInt(types))),
                    random.nextInt(Folds.COUNT),
                    1 + random.nextInt(50),
                    "file" + random.nextInt(4),
                    random.nextInt(1000)));
        }
        return finds;
    }

    private static void add(TypeTable table, Find find) {
        if (table.keeps(find.hash)) {
            table.makeRoom();
        }
        if (table.keeps(find.hash)) {
            int file = table.file(find.file);
            int slot = table.slot(find.hash);
            if (table.isFree(slot)) {
                table.put(slot, find.hash, Long.toHexString(find.hash), file, find.number);
            } else {
                table.met(slot, file, find.number);
            }
            table.count(slot, find.fold, find.count);
        }
    }

    private static TypeTable table(int k, List<Find> finds) {
        TypeTable table = new TypeTable(k);
        finds.forEach(find -> add(table, find));
        return table;
    }

    private static String text(TypeTable table) {
        table.trim();
        StringBuilder text = new StringBuilder(Long.toHexString(table.threshold()));
        for (long hash : table.ordered()) {
            int slot = table.slot(hash);
            text.append('\n')
                    .append(table.text(slot))
                    .append(' ')
                    .append(LongStream.of(table.counts(slot)).boxed().toList())
                    .append(table.file(slot))
                    .append(table.number(slot));
        }
        return text.toString();
    }

    /** All types counted in an ordered map, of which the k smallest are taken. */
    private static String byHand(int k, List<Find> finds) {
        TreeMap<Long, long[]> counts = new TreeMap<>(Long::compareUnsigned);
        TreeMap<Long, String> places = new TreeMap<>();
        for (Find find : finds) {
            counts.computeIfAbsent(find.hash, h -> new long[Folds.COUNT])[find.fold] += find.count;
            String place = find.file + String.format("%04d", find.number);
            places.merge(find.hash, place, (a, b) -> a.compareTo(b) < 0 ? a : b);
        }
        StringBuilder text = new StringBuilder();
        List<Long> hashes = List.copyOf(counts.keySet());
        text.append(Long.toHexString(hashes.size() > k ? hashes.get(k) : -1));
        for (long hash : hashes.subList(0, Math.min(k, hashes.size()))) {
            String place = places.get(hash);
            text.append('\n')
                    .append(Long.toHexString(hash))
                    .append(' ')
                    .append(LongStream.of(counts.get(hash)).boxed().toList())
                    .append(place, 0, 5)
                    .append(Integer.parseInt(place.substring(5)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 1 << 10, 1 << 14})
    void holdsTheTypesOfSmallestHashInAnyOrder(int k) {
        List<Find> finds = finds(50_000, 9000);
        String expected = byHand(k, finds);
        Assertions.assertEquals(expected, text(table(k, finds)));
        List<Find> shuffled = new ArrayList<>(finds);
        ListSampler.shuffle(new Seed(3).at("order").stream(), shuffled);
        Assertions.assertEquals(expected, text(table(k, shuffled)));
        Collections.reverse(shuffled);
        Assertions.assertEquals(expected, text(table(k, shuffled)));
    }

    @Test
    void shrinkingLaterIsBeginningSmall() {
        List<Find> finds = finds(30_000, 9000);
        TypeTable table = new TypeTable(4096);
        for (int i = 0; i < finds.size(); i++) {
            if (i % 5000 == 4999) {
                table.shrink(4096 >> i / 5000);
            }
            add(table, finds.get(i));
        }
        table.shrink(100);
        Assertions.assertEquals(byHand(100, finds), text(table));
    }

    @Test
    void mergesInAnyTree() {
        List<Find> finds = finds(40_000, 9000);
        for (int k : new int[] {128, 1000, 1 << 14}) {
            List<TypeTable> tables = new ArrayList<>();
            UniformRandomProvider random = new Seed(k).at("tree").stream();
            for (int from = 0; from < finds.size(); ) {
                int to = Math.min(finds.size(), from + 1 + random.nextInt(6000));
                tables.add(table(k, finds.subList(from, to)));
                from = to;
            }
            while (tables.size() > 1) {
                TypeTable one = tables.remove(random.nextInt(tables.size()));
                tables.get(random.nextInt(tables.size())).add(one);
            }
            Assertions.assertEquals(byHand(k, finds), text(tables.get(0)));
        }
    }

    @Test
    void countsBeyondACellAndAnInteger() {
        TypeTable table = new TypeTable(64);
        Find find = new Find(5, 3, (1L << 40) + 1, "f", 1);
        add(table, find);
        add(table, find);
        add(table, new Find(6, 3, (1L << 32) - 1, "f", 1));
        add(table, new Find(6, 4, (1L << 32) - 1, "f", 1));
        add(table, new Find(6, 4, 1, "f", 1));
        add(table, new Find(5, 0, 7, "f", 1));
        add(table, new Find(5, 3, 3L << 40, "f", 1));
        IntStream.range(0, 500).forEach(i -> add(table, new Find(1000 + i, i % 20, 1, "f", 1)));
        Assertions.assertEquals(2 * find.count + (3L << 40), table.counts(table.slot(5))[3]);
        Assertions.assertEquals(7, table.counts(table.slot(5))[0]);
        Assertions.assertEquals((1L << 32) - 1, table.counts(table.slot(6))[3]);
        Assertions.assertEquals(1L << 32, table.counts(table.slot(6))[4]);
    }
}
