package org.genloss.neural.generate;

import java.util.Arrays;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Tensor;

/** Texts of equal length in progress: prompts and what has been written after them. */
final class Written {

    private final int promptLength;
    private int[][] rows;

    /**
     * @param prompts row-major
     * @param n number of prompts
     */
    Written(int[] prompts, int n) {
        this.promptLength = prompts.length / n;
        this.rows = new int[n][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(prompts, i * promptLength, (i + 1) * promptLength));
    }

    /** Number of texts. */
    int size() {
        return rows.length;
    }

    /** Tokens that each has more than its prompt. */
    int newTokens() {
        return rows[0].length - promptLength;
    }

    /** Text i becomes what text parents[i] is, and one token more. */
    void append(int[] parents, int[] tokens) {
        int[][] next = new int[tokens.length][];
        for (int i = 0; i < next.length; i++) {
            next[i] = with(rows[parents[i]], tokens[i]);
        }
        rows = next;
    }

    private static int[] with(int[] row, int token) {
        int[] longer = Arrays.copyOf(row, row.length + 1);
        longer[row.length] = token;
        return longer;
    }

    /** What text i has after its prompt, and one token more. */
    int[] ended(int i, int token) {
        return with(Arrays.copyOfRange(rows[i], promptLength, rows[i].length), token);
    }

    /** All tokens, prompts too: [texts, length], int64. */
    Tensor tensor(Device device) {
        int[] all = new int[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * rows[i].length, rows[i].length);
        }
        return Tensor.of(all, device).reshape(rows.length, -1);
    }
}
