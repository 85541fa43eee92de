package org.genloss.neural.generate;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.model.Decoding;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.num.Seed;
import org.genloss.spec.Require;
import org.genloss.spec.UserError;

/**
 * Writes on where prompts stop: draws, takes the most probable token, or searches with beams, as a decoding says. Prompts go
 * through the network a block at a time and keep their keys and values, so that a step reads one token of every text.
 */
public final class Generator {

    /** Texts that a step reads at once, beams counted: on two cores a text takes a tenth more time among 160, half more among 40. */
    private static final int ROWS = 320;

    /** Bytes that keys, values and scores of a block may take. */
    private static final long MEMORY = 1L << 30;

    private final Architecture network;
    private final Weights weights;
    private final Device device;
    private final Decoding decoding;
    private final OptionalInt endId;
    private final int newTokens;
    private final Rules rules;

    /**
     * @param weights live as long as this is used
     * @param decoding whose {@code max_new_tokens} is not read
     * @param endId the token that ends a text; none ends it if empty
     * @param newTokens most tokens that are written after a prompt
     */
    public Generator(
            Architecture network, Weights weights, Device device, Decoding decoding, OptionalInt endId, int newTokens) {
        Require.atLeast("new_tokens", newTokens, 1);
        endId.ifPresent(id -> inVocabulary("eos_token_id", id, network));
        this.network = network;
        this.weights = weights;
        this.device = device;
        this.decoding = decoding;
        this.endId = endId;
        this.newTokens = newTokens;
        this.rules = new Rules(decoding, endId, device);
    }

    private static void inVocabulary(String name, int id, Architecture network) {
        Require.that(
                id >= 0 && id < network.vocabularySize(),
                name,
                "at least 0 and below the vocabulary's size of " + network.vocabularySize(),
                id);
    }

    /**
     * How many prompts of a length go through the network at once. Writing them in several calls gives the same bytes if each
     * call but the last brings a multiple of it.
     */
    public int block(int promptLength) {
        long beams = decoding.numBeams();
        long kept = 2L * network.layers() * network.keyHeads() * network.headSize(); // numbers of a token
        long numbers = kept * (promptLength + beams * newTokens) + 4 * beams * network.vocabularySize();
        long most = Math.min(ROWS / beams, MEMORY / (4 * numbers));
        return Math.toIntExact(Math.max(1, most));
    }

    /**
     * Writes after prompts of equal length.
     *
     * @param prompts [n, length] row-major, at least one token each
     * @param first number of the first of them: what is drawn for prompt i depends on the seed and first + i alone, though the
     *     scores it is drawn by may round differently in another block
     * @return the new tokens of each, up to and with the end
     * @throws UserError if a prompt and its new tokens together are longer than the network's context, or if no token can
     *     follow
     */
    public int[][] write(int[] prompts, int n, long first, Seed seed) {
        return write(prompts, n, i -> first + i, seed);
    }

    /**
     * The same with numbers that need not be consecutive.
     *
     * @param number of each prompt, from 0 to n - 1
     */
    public int[][] write(int[] prompts, int n, IntToLongFunction number, Seed seed) {
        if (n == 0) {
            return new int[0][];
        }
        int length = prompts.length / n;
        check(prompts, n, length);
        int block = block(length);
        int[][] texts = new int[n][];
        for (int from = 0; from < n; from += block) {
            int to = Math.min(from + block, n);
            int[] some = Arrays.copyOfRange(prompts, from * length, to * length);
            int[][] written = block(some, from, to - from, number, seed);
            System.arraycopy(written, 0, texts, from, to - from);
        }
        return texts;
    }

    private void check(int[] prompts, int n, int length) {
        Require.that(
                length > 0 && prompts.length == n * length,
                "prompts",
                n + " of one length, at least one token each",
                prompts.length + " tokens");
        if (length + newTokens > network.contextLength()) {
            throw new UserError(
                    "a prompt of " + length + " tokens and " + newTokens
                            + " new ones are longer than the model's context of " + network.contextLength(),
                    "use max_new_tokens of at most " + Math.max(0, network.contextLength() - length)
                            + ", shorter prompts or a model of longer context");
        }
        for (int id : prompts) {
            inVocabulary("token of a prompt", id, network);
        }
    }

    private int[][] block(int[] prompts, int from, int n, IntToLongFunction number, Seed seed) {
        try (Scope scope = Scope.withoutGradients()) {
            Reading reading = new Reading(network, weights, device, scope, n, decoding.numBeams());
            if (decoding.numBeams() > 1) {
                return new BeamSearch(decoding, endId, newTokens, rules, device).write(reading, prompts, n);
            }
            UniformRandomProvider[] random = IntStream.range(0, n)
                    .mapToObj(i -> seed.at("prompt", number.applyAsLong(from + i)).stream())
                    .toArray(UniformRandomProvider[]::new);
            return new Drawing(decoding, endId, newTokens, rules).write(reading, prompts, random);
        }
    }
}
