package org.genloss.data.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that reads a corpus and tells how many records there were, and the bytes that were live at every step of so many records. */
final class Flat {

    private Flat() {}

    public static void main(String[] arguments) {
        long step = Long.parseLong(arguments[1]);
        RecordFiles corpus = new RecordFiles(
                List.of(Path.of(arguments[0]).toString()), Corpora.columns(), Optional.empty(), Damage.Policy.SKIP);
        List<Long> live = new ArrayList<>();
        long[] records = new long[1];
        Tally tally = Tally.none();
        for (Shard shard : corpus.shards()) {
            tally = tally.plus(shard.read(row -> {
                if (++records[0] % step == 0) {
                    live.add(live());
                }
            }));
        }
        System.out.println(tally.records() + " " + tally.damage() + " " + live);
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
