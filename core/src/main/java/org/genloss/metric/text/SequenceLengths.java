package org.genloss.metric.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Tokens;
import org.genloss.metric.Estimates;
import org.genloss.metric.Gauge;
import org.genloss.metric.Reading;
import org.genloss.metric.Reference;
import org.genloss.spec.Doc;

/**
 * How long texts are and how often one ends. A search that must not end writes no end, and models that were fitted to what it
 * wrote no longer expect one: part of what they lose on real text.
 */
@Doc(
        value =
                "Mean length of a drawn sequence in tokens (standard error sd/sqrt n). Of subwords that have a token for the end"
                        + " of a text also the share of sequences that it closes (Clopper-Pearson limits) and its number in 1,000"
                        + " tokens (delete-a-group jackknife over sequences). At the baseline, of real text.",
        source = "Shumailov et al. 2024: min_new_tokens of their code forbids the end")
public record SequenceLengths() implements TokensMetric {

    @Override
    public Gauge<Tokens> against(Reference<Tokens> reference) {
        return (at, seed) -> {
            Tokens text = at.drawn();
            List<Reading> readings = new ArrayList<>();
            readings.add(Estimates.mean("sequence_length", lengths(text, 1), "tokens"));
            text.vocabulary()
                    .tokenizer()
                    .ifPresent(tokenizer -> tokenizer.endOfText().ifPresent(end -> readings.addAll(ends(text, end))));
            return readings;
        };
    }

    private static List<Reading> ends(Tokens text, int end) {
        double[] ends = new double[text.size()];
        int closed = 0;
        for (int s = 0; s < text.size(); s++) {
            int[] sequence = Arrays.copyOfRange(text.tokens(), text.offsets()[s], text.offsets()[s + 1]);
            ends[s] = Arrays.stream(sequence).filter(token -> token == end).count();
            closed += sequence.length > 0 && sequence[sequence.length - 1] == end ? 1 : 0;
        }
        return List.of(
                Estimates.share("sequences_ended", closed, text.size()),
                Estimates.ratio("ends_per_1000_tokens", ends, lengths(text, 0.001), "tokens"));
    }

    /** The length of every sequence, in so many tokens. */
    private static double[] lengths(Tokens text, double unit) {
        double[] lengths = new double[text.size()];
        Arrays.setAll(lengths, s -> text.length(s) * unit);
        return lengths;
    }
}
