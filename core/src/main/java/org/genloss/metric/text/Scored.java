package org.genloss.metric.text;

import java.util.Arrays;
import org.genloss.data.TokenScores;
import org.genloss.data.Tokens;
import org.hipparchus.util.FastMath;

/**
 * What a law says of every event of a text, asked for once. It does not hold the text.
 *
 * @param scores log-probabilities of events, in nats
 * @param starts where the events of each sequence stand among them, n + 1 positions
 * @param given how many tokens at the beginning of a sequence are no events
 */
public record Scored(double[] scores, int[] starts, int given) {

    /** Asks the law. */
    public static Scored of(TokenScores law, Tokens text) {
        double[] scores = law.tokenLogProbabilities(text);
        int[] starts = law.eventOffsets(text);
        if (scores.length != starts[text.size()]) {
            throw new IllegalStateException(law.getClass().getSimpleName() + " scored " + scores.length
                    + " events of a text of " + starts[text.size()]);
        }
        return new Scored(scores, starts, law.given());
    }

    /** Number of sequences, n. */
    public int size() {
        return starts.length - 1;
    }

    /** Minus the mean log-probability of the events of sequence {@code i}, in nats: its log-perplexity; NaN if it has no event. */
    public double logPerplexity(int i) {
        double loss = 0;
        for (int event = starts[i]; event < starts[i + 1]; event++) {
            loss -= scores[event];
        }
        return loss / (starts[i + 1] - starts[i]);
    }

    /** The same as perplexity, 1 or more. */
    public double perplexity(int i) {
        return FastMath.exp(logPerplexity(i));
    }

    /** The log-perplexity, in nats, of every sequence that has an event, in their order. */
    public double[] logPerplexities() {
        double[] all = new double[size()];
        int scored = 0;
        for (int i = 0; i < all.length; i++) {
            if (starts[i + 1] > starts[i]) {
                all[scored++] = logPerplexity(i);
            }
        }
        return Arrays.copyOf(all, scored);
    }

    /**
     * The place in its sequence of the token that an event is, from 0; the number of its tokens where the event is its end.
     *
     * @param i the event's sequence
     */
    int place(int i, int event) {
        return given + event - starts[i];
    }
}
