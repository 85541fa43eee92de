package org.genloss.neural.transformer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.spec.Require;

/**
 * GPT-2 (Radford et al. 2019, section 2.3): learned positions, normalisation before each sublayer, a head tied to the
 * embedding. V ids, d wide, f wide between the two feed-forward matrices, h heads. Matrices of its layers stand in files as
 * [in, out], transposed to those of other families.
 *
 * @param vocabularySize V
 * @param contextLength most tokens of a sequence
 * @param hiddenSize d, a multiple of the number of heads
 * @param feedForward f
 * @param activation between the two feed-forward matrices
 * @param dropout share of the embedding and of every sublayer's output that is dropped in fits; attention's weights are not
 * @param epsilon what keeps normalisations from dividing by 0
 * @param initialDeviation standard deviation of fresh weights
 */
public record Gpt2(
        int vocabularySize,
        int contextLength,
        int hiddenSize,
        int layers,
        int heads,
        int feedForward,
        Activation activation,
        double dropout,
        double epsilon,
        double initialDeviation,
        SpecialIds ids)
        implements Architecture {

    static final String FAMILY = "gpt2";

    private static final String BODY = "transformer.";
    private static final String EMBEDDING = BODY + "wte.weight";
    private static final String POSITIONS = BODY + "wpe.weight";
    private static final String BUFFERS = "(transformer\\.)?h\\.\\d+\\.attn\\.(bias|masked_bias)";

    static final FileNames FILES = new FileNames(BODY, EMBEDDING, BUFFERS);

    /** @throws IllegalArgumentException in the names of {@code config.json}, if a size is none or does not fit another */
    public Gpt2 {
        Require.atLeast("vocab_size", vocabularySize, 1);
        Require.atLeast("n_positions", contextLength, 1);
        Limits.layers("n_layer", layers);
        Limits.heads("n_embd", hiddenSize, "n_head", heads);
        Require.atLeast("n_inner", feedForward, 1);
        Require.that(dropout >= 0 && dropout < 1, "resid_pdrop", "at least 0 and below 1", dropout);
        Require.positive("layer_norm_epsilon", epsilon);
        Require.positive("initializer_range", initialDeviation);
        ids.check(vocabularySize);
    }

    /** What a configuration says; what it leaves out is as Hugging Face takes it. */
    static Gpt2 read(ConfigReader config) {
        config.only("scale_attn_weights", true, true);
        config.only("scale_attn_by_inverse_layer_idx", false, false);
        config.only("add_cross_attention", false, false);
        config.only("tie_word_embeddings", true, true);
        double dropout = config.number("resid_pdrop", 0.1);
        double embedded = config.number("embd_pdrop", 0.1);
        Require.that(embedded == dropout, "embd_pdrop", "as large as resid_pdrop = " + dropout, embedded);
        int width = config.integer("n_embd", 768);
        return new Gpt2(
                config.integer("vocab_size", 50_257),
                config.integer("n_positions", 1024),
                width,
                config.integer("n_layer", 12),
                config.integer("n_head", 12),
                config.integerOrNone("n_inner").orElse(4 * width),
                config.activation("activation_function", Activation.GELU_NEW),
                dropout,
                config.number("layer_norm_epsilon", 1e-5),
                config.number("initializer_range", 0.02),
                config.ids(SpecialIds.both(50_256)));
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public int keyHeads() {
        return heads;
    }

    @Override
    public int headSize() {
        return hiddenSize / heads;
    }

    private static String layer(int i) {
        return BODY + "h." + i + ".";
    }

    @Override
    public Map<String, long[]> shapes() {
        long d = hiddenSize;
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(EMBEDDING, new long[] {vocabularySize, d});
        shapes.put(POSITIONS, new long[] {contextLength, d});
        for (int i = 0; i < layers; i++) {
            norm(shapes, layer(i) + "ln_1");
            linear(shapes, layer(i) + "attn.c_attn", d, 3 * d);
            linear(shapes, layer(i) + "attn.c_proj", d, d);
            norm(shapes, layer(i) + "ln_2");
            linear(shapes, layer(i) + "mlp.c_fc", d, feedForward);
            linear(shapes, layer(i) + "mlp.c_proj", feedForward, d);
        }
        norm(shapes, BODY + "ln_f");
        return shapes;
    }

    private static void linear(Map<String, long[]> shapes, String name, long in, long out) {
        shapes.put(name + ".weight", new long[] {in, out});
        shapes.put(name + ".bias", new long[] {out});
    }

    private void norm(Map<String, long[]> shapes, String name) {
        shapes.put(name + ".weight", new long[] {hiddenSize});
        shapes.put(name + ".bias", new long[] {hiddenSize});
    }

    /** The matrices at the end of the 2 L sublayers are the smaller for it, by the root of 2 L (section 2.3 of the paper). */
    @Override
    public Weights initial(Noise noise, Device device) {
        double last = initialDeviation / Math.sqrt(2.0 * layers);
        return Initial.of(
                shapes(),
                name -> name.endsWith("c_proj.weight") ? last : initialDeviation,
                noise,
                device,
                EMBEDDING,
                OptionalInt.empty());
    }

    @Override
    public Tensor hidden(Tensor ids, Weights weights, Pass pass) {
        Tensor places = Nn.embedding(weights.get(POSITIONS), pass.positions(ids.size(1))); // [t, d]
        Tensor x = pass.dropout(Nn.embedding(weights.get(EMBEDDING), ids).plus(places)); // [b, t, d]
        for (int i = 0; i < layers; i++) {
            x = x.plus(pass.dropout(attention(norm(x, weights, layer(i) + "ln_1"), weights, i, pass)));
            x = x.plus(pass.dropout(feedForward(norm(x, weights, layer(i) + "ln_2"), weights, i)));
        }
        return norm(x, weights, BODY + "ln_f");
    }

    private Tensor norm(Tensor x, Weights weights, String name) {
        return Nn.layerNorm(x, weights, name, epsilon);
    }

    /** [b, t, d] to [b, t, d]; queries, keys and values come of one matrix. */
    private Tensor attention(Tensor x, Weights weights, int i, Pass pass) {
        List<Tensor> parts = linear(x, weights, layer(i) + "attn.c_attn").split(hiddenSize, -1); // three of [b, t, d]
        Tensor queries = Heads.split(parts.get(0), heads, headSize()); // [b, h, t, d / h]
        Tensor keys = Heads.split(parts.get(1), heads, headSize());
        Tensor values = Heads.split(parts.get(2), heads, headSize());
        return linear(Heads.merged(pass.attend(i, queries, keys, values)), weights, layer(i) + "attn.c_proj");
    }

    /** [b, t, d] to [b, t, d], by way of [b, t, f]. */
    private Tensor feedForward(Tensor x, Weights weights, int i) {
        return linear(activation.of(linear(x, weights, layer(i) + "mlp.c_fc")), weights, layer(i) + "mlp.c_proj");
    }

    private static Tensor linear(Tensor x, Weights weights, String name) {
        return Nn.linear(x, weights.get(name + ".weight").transpose(0, 1), weights.get(name + ".bias"));
    }

    @Override
    public Tensor logits(Tensor hidden, Weights weights) {
        return Nn.linear(hidden, weights.get(EMBEDDING));
    }

    @Override
    public String config() {
        return ConfigWriter.of("GPT2LMHeadModel", FAMILY)
                .put("vocab_size", vocabularySize)
                .put("n_positions", contextLength)
                .put("n_embd", hiddenSize)
                .put("n_layer", layers)
                .put("n_head", heads)
                .put("n_inner", feedForward)
                .put("activation_function", activation.text())
                .put("embd_pdrop", dropout)
                .put("resid_pdrop", dropout)
                .put("attn_pdrop", 0.0)
                .put("layer_norm_epsilon", epsilon)
                .put("initializer_range", initialDeviation)
                .put("tie_word_embeddings", true)
                .ids(ids)
                .text();
    }
}
