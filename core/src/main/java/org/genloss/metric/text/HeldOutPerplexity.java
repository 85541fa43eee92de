package org.genloss.metric.text;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.genloss.data.TokenScores;
import org.genloss.data.Tokens;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.spec.Doc;
import org.hipparchus.util.FastMath;

/**
 * How well the generation still predicts real text. One impossible token makes it infinite, which is what an unsmoothed
 * model deserves: then read the share of impossible tokens.
 */
@Doc(
        value =
                "Perplexity exp(-mean log-probability) of held-out text under the model, the same as bits per token, and the"
                        + " share of tokens that the model holds impossible. Standard errors by delete-a-group jackknife over"
                        + " sequences; NaN for an infinite value.",
        source = "Jelinek et al. 1977")
public record HeldOutPerplexity() implements TokensMetric {

    /**
     * Sums over one group of held-out sequences.
     *
     * @param loss minus the log-probabilities, in nats
     */
    private record Sums(double loss, long impossible, long events) {

        double meanLoss() {
            return loss / events;
        }

        Sums without(Sums part) {
            return new Sums(loss - part.loss, impossible - part.impossible, events - part.events);
        }
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        List<Tokens> groups = Jackknife.groups(reference.heldOut());
        return (at, seed) ->
                scorer(at, reference).map(law -> measure(groups, law)).orElse(List.of());
    }

    private static Optional<TokenScores> scorer(Snapshot<Tokens> at, Reference<Tokens> reference) {
        Object law = at.generation() == Snapshot.BASELINE
                ? reference.supply()
                : at.model().orElse(null);
        return law instanceof TokenScores scores ? Optional.of(scores) : Optional.empty();
    }

    private static List<Reading> measure(List<Tokens> groups, TokenScores law) {
        List<Sums> sums = groups.stream().map(group -> sums(law, group)).toList();
        double loss = 0;
        long impossible = 0;
        long events = 0;
        for (Sums group : sums) {
            loss += group.loss;
            impossible += group.impossible;
            events += group.events;
        }
        Sums all = new Sums(loss, impossible, events);
        return List.of(
                reading("perplexity", "1", all, sums, s -> FastMath.exp(s.meanLoss())),
                reading("bits_per_token", "bits", all, sums, s -> s.meanLoss() / FastMath.log(2.0)),
                reading("zero_share", "share", all, sums, s -> (double) s.impossible / s.events));
    }

    private static Reading reading(
            String name, String unit, Sums all, List<Sums> groups, ToDoubleFunction<Sums> statistic) {
        double[] leftOut = groups.stream()
                .mapToDouble(group -> statistic.applyAsDouble(all.without(group)))
                .toArray();
        return Reading.of(name, statistic.applyAsDouble(all), unit).withError(Jackknife.standardError(leftOut));
    }

    private static Sums sums(TokenScores law, Tokens text) {
        double[] scores = law.tokenLogProbabilities(text);
        double loss = 0;
        long impossible = 0;
        for (double score : scores) {
            loss -= score;
            impossible += score == Double.NEGATIVE_INFINITY ? 1 : 0;
        }
        return new Sums(loss, impossible, scores.length);
    }
}
