package org.genloss.neural.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.data.Tokens;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;
import org.genloss.num.Seed;

/**
 * Token sequences of unequal lengths side by side, filled up on the right.
 *
 * @param ids what is read: every sequence without its last token, [b, t], int64
 * @param targets what follows each of these, [b t], int64; {@value #NOTHING} where nothing does
 */
public record TokenBatch(Tensor ids, Tensor targets) {

    /** The class that counts for nothing in a cross-entropy. */
    public static final int NOTHING = -100;

    /** The sequences of these rows, at least one of which has two tokens. */
    public static TokenBatch of(Tokens text, int[] rows, Device device) {
        int[] offsets = text.offsets();
        Tensor ids = before(text, rows, 1, device);
        int longest = Math.toIntExact(ids.size(1));
        int[] targets = new int[rows.length * longest];
        Arrays.fill(targets, NOTHING);
        for (int i = 0; i < rows.length; i++) {
            int length = Math.max(0, text.length(rows[i]) - 1);
            if (length > 0) {
                System.arraycopy(text.tokens(), offsets[rows[i]] + 1, targets, i * longest, length);
            }
        }
        return new TokenBatch(ids, Tensor.of(targets, device));
    }

    /**
     * Sequences side by side, each without its last {@code left} tokens, filled up on the right with what none before it sees.
     *
     * @return [b, t], int64, t the length of the longest
     */
    public static Tensor before(Tokens text, int[] rows, int left, Device device) {
        int[] lengths = Arrays.stream(rows)
                .map(row -> Math.max(0, text.length(row) - left))
                .toArray();
        int longest = Arrays.stream(lengths).max().orElse(0);
        int[] ids = new int[rows.length * longest];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(text.tokens(), text.offsets()[rows[i]], ids, i * longest, lengths[i]);
        }
        return Tensor.of(ids, device).reshape(rows.length, longest);
    }

    /** How many tokens of these rows follow another. */
    public static long predicted(Tokens text, int[] rows) {
        return Arrays.stream(rows)
                .mapToLong(row -> Math.max(0, text.length(row) - 1))
                .sum();
    }

    /** The rows 0 .. n - 1 in an order that {@code seed} names, {@code size} at a time; the last may be fewer. */
    public static List<int[]> shuffled(int n, int size, Seed seed) {
        int[] order = Noise.of(seed).permutation(n);
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < n; from += size) {
            batches.add(Arrays.copyOfRange(order, from, Math.min(n, from + size)));
        }
        return batches;
    }
}
