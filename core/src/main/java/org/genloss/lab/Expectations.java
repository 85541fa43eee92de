package org.genloss.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.genloss.ledger.Expectation;
import org.genloss.model.Sampling;
import org.genloss.theory.Answer;
import org.genloss.theory.Curve;
import org.genloss.theory.Law;
import org.genloss.theory.Setting;

/** Asks laws about cells, and puts their answers in the ledger's words. */
final class Expectations {

    private Expectations() {}

    /**
     * What {@code laws} say of a cell, in their order. A law that throws is a mistake of ours, and ends the run. All of them
     * speak of fits to a sample: of fits that read new items in every epoch they say nothing.
     */
    static List<Expectation> of(Setup<?> setup, List<Law> laws) {
        if (setup.cell().sampling() == Sampling.STREAM) {
            return List.of();
        }
        Setting setting = setting(setup);
        List<Expectation> all = new ArrayList<>();
        for (Law law : laws) {
            law.on(setting).ifPresent(answer -> add(setup.cell().index(), law, answer, all));
        }
        return all;
    }

    /** All that a law may know of a cell. */
    static Setting setting(Setup<?> setup) {
        Cell<?> cell = setup.cell();
        int last = cell.generations();
        return new Setting(
                setup.supply(),
                cell.learner().family(),
                cell.decoding(),
                cell.sampling(),
                cell.policy(),
                cell.size(),
                last,
                IntStream.rangeClosed(0, last)
                        .filter(g -> cell.evaluation().due(g, last))
                        .toArray(),
                setup.draws());
    }

    private static void add(int cell, Law law, Answer answer, List<Expectation> all) {
        if (answer.curves().isEmpty()) {
            if (answer.why().isEmpty()) {
                throw new IllegalStateException("law " + law.name() + " has neither curves nor a reason");
            }
            all.add(new Expectation(
                    cell,
                    law.name(),
                    law.title(),
                    law.source(),
                    answer.why(),
                    "",
                    "",
                    "",
                    new int[0],
                    new double[0],
                    new double[0],
                    0,
                    -1,
                    "",
                    Double.NaN));
        }
        for (Curve curve : answer.curves()) {
            all.add(new Expectation(
                    cell,
                    law.name(),
                    law.title(),
                    law.source(),
                    "",
                    curve.reading(),
                    word(curve.statistic()),
                    word(curve.side()),
                    curve.generations(),
                    curve.expected(),
                    curve.spread(),
                    curve.accuracy(),
                    curve.until(),
                    curve.because(),
                    curve.limit()));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
