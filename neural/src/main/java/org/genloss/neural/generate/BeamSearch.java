package org.genloss.neural.generate;

import java.util.Arrays;
import java.util.OptionalInt;
import org.genloss.model.Decoding;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;

/**
 * Beam search with the meaning it has in Hugging Face's {@code generate}: at every step the 2 x beams most probable
 * continuations of all beams of a prompt are looked at. Those of the best {@code beams} that end are kept apart, ranked by
 * log-probability over length to a power; the best that do not end run on. So an end that is not among the best beams is
 * lost, and one that is takes no beam away.
 *
 * <p>Equal scores go to the better beam, then to the smallest id.
 */
final class BeamSearch {

    private final Decoding decoding;
    private final OptionalInt endId;
    private final int most;
    private final Rules rules;
    private final Device device;
    private final int beams;

    /** @param most tokens that are written */
    BeamSearch(Decoding decoding, OptionalInt endId, int most, Rules rules, Device device) {
        this.decoding = decoding;
        this.endId = endId;
        this.most = most;
        this.rules = rules;
        this.device = device;
        this.beams = decoding.numBeams();
    }

    /** The beams of all prompts after a step: their parents among those before it, their last tokens and log-probabilities. */
    private record Step(int[] parents, int[] tokens, float[] scores) {}

    /**
     * Writes after every prompt.
     *
     * @param prompts row-major
     * @param n number of prompts
     * @return the best continuation of each, up to and with the end
     */
    int[][] write(Reading reading, int[] prompts, int n) {
        Finished[] finished = new Finished[n];
        Arrays.setAll(finished, i -> new Finished(decoding, most));
        Written written = new Written(prompts, n);
        Step step = null;
        while (written.newTokens() < most && !Arrays.stream(finished).allMatch(Finished::closed)) {
            boolean first = step == null;
            try (Scope scope = Scope.withoutGradients()) {
                Tensor logits = first ? reading.begin(prompts) : reading.next(step.tokens());
                Tensor scores = rules.apply(Nn.logSoftmax(logits, 1), written);
                if (!first) {
                    scores = scores.plus(Tensor.of(step.scores(), device, -1, 1));
                }
                // all continuations of a prompt in a row: [n, beams x V], or [n, V] of the one beam at first
                step = branch(Largest.of(scores.reshape(n, -1), 2 * beams), logits.size(1), written, finished);
            }
            if (!first) {
                reading.branch(step.parents());
            }
            written.append(step.parents(), step.tokens());
            for (int i = 0; i < n; i++) {
                finished[i].look(step.scores()[i * beams], written.newTokens());
            }
        }
        return Arrays.stream(finished).map(Finished::first).toArray(int[][]::new);
    }

    /** Of the best continuations, takes those that end, and makes beams of those that go on. */
    private Step branch(Largest best, long vocabulary, Written written, Finished[] finished) {
        int prompts = finished.length;
        int width = written.size() / prompts;
        boolean last = written.newTokens() + 1 == most;
        Step step = new Step(new int[prompts * beams], new int[prompts * beams], new float[prompts * beams]);
        // where there are fewer continuations than beams, the rest have no chance
        Arrays.fill(step.scores(), Float.NEGATIVE_INFINITY);
        for (int prompt = 0; prompt < prompts; prompt++) {
            Arrays.fill(step.parents(), prompt * beams, (prompt + 1) * beams, prompt * width);
            int beam = prompt * beams;
            for (int rank = 0; rank < best.k(); rank++) {
                int at = prompt * best.k() + rank;
                float score = best.values()[at];
                int parent = prompt * width + Math.toIntExact(best.places()[at] / vocabulary);
                int token = Math.toIntExact(best.places()[at] % vocabulary);
                boolean ends = last || endId.equals(OptionalInt.of(token));
                if (ends && rank < beams && score > Float.NEGATIVE_INFINITY && !finished[prompt].closed()) {
                    finished[prompt].add(score, written.ended(parent, token));
                }
                if (!ends && beam < (prompt + 1) * beams) {
                    step.parents()[beam] = parent;
                    step.tokens()[beam] = token;
                    step.scores()[beam++] = score;
                }
            }
        }
        return step;
    }
}
