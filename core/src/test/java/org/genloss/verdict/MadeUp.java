package org.genloss.verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.genloss.ledger.Line;
import org.genloss.ledger.Run;

/** A run folder made of numbers that a test chooses. */
final class MadeUp {

    private static final int[] NO_ITEMS = {};

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder ledger = new StringBuilder(Line.header(""));

    /** What a reading is. */
    interface Value {
        double at(int trial, int generation);
    }

    /** A cell, with its labels as JSON. */
    MadeUp cell(String labels) {
        cells.add("{\"cell\":" + cells.size() + ",\"panel\":\"p\",\"labels\":" + labels + ",\"sample\":\"points\"}");
        return this;
    }

    /** A cell without labels. */
    MadeUp cell() {
        return cell("{}");
    }

    /** A reading of the last cell, in generations 0 to {@code last} of all trials. */
    MadeUp reading(String metric, int trials, int last, Value value) {
        for (int trial = 0; trial < trials; trial++) {
            for (int g = 0; g <= last; g++) {
                one(trial, g, metric, value.at(trial, g));
            }
        }
        return this;
    }

    /** The same reading of real data, for every trial. */
    MadeUp real(String metric, int trials, double value) {
        for (int trial = 0; trial < trials; trial++) {
            one(trial, -1, metric, value);
        }
        return this;
    }

    private void one(int trial, int generation, String metric, double value) {
        ledger.append(Line.reading(
                cells.size() - 1, trial, generation, metric, value, Double.NaN, Double.NaN, Double.NaN, "", NO_ITEMS));
    }

    /** Writes it. */
    Run in(Path folder) {
        try {
            Files.writeString(
                    folder.resolve("manifest.json"),
                    "{\"schema\":1,\"name\":\"made-up\",\"cells\":[" + String.join(",", cells) + "]}");
            Files.writeString(folder.resolve("ledger.jsonl"), ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Run.open(folder);
    }

    /** The verdict on the last cell. */
    Finding finding(Path folder, Meaning meaning) {
        return Verdicts.of(in(folder)).profiles().get(cells.size() - 1).finding(meaning);
    }
}
