package org.genloss.neural.generate;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.model.Decoding;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;

/** One token after another, each drawn or, if greedy, the most probable. */
final class Drawing {

    private final Decoding decoding;
    private final OptionalInt endId;
    private final int most;
    private final Rules rules;

    /** @param most tokens that are written */
    Drawing(Decoding decoding, OptionalInt endId, int most, Rules rules) {
        this.decoding = decoding;
        this.endId = endId;
        this.most = most;
        this.rules = rules;
    }

    /**
     * Writes after every prompt.
     *
     * @param prompts row-major
     * @param random of every prompt, of which each step takes one number
     * @return new tokens of each, up to and with the end
     */
    int[][] write(Reading reading, int[] prompts, UniformRandomProvider[] random) {
        int n = random.length;
        int[][] texts = new int[n][];
        Written written = new Written(prompts, n);
        int[] same = IntStream.range(0, n).toArray();
        int[] tokens = null;
        for (int left = n; left > 0; ) {
            try (Scope step = Scope.withoutGradients()) {
                Tensor logits = tokens == null ? reading.begin(prompts) : reading.next(tokens); // [n, V]
                tokens = choose(rules.apply(logits, written), random);
            }
            boolean last = written.newTokens() + 1 == most;
            for (int i = 0; i < n; i++) {
                boolean ends = last || endId.equals(OptionalInt.of(tokens[i]));
                if (ends && texts[i] == null) {
                    texts[i] = written.ended(i, tokens[i]);
                    left--;
                }
            }
            written.append(same, tokens);
        }
        return texts;
    }

    private int[] choose(Tensor scores, UniformRandomProvider[] random) {
        if (decoding.greedy()) {
            Tensor.Indexed best = scores.max(1);
            for (double score : best.values().toDoubles()) {
                if (!(score > Double.NEGATIVE_INFINITY)) {
                    throw Forbidden.all();
                }
            }
            return best.indices().toInts();
        }
        double[] uniforms = Arrays.stream(random)
                .mapToDouble(UniformRandomProvider::nextDouble)
                .toArray();
        return Warpers.draw(Warpers.apply(scores, decoding), uniforms);
    }
}
