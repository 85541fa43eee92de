package org.genloss.neural.transformer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Noise;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.torch.Weights;
import org.genloss.spec.Require;

/**
 * OPT (Zhang et al. 2022, arXiv:2205.01068): learned positions, normalisation before each sublayer, a head tied to the
 * embedding. V ids, d wide, f wide between the two feed-forward matrices, h heads.
 *
 * @param vocabularySize V
 * @param contextLength most tokens of a sequence
 * @param hiddenSize d, a multiple of the number of heads
 * @param feedForward f
 * @param activation between the two feed-forward matrices
 * @param dropout share of every sublayer's output that is dropped in fits; attention's weights are not
 * @param initialDeviation standard deviation of fresh weights
 */
public record Opt(
        int vocabularySize,
        int contextLength,
        int hiddenSize,
        int layers,
        int heads,
        int feedForward,
        Activation activation,
        double dropout,
        double initialDeviation,
        SpecialIds ids)
        implements Architecture {

    static final String FAMILY = "opt";

    private static final String DECODER = "model.decoder.";
    private static final String EMBEDDING = DECODER + "embed_tokens.weight";
    private static final String POSITIONS = DECODER + "embed_positions.weight";

    /** Rows of the table of positions before that of the first token: once, padding stood there. */
    private static final int OFFSET = 2;

    private static final double EPSILON = 1e-5;

    static final FileNames FILES = new FileNames("model.", EMBEDDING, FileNames.NO_BUFFERS);

    /** @throws IllegalArgumentException in the names of {@code config.json}, if a size is none or does not fit another */
    public Opt {
        Require.atLeast("vocab_size", vocabularySize, 1);
        Require.atLeast("max_position_embeddings", contextLength, 1);
        Limits.layers("num_hidden_layers", layers);
        Limits.heads("hidden_size", hiddenSize, "num_attention_heads", heads);
        Require.atLeast("ffn_dim", feedForward, 1);
        Require.that(dropout >= 0 && dropout < 1, "dropout", "at least 0 and below 1", dropout);
        Require.positive("init_std", initialDeviation);
        ids.check(vocabularySize);
    }

    /** What a configuration says; what it leaves out is as Hugging Face takes it. */
    static Opt read(ConfigReader config) {
        config.only("do_layer_norm_before", true, true);
        config.only("_remove_final_layer_norm", false, false);
        config.only("enable_bias", true, true);
        config.only("layer_norm_elementwise_affine", true, true);
        config.only("tie_word_embeddings", true, true);
        int width = config.integer("hidden_size", 768);
        int embedded = config.integerOrNone("word_embed_proj_dim").orElse(width);
        Require.that(embedded == width, "word_embed_proj_dim", "as large as hidden_size = " + width, embedded);
        return new Opt(
                config.integer("vocab_size", 50_272),
                config.integer("max_position_embeddings", 2048),
                width,
                config.integer("num_hidden_layers", 12),
                config.integer("num_attention_heads", 12),
                config.integer("ffn_dim", 3072),
                config.activation("activation_function", Activation.RELU),
                config.number("dropout", 0.1),
                config.number("init_std", 0.02),
                config.ids(new SpecialIds(OptionalInt.of(2), OptionalInt.of(2), OptionalInt.of(1))));
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
        return DECODER + "layers." + i + ".";
    }

    @Override
    public Map<String, long[]> shapes() {
        long d = hiddenSize;
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(EMBEDDING, new long[] {vocabularySize, d});
        shapes.put(POSITIONS, new long[] {contextLength + OFFSET, d});
        norm(shapes, DECODER + "final_layer_norm");
        for (int i = 0; i < layers; i++) {
            linear(shapes, layer(i) + "self_attn.k_proj", d, d);
            linear(shapes, layer(i) + "self_attn.v_proj", d, d);
            linear(shapes, layer(i) + "self_attn.q_proj", d, d);
            linear(shapes, layer(i) + "self_attn.out_proj", d, d);
            norm(shapes, layer(i) + "self_attn_layer_norm");
            linear(shapes, layer(i) + "fc1", feedForward, d);
            linear(shapes, layer(i) + "fc2", d, feedForward);
            norm(shapes, layer(i) + "final_layer_norm");
        }
        return shapes;
    }

    private static void linear(Map<String, long[]> shapes, String name, long out, long in) {
        shapes.put(name + ".weight", new long[] {out, in});
        shapes.put(name + ".bias", new long[] {out});
    }

    private void norm(Map<String, long[]> shapes, String name) {
        shapes.put(name + ".weight", new long[] {hiddenSize});
        shapes.put(name + ".bias", new long[] {hiddenSize});
    }

    @Override
    public Weights initial(Noise noise, Device device) {
        return Initial.of(shapes(), name -> initialDeviation, noise, device, EMBEDDING, ids.padding());
    }

    @Override
    public Tensor hidden(Tensor ids, Weights weights, Pass pass) {
        Tensor table = weights.get(POSITIONS).narrow(0, OFFSET, contextLength);
        Tensor places = Nn.embedding(table, pass.positions(ids.size(1))); // [t, d]
        Tensor x = Nn.embedding(weights.get(EMBEDDING), ids, this.ids.padding()).plus(places); // [b, t, d]
        for (int i = 0; i < layers; i++) {
            x = x.plus(pass.dropout(attention(norm(x, weights, layer(i) + "self_attn_layer_norm"), weights, i, pass)));
            x = x.plus(pass.dropout(feedForward(norm(x, weights, layer(i) + "final_layer_norm"), weights, i)));
        }
        return norm(x, weights, DECODER + "final_layer_norm");
    }

    private static Tensor norm(Tensor x, Weights weights, String name) {
        return Nn.layerNorm(x, weights, name, EPSILON);
    }

    /** [b, t, d] to [b, t, d]. */
    private Tensor attention(Tensor x, Weights weights, int i, Pass pass) {
        String name = layer(i) + "self_attn.";
        Tensor queries = Heads.split(Nn.linear(x, weights, name + "q_proj"), heads, headSize()); // [b, h, t, d / h]
        Tensor keys = Heads.split(Nn.linear(x, weights, name + "k_proj"), heads, headSize());
        Tensor values = Heads.split(Nn.linear(x, weights, name + "v_proj"), heads, headSize());
        return Nn.linear(Heads.merged(pass.attend(i, queries, keys, values)), weights, name + "out_proj");
    }

    /** [b, t, d] to [b, t, d], by way of [b, t, f]. */
    private Tensor feedForward(Tensor x, Weights weights, int i) {
        return Nn.linear(activation.of(Nn.linear(x, weights, layer(i) + "fc1")), weights, layer(i) + "fc2");
    }

    @Override
    public Tensor logits(Tensor hidden, Weights weights) {
        return Nn.linear(hidden, weights.get(EMBEDDING));
    }

    @Override
    public String config() {
        return ConfigWriter.of("OPTForCausalLM", FAMILY)
                .put("vocab_size", vocabularySize)
                .put("max_position_embeddings", contextLength)
                .put("hidden_size", hiddenSize)
                .put("word_embed_proj_dim", hiddenSize)
                .put("num_hidden_layers", layers)
                .put("num_attention_heads", heads)
                .put("ffn_dim", feedForward)
                .put("activation_function", activation.text())
                .put("do_layer_norm_before", true)
                .put("dropout", dropout)
                .put("attention_dropout", 0.0)
                .put("init_std", initialDeviation)
                .put("tie_word_embeddings", true)
                .ids(ids)
                .text();
    }
}
