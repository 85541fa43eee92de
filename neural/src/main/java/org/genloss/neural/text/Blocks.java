package org.genloss.neural.text;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.data.file.Reservoir;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/** Cuts a stream of tokens into blocks of one length and keeps a uniform sample of them; what is left at the end is dropped. */
final class Blocks {

    private final int[] block;
    private final Reservoir reservoir;
    private final List<int[]> kept = new ArrayList<>();
    private int filled;
    private long read;

    /**
     * @param length tokens in a block, 1 or more
     * @param keep at most so many blocks are kept
     */
    Blocks(int length, int keep, Seed seed) {
        this.block = new int[length];
        this.reservoir = new Reservoir(keep, seed.stream());
    }

    /** The next tokens. */
    void add(int... tokens) {
        for (int token : tokens) {
            block[filled++] = token;
            if (filled == block.length) {
                emit();
            }
        }
        read += tokens.length;
    }

    private void emit() {
        int place = reservoir.place();
        if (place == kept.size()) {
            kept.add(block.clone());
        } else if (place >= 0) {
            kept.set(place, block.clone());
        }
        filled = 0;
    }

    /**
     * The kept blocks.
     *
     * @param name what was read, for messages
     * @throws UserError if there is none
     */
    Tokens finish(Vocabulary vocabulary, String name) {
        if (kept.isEmpty()) {
            throw new UserError(
                    name + " has " + read + " tokens, fewer than one block of " + block.length,
                    "give more text, or a smaller block");
        }
        long length = (long) kept.size() * block.length;
        if (length > Integer.MAX_VALUE - 8) {
            throw new UserError("the kept blocks have " + length + " tokens, more than 2^31 - 9", "lower keep");
        }
        int[] tokens = new int[(int) length];
        int[] offsets = new int[kept.size() + 1];
        for (int i = 0; i < kept.size(); i++) {
            System.arraycopy(kept.get(i), 0, tokens, i * block.length, block.length);
            offsets[i + 1] = (i + 1) * block.length;
        }
        return new Tokens(tokens, offsets, vocabulary, false);
    }
}
