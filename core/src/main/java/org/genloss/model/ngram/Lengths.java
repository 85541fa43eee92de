package org.genloss.model.ngram;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;

/**
 * How long sampled sequences are, in tokens: as long as those of the training text, in the same proportions.
 *
 * @param values different lengths, ascending
 * @param sums how many training sequences have one of the lengths up to each
 */
record Lengths(int[] values, int[] sums) {

    /** Always this length: the bound of sequences that end by themselves. */
    static Lengths upTo(int most) {
        return new Lengths(new int[] {most}, new int[] {1});
    }

    /** The lengths of a text's sequences. */
    static Lengths of(Tokens text) {
        int[] lengths = new int[text.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = text.length(i);
        }
        Arrays.sort(lengths);
        int[] sums = new int[lengths.length];
        int size = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (i > 0 && lengths[i] != lengths[i - 1]) {
                size++;
            }
            lengths[size] = lengths[i];
            sums[size] = i + 1;
        }
        return new Lengths(Arrays.copyOf(lengths, size + 1), Arrays.copyOf(sums, size + 1));
    }

    /** The longest of them. */
    int longest() {
        return values[values.length - 1];
    }

    /** Draws a length. */
    int draw(UniformRandomProvider random) {
        if (values.length == 1) {
            return values[0];
        }
        int sequence = random.nextInt(sums[sums.length - 1]);
        int at = Arrays.binarySearch(sums, sequence + 1);
        return values[at >= 0 ? at : -at - 1];
    }

    void write(Tensors state) {
        state.with("lengths", values, values.length).with("length_sums", sums, sums.length);
    }

    static Lengths read(Tensors state) {
        return new Lengths(state.ints("lengths"), state.ints("length_sums"));
    }
}
