package org.genloss.metric.text;

import java.util.Arrays;
import java.util.Optional;
import org.genloss.data.Tokens;
import org.genloss.metric.Reference;

/**
 * Texts cut to one length: whatever counts distinct things depends on how much is read. Sequences are taken in order,
 * which for draws of a model is a random order.
 */
final class Windows {

    private Windows() {}

    /**
     * How many tokens to read of every generation: as the spec says, otherwise half of what the reference leads one to
     * expect in a sample, so that texts that grow shorter still fill it.
     */
    static int tokens(Optional<Integer> asked, Reference<Tokens> reference) {
        Tokens heldOut = reference.heldOut();
        double perSequence = (double) heldOut.tokens().length / heldOut.size();
        return asked.orElseGet(() -> Math.max(1, (int) (perSequence * reference.draws() / 2)));
    }

    /** Exactly the first {@code length} tokens, the last sequence cut; empty if there are fewer. */
    static Optional<Tokens> first(Tokens text, int length) {
        if (text.tokens().length < length) {
            return Optional.empty();
        }
        int[] offsets = text.offsets();
        int sequences = 0;
        while (offsets[sequences] < length) {
            sequences++;
        }
        int[] cut = Arrays.copyOf(offsets, sequences + 1);
        cut[sequences] = length;
        return Optional.of(new Tokens(Arrays.copyOf(text.tokens(), length), cut, text.vocabulary(), text.closed()));
    }
}
