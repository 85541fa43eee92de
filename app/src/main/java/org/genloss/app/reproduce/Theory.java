package org.genloss.app.reproduce;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.lab.Cell;
import org.genloss.num.Seed;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Laws;
import org.genloss.theory.Setting;

/** What the program's own laws say of a cell, as a run of it would write it down. */
final class Theory {

    private Theory() {}

    /**
     * The expectation of a reading at a generation.
     *
     * @param law key of the law
     * @throws IllegalArgumentException if the law says nothing of it
     */
    static <S extends Sample<S>> double expected(
            Cell<S> cell, String law, String reading, Curve.Statistic statistic, int generation) {
        Law asked = Laws.ALL.stream()
                .filter(known -> known.name().equals(law))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no law " + law));
        Answer answer = asked.on(setting(cell)).orElseThrow();
        for (Curve curve : answer.curves()) {
            int at = Arrays.binarySearch(curve.generations(), generation);
            if (curve.reading().equals(reading) && curve.statistic() == statistic && at >= 0) {
                return curve.expected()[at];
            }
        }
        throw new IllegalArgumentException(
                "law " + law + " says nothing of " + reading + " at generation " + generation + " " + answer.why());
    }

    private static <S extends Sample<S>> Setting setting(Cell<S> cell) {
        Supply<S> supply = cell.source().open(new Seed(0).at("source"));
        return new Setting(
                supply,
                cell.learner().family(),
                cell.decoding(),
                cell.sampling(),
                cell.policy(),
                cell.size(),
                cell.generations(),
                IntStream.rangeClosed(0, cell.generations()).toArray(),
                1);
    }
}
