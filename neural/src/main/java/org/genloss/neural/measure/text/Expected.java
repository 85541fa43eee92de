package org.genloss.neural.measure.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.genloss.data.Tokens;
import org.genloss.metric.Remembered;
import org.genloss.metric.Snapshot;
import org.genloss.neural.LanguageModel;
import org.genloss.neural.LanguageModel.Expectations;

/**
 * What a model expected of a held-out text, with the sequence of each event. Several metrics read it, and it costs as much as
 * scoring the text: it is asked for once.
 *
 * @param starts where the events of each sequence stand among those of all, n + 1 positions
 */
record Expected(Expectations events, int[] starts) {

    private static final Remembered<LanguageModel, Remembered<Tokens, Expected>> KNOWN = new Remembered<>();

    /** Of the generation's model; empty at the baseline and where the model does not tell. */
    static Optional<Expected> of(Snapshot<Tokens> at, Tokens text) {
        return at.model()
                .filter(model -> model instanceof LanguageModel)
                .map(model -> (LanguageModel) model)
                .map(model -> KNOWN.of(model, one -> new Remembered<>())
                        .of(text, some -> new Expected(model.expectations(some), model.eventOffsets(some))));
    }

    /** Number of events of every sequence. */
    double[] counts() {
        return sums(event -> 1);
    }

    /** The sum over the events of every sequence of a number of each. */
    double[] sums(IntToDoubleFunction number) {
        double[] sums = new double[starts.length - 1];
        Arrays.setAll(sums, s -> {
            double sum = 0;
            for (int event = starts[s]; event < starts[s + 1]; event++) {
                sum += number.applyAsDouble(event);
            }
            return sum;
        });
        return sums;
    }
}
