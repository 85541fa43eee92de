package org.genloss.data.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A program that reads a corpus slowly and can be killed: FOLDER NOTES OUT. OUT is the sum, and how many records it read itself. */
final class SlowReader {

    private static final long PAUSE_NANOS = 30_000;

    private SlowReader() {}

    public static void main(String[] arguments) throws Exception {
        RecordFiles corpus =
                new RecordFiles(List.of(arguments[0]), Corpora.columns(), Optional.empty(), Damage.Policy.SKIP);
        Reading reading = Reading.resumable(corpus, Path.of(arguments[1]), "slowly");
        Sum sum = reading.partial().map(Sum::of).orElseGet(Sum::new);
        LongAdder own = new LongAdder();
        Tally tally = reading.run(
                2,
                row -> {
                    LockSupport.parkNanos(PAUSE_NANOS);
                    own.increment();
                    sum.add(row);
                },
                sum::toBytes,
                Duration.ofMillis(50));
        Files.writeString(Path.of(arguments[2]), HexFormat.of().formatHex(sum.toBytes()) + " " + tally + " " + own);
    }
}
