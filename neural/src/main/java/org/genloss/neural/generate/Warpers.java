package org.genloss.neural.generate;

import java.util.Arrays;
import org.genloss.model.DecodedProbabilities;
import org.genloss.model.Decoding;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Tensor;

/**
 * What a decoding makes of the law of the next token, after {@link Rules}: temperature, top-k, top-p, min-p, typical-p, in
 * this order. Scores are logits, [texts, n], in the order of the ids; a token that falls away has minus infinity, and at
 * least one stays. The meanings are those of Hugging Face's logits processors, except that where equals contest the last
 * place the smallest id wins, as in {@link DecodedProbabilities}.
 */
final class Warpers {

    /** Scores [texts, n] of the tokens {@code ids}, [texts, n], int64, ascending; of all of them where ids is null. */
    record Law(Tensor scores, Tensor ids) {}

    private Warpers() {}

    /** The law from which a token is drawn. */
    static Law apply(Tensor scores, Decoding decoding) {
        Tensor warped = decoding.temperature() == 1 ? scores : scores.over(decoding.temperature());
        Law law = decoding.topK() > 0 && decoding.topK() < warped.size(1)
                ? topK(warped, decoding.topK())
                : new Law(warped, null);
        warped = law.scores();
        if (decoding.topP() < 1) {
            warped = topP(warped, decoding.topP());
        }
        if (decoding.minP() > 0) {
            warped = minP(warped, decoding.minP());
        }
        if (decoding.typicalP() < 1) {
            warped = typicalP(warped, decoding.typicalP());
        }
        return new Law(warped, law.ids());
    }

    /** The k most probable tokens (Fan et al. 2018): the others are not even kept, so that what follows has less to do. */
    static Law topK(Tensor scores, int k) {
        Largest largest = Largest.of(scores, k);
        int[] ids = largest.places();
        for (int row = 0; row < ids.length / k; row++) {
            Arrays.sort(ids, row * k, (row + 1) * k);
        }
        Tensor kept = Tensor.like(scores, ids).reshape(-1, k);
        return new Law(scores.gather(1, kept), kept);
    }

    /** The smallest set of most probable tokens with at least the mass p (Holtzman et al. 2020, equation 2). */
    static Tensor topP(Tensor scores, double p) {
        Tensor.Indexed descending = scores.sorted(1, true);
        return upTo(scores, descending.indices(), p);
    }

    /** Tokens at least p times as probable as the most probable one (Nguyen et al. 2024, equation 2). */
    static Tensor minP(Tensor scores, double p) {
        Tensor probabilities = scores.softmax(1);
        Tensor least = probabilities.max(1).values().unsqueeze(1).times(p); // [texts, 1]
        return scores.masked(probabilities.below(least), Double.NEGATIVE_INFINITY);
    }

    /** The smallest set of tokens with at least the mass p whose surprise is nearest to the entropy (Meister et al. 2023, equation 6). */
    static Tensor typicalP(Tensor scores, double p) {
        Tensor logs = Nn.logSoftmax(scores, 1);
        // what is impossible adds nothing to the entropy, and its logarithm must not make it NaN
        Tensor negentropy =
                logs.exp().times(logs.clamp(-Float.MAX_VALUE, 0)).sum(1).unsqueeze(1); // [texts, 1]
        Tensor.Indexed nearest = logs.minus(negentropy).abs().sorted(1, false);
        return upTo(scores, nearest.indices(), p);
    }

    /** Keeps of tokens in an order, [texts, n], those from the first on that together have the mass p. */
    private static Tensor upTo(Tensor scores, Tensor order, double p) {
        Tensor probabilities = scores.gather(1, order).doubles().softmax(1);
        Tensor before = probabilities.cumsum(1).minus(probabilities); // the mass of those before each
        Tensor enough = Tensor.like(before, new double[] {p - DecodedProbabilities.ROUNDING}, 1, 1);
        Tensor dropped = enough.atMost(before);
        return scores.masked(dropped.scatter(1, order, dropped), Double.NEGATIVE_INFINITY);
    }

    /**
     * One token of every law, by inversion of its distribution function.
     *
     * @param uniforms in [0, 1), one for each text
     * @return ids
     */
    static int[] draw(Law law, double[] uniforms) {
        // float64, in which the rarest tokens have their share too
        Tensor cumulated = law.scores().softmax(1).doubles().cumsum(1); // [texts, n]
        int n = Math.toIntExact(cumulated.size(1));
        double[] totals = cumulated.narrow(1, n - 1, 1).toDoubles();
        double[] targets = new double[uniforms.length];
        for (int i = 0; i < targets.length; i++) {
            if (!(totals[i] > 0)) {
                throw Forbidden.all();
            }
            // a little less than uniform, lest rounding reach the total, behind which no token is
            targets[i] = totals[i] * (uniforms[i] * (1 - 0x1p-52));
        }
        Tensor places = cumulated.ranks(Tensor.like(cumulated, targets, targets.length, 1)); // [texts, 1]
        return (law.ids() == null ? places : law.ids().gather(1, places)).toInts();
    }
}
