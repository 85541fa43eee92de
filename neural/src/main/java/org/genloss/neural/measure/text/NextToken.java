package org.genloss.neural.measure.text;

import java.util.List;
import org.genloss.data.Tokens;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.neural.LanguageModel.Expectations;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;

/** How sure a model is of what comes next in real text. Models of models become sure of it, right or wrong. */
@Doc(
        value =
                "Means over held-out text of the entropy of the law of the next token (nats) and of the Gini coefficient of its"
                        + " probabilities (0 where all are equal, near 1 where one has all), and the share of places where the most"
                        + " probable token has a probability of at least certain. Standard errors by delete-a-group jackknife over"
                        + " sequences, the model held fixed. Left out for models that do not tell the whole law, and at the baseline.",
        source = "Gini 1912; Hurley and Rickard 2009, equation 24")
public record NextToken(
        @Doc("Probability from which a model counts as certain, in (0, 1].") @Default("0.999")
        double certain) implements TextMetric {

    /** Checks the probability. */
    public NextToken {
        Require.that(certain > 0 && certain <= 1, "certain", "in (0, 1]", certain);
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        return (at, seed) ->
                Expected.of(at, reference.heldOut()).map(this::readings).orElse(List.of());
    }

    private List<Reading> readings(Expected expected) {
        Expectations events = expected.events();
        double[] counts = expected.counts();
        double[] sure = expected.sums(event -> events.confidence()[event] >= certain ? 1 : 0);
        return List.of(
                Estimates.ratio("next_token_entropy", expected.sums(event -> events.entropy()[event]), counts, "nats"),
                Estimates.ratio("next_token_gini", expected.sums(event -> events.gini()[event]), counts, "ratio"),
                Estimates.ratio("next_token_certain[p=" + Estimates.text(certain) + "]", sure, counts, "share"));
    }
}
