package org.genloss.data.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Row;

/** Corpora for tests. */
final class Corpora {

    private Corpora() {}

    static RecordFiles text(Path path, String... by) {
        return of(path, columns(by), null, Damage.Policy.STOP);
    }

    static RecordFiles skipping(Path path, String... by) {
        return of(path, columns(by), null, Damage.Policy.SKIP);
    }

    static RecordFiles where(Path path, String sql, Damage.Policy policy) {
        return of(path, columns(), sql, policy);
    }

    static RecordFiles of(Path path, Columns columns, String where, Damage.Policy policy) {
        return new RecordFiles(List.of(path.toString()), columns, Optional.ofNullable(where), policy);
    }

    static Columns columns(String... by) {
        return new Columns(Optional.empty(), List.of(), List.of(by));
    }

    static List<Row> rows(RecordFiles corpus) {
        List<Row> rows = new ArrayList<>();
        corpus.shards().forEach(shard -> shard.read(rows::add));
        return rows;
    }

    static Tally tally(RecordFiles corpus) {
        return corpus.shards().stream().map(shard -> shard.read(row -> {})).reduce(Tally.none(), Tally::plus);
    }

    /** Number, groups, text and numbers of every row, without the file. */
    static List<String> told(RecordFiles corpus) {
        return rows(corpus).stream()
                .map(row -> row.number() + " " + row.group() + " " + row.text().orElse("-")
                        + (row.numbers().length == 0 ? "" : " " + Arrays.toString(row.numbers())))
                .toList();
    }
}
