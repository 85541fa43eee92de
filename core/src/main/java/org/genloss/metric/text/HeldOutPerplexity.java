package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.genloss.data.TokenScores;
import org.genloss.data.Tokenizer;
import org.genloss.data.Tokens;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Jackknife;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.metric.Snapshot;
import org.genloss.spec.Default;
import org.genloss.spec.Doc;
import org.genloss.spec.Require;
import org.hipparchus.util.FastMath;

/**
 * How well the generation still predicts real text. One impossible token makes it infinite, which is what an unsmoothed
 * model deserves: then read the share of impossible tokens.
 */
@Doc(
        value =
                "Perplexity exp(-mean log-probability) of held-out text under the model, the same as bits per token, and the"
                        + " share of tokens that the model holds impossible. Of subwords also the perplexity without the tokens that"
                        + " end a text, which some decodings never write, and exp(mean over batches of a batch's mean loss), the"
                        + " number that Shumailov et al. report. Standard errors by delete-a-group jackknife over sequences, of the"
                        + " last over batches; NaN for an infinite value.",
        source = "Jelinek et al. 1977; Shumailov et al. 2024 (by batch, as their code computes it)")
public record HeldOutPerplexity(
        @Doc("Consecutive sequences in a batch of perplexity_by_batch, 1 or more.") @Default("16")
        int batch) implements TokensMetric {

    /** Checks the batch. */
    public HeldOutPerplexity {
        Require.atLeast("batch", batch, 1);
    }

    /**
     * Sums over one group of held-out sequences.
     *
     * @param loss minus the log-probabilities, in nats
     */
    private record Sums(double loss, long impossible, long events) {

        double perplexity() {
            return FastMath.exp(meanLoss());
        }

        double meanLoss() {
            return loss / events;
        }

        Sums without(Sums part) {
            return new Sums(loss - part.loss, impossible - part.impossible, events - part.events);
        }
    }

    /** Which of the events of a sequence count. */
    private interface Which {

        boolean counts(int sequence, int event);
    }

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        Tokens heldOut = reference.heldOut();
        return (at, seed) -> scorer(at, reference)
                .map(law -> measure(heldOut, Scored.of(law, heldOut)))
                .orElse(List.of());
    }

    private static Optional<TokenScores> scorer(Snapshot<Tokens> at, Reference<Tokens> reference) {
        Object law = at.generation() == Snapshot.BASELINE
                ? reference.supply()
                : at.model().orElse(null);
        return law instanceof TokenScores scores ? Optional.of(scores) : Optional.empty();
    }

    private List<Reading> measure(Tokens text, Scored scored) {
        List<Sums> groups = groups(scored, (sequence, event) -> true);
        List<Reading> readings = new ArrayList<>();
        readings.add(reading("perplexity", "1", groups, Sums::perplexity));
        readings.add(reading("bits_per_token", "bits", groups, s -> s.meanLoss() / FastMath.log(2.0)));
        readings.add(reading("zero_share", "share", groups, s -> (double) s.impossible / s.events));
        text.vocabulary().tokenizer().ifPresent(tokenizer -> {
            end(tokenizer)
                    .ifPresent(id -> readings.add(
                            reading("perplexity_without_end", "1", withoutEnd(text, scored, id), Sums::perplexity)));
            readings.add(byBatch(scored));
        });
        return readings;
    }

    private static Optional<Integer> end(Tokenizer tokenizer) {
        OptionalInt id = tokenizer.endOfText();
        return id.isPresent() ? Optional.of(id.getAsInt()) : Optional.empty();
    }

    /** Neither the tokens that end a text nor the ends of sequences count. */
    private static List<Sums> withoutEnd(Tokens text, Scored scored, int end) {
        return groups(scored, (sequence, event) -> {
            int at = text.offsets()[sequence] + scored.place(sequence, event);
            return at < text.offsets()[sequence + 1] && text.tokens()[at] != end;
        });
    }

    /** Sums over each group of the jackknife. */
    private static List<Sums> groups(Scored scored, Which which) {
        List<Sums> sums = new ArrayList<>();
        int groups = Math.min(Jackknife.GROUPS, scored.size());
        for (int g = 0; g < groups; g++) {
            double loss = 0;
            long impossible = 0;
            long events = 0;
            for (int i = g; i < scored.size(); i += groups) {
                for (int event = scored.starts()[i]; event < scored.starts()[i + 1]; event++) {
                    if (which.counts(i, event)) {
                        double score = scored.scores()[event];
                        loss -= score;
                        impossible += score == Double.NEGATIVE_INFINITY ? 1 : 0;
                        events++;
                    }
                }
            }
            sums.add(new Sums(loss, impossible, events));
        }
        return sums;
    }

    private static Reading reading(String name, String unit, List<Sums> groups, ToDoubleFunction<Sums> statistic) {
        double loss = 0;
        long impossible = 0;
        long events = 0;
        for (Sums group : groups) {
            loss += group.loss;
            impossible += group.impossible;
            events += group.events;
        }
        Sums all = new Sums(loss, impossible, events);
        double[] leftOut = groups.stream()
                .mapToDouble(group -> statistic.applyAsDouble(all.without(group)))
                .toArray();
        return Reading.of(name, statistic.applyAsDouble(all), unit).withError(Jackknife.standardError(leftOut));
    }

    /** Every batch counts the same, also the last, which may be smaller; one without an event does not count. */
    private Reading byBatch(Scored scored) {
        int batches = (scored.size() + batch - 1) / batch;
        double[] means = new double[batches];
        double[] counted = new double[batches];
        for (int b = 0; b < batches; b++) {
            int from = scored.starts()[b * batch];
            int to = scored.starts()[Math.min(scored.size(), (b + 1) * batch)];
            double loss = 0;
            for (int event = from; event < to; event++) {
                loss -= scored.scores()[event];
            }
            counted[b] = to > from ? 1 : 0;
            means[b] = to > from ? loss / (to - from) : 0;
        }
        Reading mean = Estimates.ratio("", means, counted, "nats");
        return Reading.of("perplexity_by_batch[batch=" + batch + "]", FastMath.exp(mean.value()), "1")
                .withError(Jackknife.standardError(
                        new double[][] {means, counted}, sums -> FastMath.exp(sums[0] / sums[1])));
    }
}
