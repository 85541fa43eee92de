package org.genloss.neural.language;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.LogDensity;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import org.genloss.model.Continues;
import org.genloss.model.Decoding;
import org.genloss.model.FitCurve;
import org.genloss.model.Model;
import org.genloss.model.Portable;
import org.genloss.model.Work;
import org.genloss.neural.LanguageModel;
import org.genloss.neural.fit.Divergence;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Weights;
import org.genloss.neural.transformer.Architecture;
import org.genloss.neural.transformer.ModelFolder;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/**
 * A fitted transformer. Its parameters lie on the heap and are copied to libtorch for every call. The first token of a
 * sequence is given, and no event; where sequences end is no event either: a text says so by a token.
 */
final class TransformerModel implements Model<Tokens>, LogDensity<Tokens>, LanguageModel, Continues<Tokens>, Portable {

    /** Where the state holds the text of {@code config.json}, the mean length of training sequences, and why a fit stopped. */
    static final String CONFIG = "language.config";

    static final String LENGTH = "language.length";
    static final String FAILURE = "language.failure";

    private final Architecture network;
    /** The same, as it writes: ids of the vocabulary only. */
    private final Architecture writer;

    private final Tensors parameters;
    private final double length;
    private final Optional<String> failure;
    private final Vocabulary vocabulary;
    private final boolean closed;
    private final Device device;
    private final List<FitCurve> curves;

    /**
     * @param length mean length of the sequences it was fitted to
     * @param failure why the fit stopped before its end
     * @param like any sample of the vocabulary
     * @param curves how the fit went; none for a model that was saved
     */
    TransformerModel(
            Architecture network,
            Tensors parameters,
            double length,
            Optional<String> failure,
            Tokens like,
            Device device,
            List<FitCurve> curves) {
        this.network = network;
        this.parameters = parameters;
        this.length = length;
        this.failure = failure;
        this.vocabulary = like.vocabulary();
        this.closed = like.closed();
        this.writer = Narrowed.to(vocabulary.size(), network);
        this.device = device;
        this.curves = curves;
    }

    Architecture network() {
        return network;
    }

    Tensors parameters() {
        return parameters;
    }

    // ------------------------------------------------------------------ writing

    /**
     * What it writes after the token that begins a text or, where there is none, the one that ends it; without this token.
     *
     * @throws UserError if it knows neither
     */
    @Override
    public Tokens sample(int n, Decoding decoding, Seed seed) {
        int[] begins = new int[n];
        if (n > 0) {
            Arrays.fill(begins, begin());
        }
        int[] offsets = IntStream.rangeClosed(0, n).toArray();
        return continued(new Tokens(begins, offsets, vocabulary, closed), decoding, seed, Work.ALONE);
    }

    private int begin() {
        return writer.beginId().orElseGet(() -> writer.endId()
                .orElseThrow(() -> new UserError(
                        "a transformer without a token that begins or ends a text has nothing to begin with",
                        "use sampling: continuations, or a tokenizer with an end-of-text token")));
    }

    @Override
    public Tokens continued(Tokens prompts, Decoding decoding, Seed seed, Work work) {
        int mean = (int) Math.max(Math.max(1, decoding.minNewTokens()), Math.round(length));
        int most = decoding.maxNewTokens().orElse(mean);
        try (Scope scope = Scope.withoutGradients()) {
            Weights weights = Weights.of(parameters, device);
            return new Writing(writer, weights, device, decoding, most).after(prompts, seed, work);
        }
    }

    // ------------------------------------------------------------------ reading

    private Reader reader() {
        return new Reader(network, Weights.of(parameters, device), device);
    }

    @Override
    public double[] tokenLogProbabilities(Tokens sample) {
        Lengths.check(sample, network, "a sequence to be scored");
        try (Scope scope = Scope.withoutGradients()) {
            return reader().logProbabilities(sample);
        }
    }

    @Override
    public int given() {
        return 1;
    }

    @Override
    public boolean scoresEnds(Tokens sample) {
        return false;
    }

    /** Of each sequence, the sum over its events. */
    @Override
    public double[] logDensity(Tokens sample) {
        double[] events = tokenLogProbabilities(sample);
        double[] sums = new double[sample.size()];
        int at = 0;
        for (int i = 0; i < sums.length; i++) {
            for (int j = sample.offsets()[i] + 1; j < sample.offsets()[i + 1]; j++) {
                sums[i] += events[at++];
            }
        }
        return sums;
    }

    @Override
    public Expectations expectations(Tokens text) {
        Lengths.check(text, network, "a sequence to be scored");
        try (Scope scope = Scope.withoutGradients()) {
            return reader().expectations(text);
        }
    }

    @Override
    public float[] lastHidden(Tokens text) {
        Lengths.check(text, network, "a sequence to be read");
        try (Scope scope = Scope.withoutGradients()) {
            return reader().lastHidden(text);
        }
    }

    @Override
    public int hiddenSize() {
        return network.hiddenSize();
    }

    // ------------------------------------------------------------------ itself

    @Override
    public Tensors state() {
        byte[] config = network.config().getBytes(StandardCharsets.UTF_8);
        Tensors state = new Tensors()
                .withAll(parameters)
                .with(CONFIG, config, config.length)
                .with(LENGTH, new double[] {length}, 1);
        failure.map(reason -> reason.getBytes(StandardCharsets.UTF_8))
                .ifPresent(reason -> state.with(FAILURE, reason, reason.length));
        return state;
    }

    @Override
    public List<FitCurve> curves() {
        return curves;
    }

    /** A fit that left the numbers. */
    @Override
    public Optional<String> collapse() {
        return failure.or(() -> Divergence.of(parameters));
    }

    @Override
    public void write(Path folder) {
        Tokenizers.write(folder, vocabulary, network);
        ModelFolder.write(folder, network, parameters);
    }
}
