package org.genloss.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.genloss.ledger.Line;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the ledger's lines to the trials of a cell; what is damaged is named. */
class TrialsTest {

    private static final String HEADER = "{\"genloss\":\"0.1.0\",\"ledger\":1,\"spec\":\"\"}\n";
    private static final String ONE =
            "{\"cell\":0,\"trial\":0,\"generation\":0,\"metric\":\"m\",\"value\":1.5,\"unit\":\"x\"}\n";

    @TempDir
    Path folder;

    private Trials read(String text) throws IOException {
        Path file = folder.resolve("ledger.jsonl");
        Files.writeString(file, text);
        Files.writeString(folder.resolve("manifest.json"), "{\"schema\":1,\"cells\":[{\"cell\":0,\"panel\":\"p\"}]}");
        return Evidence.read(folder).trials().get(0);
    }

    @Test
    void readsReadingsAndEvents() throws IOException {
        Trials trials = read(HEADER + ONE
                + "{\"cell\":0,\"trial\":2,\"generation\":0,\"metric\":\"m\",\"value\":\"Infinity\",\"items\":[1,2]}\n"
                + "{\"cell\":0,\"trial\":0,\"generation\":-1,\"metric\":\"m\",\"value\":\"NaN\"}\n"
                + "{\"cell\":0,\"trial\":2,\"generation\":3,\"event\":\"collapsed\",\"reason\":\"gone\"}\n"
                + "{\"cell\":0,\"trial\":2,\"generation\":3,\"event\":\"end\",\"reason\":\"stopped\"}\n");
        Trials.Series series = trials.series().get("m");
        assertEquals(List.of(-1, 0), List.copyOf(series.generations()));
        assertArrayEquals(new double[] {1.5, Double.NaN, Double.POSITIVE_INFINITY}, series.at(0));
        assertEquals(2, series.summary(0).n());
        assertEquals(List.of(new Trials.End(2, 3, true, "gone")), List.copyOf(trials.ends()));
    }

    @Test
    void aCellThatNeedsNoMoreTrialsSaysSo() throws IOException {
        Trials trials =
                read(HEADER + ONE + Line.event(0, 0, 0, "end", "done") + Line.stopped(0, 1, "m is known to +-0.1"));
        assertEquals(OptionalInt.of(1), trials.enough());
        assertEquals(1, trials.ends().size());
        assertEquals(OptionalInt.empty(), read(HEADER + ONE).enough());
    }

    @Test
    void aSingleTrialKeepsItsOwnLimits() throws IOException {
        String start = "{\"cell\":0,\"trial\":0,\"generation\":";
        Trials trials = read(HEADER
                + start + "0,\"metric\":\"m\",\"value\":1,\"se\":0.5}\n"
                + start + "1,\"metric\":\"m\",\"value\":1,\"se\":0.5,\"low\":0.25,\"high\":3}\n");
        Trials.Series series = trials.series().get("m");
        // 1 -+ 1.96 x 0.5
        assertEquals(0.02, series.summary(0).meanLow(), 1e-4);
        assertEquals(0.25, series.summary(1).meanLow());
        assertEquals(3, series.summary(1).meanHigh());
    }

    /** Trial 0 runs to the end, trial 1 collapses at its turn, trial 2 between two turns: generation 3 is its alone. */
    @Test
    void aTrialThatEndedEarlyCountsWithItsLastReading() throws IOException {
        Trials trials = read(HEADER
                + reading(0, 0, 10)
                + reading(0, 2, 12)
                + reading(0, 4, 14)
                + event(0, 4, "end")
                + reading(1, 0, 5)
                + reading(1, 2, 1)
                + event(1, 2, "collapsed")
                + event(1, 2, "end")
                + reading(2, 0, 7)
                + reading(2, 2, 3)
                + reading(2, 3, 2)
                + event(2, 3, "collapsed")
                + event(2, 3, "end")
                + reading(3, 0, 8)
                + reading(3, 2, 9));
        Trials.Series series = trials.series().get("m");
        assertEquals(List.of(0, 2, 4), List.copyOf(series.generations()));
        assertArrayEquals(new double[] {12, 1, 3, 9}, series.at(2));
        assertEquals(0, series.carried(2));
        // the unfinished trial 3 has no end to stay at
        assertEquals(3, series.summary(4).n());
        assertEquals(2, series.summary(4).median());
        assertEquals(2, series.carried(4));
    }

    private static String reading(int trial, int generation, double value) {
        return "{\"cell\":0,\"trial\":" + trial + ",\"generation\":" + generation + ",\"metric\":\"m\",\"value\":"
                + value + "}\n";
    }

    private static String event(int trial, int generation, String event) {
        return "{\"cell\":0,\"trial\":" + trial + ",\"generation\":" + generation + ",\"event\":\"" + event
                + "\",\"reason\":\"gone\"}\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cell\":0,\"trial\":1,\"gener",
                "garbage",
                "{\"cell\":0,\"trial\":1,\"generation\":0,\"metric\":\"m\",\"value\":2}"
            })
    void aTornLastLineIsLeftOut(String torn) throws IOException {
        assertArrayEquals(
                new double[] {1.5}, read(HEADER + ONE + torn).series().get("m").at(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "[]",
                "{\"cell\":0,\"trial\":1,\"gener",
                "{\"cell\":7,\"trial\":0,\"generation\":0,\"metric\":\"m\",\"value\":1}",
                "{\"cell\":0,\"trial\":0,\"generation\":0}",
                "{\"cell\":0,\"trial\":0,\"generation\":0,\"metric\":\"m\",\"value\":\"many\"}",
                "{\"cell\":0,\"trial\":0,\"generation\":-2,\"metric\":\"m\",\"value\":1}",
                "{\"ledger\":1}",
                "",
                "{\"cell\":0,\"event\":\"stopped\"}",
                "{} {}"
            })
    void aDamagedLineIsNamed(String damaged) {
        UserError error = assertThrows(UserError.class, () -> read(HEADER + ONE + damaged + "\n" + ONE));
        assertTrue(error.getMessage().contains("ledger.jsonl, line 3 is damaged"), error.getMessage());
    }

    @Test
    void aLedgerWithoutItsHeaderIsDamaged() {
        UserError error = assertThrows(UserError.class, () -> read(ONE));
        assertTrue(error.getMessage().contains("line 1 is damaged: no header"), error.getMessage());
        assertThrows(UserError.class, () -> read("{\"genloss\":\"9\",\"ledger\":2}\n"));
    }

    @Test
    void linesLongerThanTheBufferStayWhole() throws IOException {
        String longName = "m".repeat(200_000);
        Trials trials = read(HEADER + ONE.replace("\"m\"", "\"" + longName + "\"") + ONE);
        assertEquals(List.of(longName, "m"), List.copyOf(trials.series().keySet()));
    }
}
