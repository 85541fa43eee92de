package org.genloss.audit.perplexity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.genloss.audit.Block;
import org.genloss.audit.HashIndex;
import org.genloss.audit.ReferenceFile;
import org.genloss.audit.share.Sentences;
import org.genloss.data.Dataset;
import org.genloss.data.Tensors;
import org.genloss.data.TokenScores;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Learner;
import org.genloss.model.Model;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/**
 * A language model of words that was fitted once to a human reference text and is kept as it is, in a file. Any learner of text
 * whose models score tokens will do; an n-gram model of order 3 with Kneser-Ney smoothing is meant. Immutable, shared between
 * threads.
 */
public final class FrozenModel {

    private static final String KIND = "language model";
    private static final int VERSION = 1;
    private static final String STATE = "model.";

    private final Model<Tokens> model;
    private final TokenScores scores;
    private final Vocabulary vocabulary;
    private final List<String> texts;
    private final HashIndex ids = new HashIndex();
    private final String learner;
    private final boolean lowercase;

    private FrozenModel(Model<Tokens> model, long[] hashes, List<String> texts, String learner, boolean lowercase) {
        if (!(model instanceof TokenScores scoring)) {
            throw new IllegalArgumentException("models of " + learner + " do not score tokens");
        }
        this.model = model;
        this.scores = scoring;
        this.texts = texts;
        this.vocabulary = new Vocabulary(Vocabulary.Unit.WORDS, texts);
        this.learner = learner;
        this.lowercase = lowercase;
        for (long hash : hashes) {
            ids.add(hash);
        }
    }

    /**
     * Fits a model to a text.
     *
     * @param learner of texts; its models are {@link TokenScores}
     * @throws UserError if the text has no word twice
     */
    public static FrozenModel fit(ReferenceText text, Learner<Tokens> learner, Seed seed) {
        ReferenceText.Known known = text.known();
        Model<Tokens> model = learner.fit(Dataset.of(text.tokens(known), Dataset.REAL), seed);
        return new FrozenModel(model, known.hashes(), known.texts(), learner.toString(), text.lowercase());
    }

    /** The model itself, which can also write, see {@link org.genloss.audit.share.Ghostwriter}. */
    public Model<Tokens> model() {
        return model;
    }

    /** How many words it knows. */
    public int size() {
        return texts.size();
    }

    /** Whether its words are in lower case, as those of a profile must be then. */
    public boolean lowercase() {
        return lowercase;
    }

    /**
     * The log-perplexity of a block: minus the mean log-probability of the words and ends of its sentences, in nats; NaN if it has
     * no sentence.
     */
    double logPerplexity(Block block) {
        int[] words = new int[block.words()];
        int[] offsets = new int[block.words() / Sentences.LEAST_WORDS + 1];
        int[] size = new int[2];
        Sentences.of(block, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (Sentences.isWord(block, i)) {
                    int id = ids.number(block.hashes()[i]);
                    words[size[0]++] = id < 0 ? vocabulary.unknown() : id;
                }
            }
            offsets[++size[1]] = size[0];
        });
        Tokens tokens =
                new Tokens(Arrays.copyOf(words, size[0]), Arrays.copyOf(offsets, size[1] + 1), vocabulary, true);
        double sum = 0;
        double[] logs = scores.tokenLogProbabilities(tokens);
        for (double log : logs) {
            sum += log;
        }
        return -sum / logs.length;
    }

    /** Everything, with version and checksum. */
    public byte[] toBytes() {
        long[] hashes = ids.hashes();
        byte[] names = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
        byte[] by = learner.getBytes(StandardCharsets.UTF_8);
        Tensors all = new Tensors()
                .with("learner", by, by.length)
                .with("lowercase", new int[] {lowercase ? 1 : 0}, 1)
                .with("hashes", hashes, hashes.length)
                .with("words", names, names.length);
        Tensors state = model.state();
        state.names().forEach(name -> all.with(STATE + name, state.get(name)));
        return ReferenceFile.toBytes(KIND, VERSION, all);
    }

    /**
     * What {@link #toBytes} gave.
     *
     * @param learner that fitted it
     * @param name what the bytes are, for messages
     * @throws UserError if they are truncated, damaged, something else, of another version or another learner
     */
    public static FrozenModel fromBytes(byte[] bytes, Learner<Tokens> learner, String name) {
        Tensors read = ReferenceFile.fromBytes(bytes, KIND, VERSION, name);
        String by = new String(read.bytes("learner"), StandardCharsets.UTF_8);
        if (!by.equals(learner.toString())) {
            throw new UserError(
                    name + " was fitted by " + by + ", not by " + learner, "fit it again to its reference text");
        }
        List<String> texts = List.of(new String(read.bytes("words"), StandardCharsets.UTF_8).split("\n", -1));
        Tensors state = new Tensors();
        read.names().stream()
                .filter(key -> key.startsWith(STATE))
                .forEach(key -> state.with(key.substring(STATE.length()), read.get(key)));
        Tokens like = new Tokens(new int[0], new int[1], new Vocabulary(Vocabulary.Unit.WORDS, texts), true);
        return new FrozenModel(
                learner.load(state, like), read.longs("hashes"), texts, by, read.ints("lowercase")[0] == 1);
    }

    /** SHA-256 of the file, for {@link org.genloss.audit.Settings#references()}. */
    public String sha256() {
        return ReferenceFile.sha256(toBytes());
    }
}
