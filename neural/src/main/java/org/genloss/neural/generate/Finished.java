package org.genloss.neural.generate;

import java.util.ArrayList;
import java.util.List;
import org.genloss.model.Decoding;
import org.hipparchus.util.FastMath;

/** The best ended sequences that a beam search has found for one prompt, as many as it has beams. */
final class Finished {

    /** Log-probability over a power of the length, and the tokens of which it is. */
    private record Hypothesis(float score, int[] tokens) {}

    private final Decoding decoding;
    private final int most;
    private final List<Hypothesis> best = new ArrayList<>();
    private boolean closed;

    /** @param most new tokens that a sequence can have */
    Finished(Decoding decoding, int most) {
        this.decoding = decoding;
        this.most = most;
    }

    /** Float arithmetic, in which Hugging Face ranks: what ties there ties here. */
    private float score(float logProbability, int length) {
        return logProbability / (float) FastMath.pow(length, decoding.lengthPenalty());
    }

    /** Takes a sequence if it is among the best; the first comes first among equals. */
    void add(float logProbability, int[] tokens) {
        Hypothesis found = new Hypothesis(score(logProbability, tokens.length), tokens);
        int place = best.size();
        while (place > 0 && best.get(place - 1).score() < found.score()) {
            place--;
        }
        best.add(place, found);
        if (best.size() > decoding.numBeams()) {
            best.remove(best.size() - 1);
        }
    }

    /**
     * Looks, after a step, whether there is more to come.
     *
     * @param running log-probability of the best sequence that goes on
     * @param length new tokens it has
     */
    void look(float running, int length) {
        if (best.size() < decoding.numBeams()) {
            return;
        }
        boolean longest = decoding.earlyStopping() == Decoding.EarlyStopping.NEVER && decoding.lengthPenalty() > 0;
        float possible = score(running, longest ? most : length);
        float worst = best.get(best.size() - 1).score();
        closed |= decoding.earlyStopping() == Decoding.EarlyStopping.TRUE || !(possible > worst);
    }

    /** Whether no more sequences are taken. */
    boolean closed() {
        return closed;
    }

    /** The best of them. */
    int[] first() {
        if (best.isEmpty()) {
            throw Forbidden.all();
        }
        return best.get(0).tokens();
    }
}
