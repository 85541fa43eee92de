package org.genloss.data.file;

import java.nio.file.Path;
import java.util.List;
import org.genloss.data.Points;
import org.genloss.data.Source;
import org.genloss.data.Supply;
import org.genloss.num.Seed;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** Columns of a table file as points. */
@Doc("Numeric columns of a CSV, TSV, JSONL or Parquet file, or of several; the first three also as .gz or .zst.")
public record Table(
        @Doc("The file, or a pattern such as data/*.csv (in the file name only). The extension tells the format.")
        Path path,

        @Doc("Names of the columns to read, in the order wanted.")
        List<String> columns,

        @Doc("At most so many rows are kept in memory: a uniform sample of the file, by the run's seed.")
        @Default("1000000")
        int keep,

        @Doc("Share of the kept rows that no generation is trained on, from 0 to less than 1; picked at random.")
        @Default("0.1")
        double heldOut,

        @Doc(
                "Subtract the mean of the training rows and divide by their standard deviation (of n, not n - 1), column by "
                        + "column, so that all is said in these units; a constant column is only centred.")
        @Default("false")
        boolean standardize,

        @Doc("Rows with a value that is missing, NaN or infinite: stop with an error, or skip them.") @Default("stop")
        Missing missing)
        implements Source<Points> {

    /** What happens to rows with missing values. */
    public enum Missing {
        /** An error that counts them. */
        STOP,
        /** They are left out. */
        SKIP
    }

    /** Checks the ranges; the file is looked at when it is opened. */
    public Table {
        Require.that(!columns.isEmpty(), "columns", "one name or more", columns);
        Require.that(columns.stream().distinct().count() == columns.size(), "columns", "different names", columns);
        Require.atLeast("keep", keep, 1);
        Require.that(heldOut >= 0 && heldOut < 1, "held_out", "0 or more and below 1", heldOut);
        columns = List.copyOf(columns);
    }

    @Override
    public Class<Points> sampleType() {
        return Points.class;
    }

    @Override
    public Supply<Points> open(Seed seed) {
        FileSet files = FileSet.of(path);
        String hash = files.hash();
        TableReader reader = new TableReader(columns, missing, keep, seed.at("keep"));
        files.files().forEach(reader::read);
        Points kept = new Points(reader.finish(path), columns);
        Split split = Split.of(kept.size(), heldOut, seed.at("split"));
        Points training = kept.select(split.training());
        Points rest = kept.select(split.heldOut());
        if (standardize) {
            Scaler scaler = Scaler.of(training);
            training = scaler.apply(training);
            rest = scaler.apply(rest);
        }
        return new Pool<>(training, rest, path.toString(), hash);
    }
}
