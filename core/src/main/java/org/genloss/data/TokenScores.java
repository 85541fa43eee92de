package org.genloss.data;

/** A law of token sequences that can say how probable each token was, not only the sequence as a whole. */
public interface TokenScores {

    /**
     * Natural logarithm of the probability of every event given what stands before it in its sequence, in nats, in
     * order; negative infinity where the law puts nothing, so that zero-probability tokens can be counted.
     *
     * <p>The events of a sequence are its tokens and, where both the law and {@code sample} know ends ({@link
     * Tokens#closed()}), its end; see {@link #scoresEnds}.
     */
    double[] tokenLogProbabilities(Tokens sample);

    /**
     * How many tokens at the beginning of every sequence are no events, because the law needs something to go on from: 1 for
     * a transformer that reads blocks of running text, whose first token it is given.
     */
    default int given() {
        return 0;
    }

    /** Whether every sequence of {@code sample} has one event more than it has tokens: its end. */
    boolean scoresEnds(Tokens sample);

    /**
     * Where the events of every sequence stand among those of all: n + 1 positions, the first 0 and the last the number of events.
     * A sequence that is not longer than what is {@linkplain #given given} has no tokens among them.
     */
    default int[] eventOffsets(Tokens sample) {
        int ends = scoresEnds(sample) ? 1 : 0;
        int[] starts = new int[sample.size() + 1];
        for (int i = 0; i < sample.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], Math.max(0, sample.length(i) - given()) + ends);
        }
        return starts;
    }
}
