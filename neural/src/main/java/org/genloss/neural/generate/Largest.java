package org.genloss.neural.generate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.genloss.neural.torch.Tensor;

/**
 * The largest numbers of every row with their places, descending, the smallest place first among equals and the first to be
 * kept: the order in which a sort came upon them decides nothing.
 *
 * @param k how many of each row
 * @param values [rows x k]
 * @param places [rows x k]
 */
record Largest(int k, float[] values, int[] places) {

    /** @param most how many are wanted of each row of [rows, n]; all if n is less */
    static Largest of(Tensor scores, int most) {
        int n = Math.toIntExact(scores.size(1));
        int rows = Math.toIntExact(scores.size(0));
        int k = Math.min(most, n);
        // one more, which shows whether equals contest the last place
        int seen = Math.min(k + 1, n);
        Tensor.Indexed found = scores.largest(seen);
        float[] values = found.values().toFloats();
        int[] places = found.indices().toInts();
        Largest largest = new Largest(k, new float[rows * k], new int[rows * k]);
        for (int row = 0; row < rows; row++) {
            int from = row * seen;
            if (seen > k && values[from + k] == values[from + k - 1] && values[from + k] > Float.NEGATIVE_INFINITY) {
                float[] all = scores.narrow(0, row, 1).toFloats();
                largest.put(row, all, IntStream.range(0, n).toArray());
            } else {
                float[] some = Arrays.copyOfRange(values, from, from + k);
                largest.put(row, some, Arrays.copyOfRange(places, from, from + k));
            }
        }
        return largest;
    }

    private void put(int row, float[] candidates, int[] at) {
        Comparator<Integer> descending = (one, other) -> Float.compare(candidates[other], candidates[one]);
        int[] order = IntStream.range(0, candidates.length)
                .boxed()
                .sorted(descending.thenComparing(i -> at[i]))
                .limit(k)
                .mapToInt(i -> i)
                .toArray();
        for (int i = 0; i < k; i++) {
            values[row * k + i] = candidates[order[i]];
            places[row * k + i] = at[order[i]];
        }
    }
}
