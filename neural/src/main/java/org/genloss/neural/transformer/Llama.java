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
 * Llama (Touvron et al. 2023, arXiv:2302.13971, section 2.2), and what is built like it, such as TinyLlama and SmolLM2:
 * rotary positions, division by root mean squares, gated feed-forward layers (Shazeer 2020, SwiGLU), queries that share keys
 * in groups (Ainslie et al. 2023), no biases. V ids, d wide, f wide between the feed-forward matrices, h heads of queries and
 * k of keys, s wide each.
 *
 * @param vocabularySize V
 * @param contextLength most tokens of a sequence
 * @param hiddenSize d
 * @param heads h, a multiple of k
 * @param keyHeads k
 * @param headSize s, which is even
 * @param feedForward f
 * @param activation of the gate
 * @param rope how positions turn queries and keys
 * @param epsilon what keeps normalisations from dividing by 0
 * @param tied whether the head is the embedding
 * @param initialDeviation standard deviation of fresh weights
 */
public record Llama(
        int vocabularySize,
        int contextLength,
        int hiddenSize,
        int layers,
        int heads,
        int keyHeads,
        int headSize,
        int feedForward,
        Activation activation,
        Rope rope,
        double epsilon,
        boolean tied,
        double initialDeviation,
        SpecialIds ids)
        implements Architecture {

    static final String FAMILY = "llama";

    private static final String BODY = "model.";
    private static final String EMBEDDING = BODY + "embed_tokens.weight";
    private static final String NORM = BODY + "norm.weight";
    private static final String BUFFERS = "(model\\.)?layers\\.\\d+\\.self_attn\\.rotary_emb\\.inv_freq";

    static final FileNames FILES = new FileNames(BODY, EMBEDDING, BUFFERS);

    /** @throws IllegalArgumentException in the names of {@code config.json}, if a size is none or does not fit another */
    public Llama {
        Require.atLeast("vocab_size", vocabularySize, 1);
        Require.atLeast("max_position_embeddings", contextLength, 1);
        Limits.layers("num_hidden_layers", layers);
        Limits.heads("hidden_size", hiddenSize, "num_attention_heads", heads);
        Require.atLeast("num_key_value_heads", keyHeads, 1);
        Require.that(heads % keyHeads == 0, "num_attention_heads", "a multiple of num_key_value_heads", heads);
        Require.that(headSize >= 2 && headSize % 2 == 0, "head_dim", "an even number of at least 2", headSize);
        Require.atLeast("intermediate_size", feedForward, 1);
        Require.positive("rms_norm_eps", epsilon);
        Require.positive("initializer_range", initialDeviation);
        ids.check(vocabularySize);
    }

    /** What a configuration says; what it leaves out is as Hugging Face takes it. */
    static Llama read(ConfigReader config) {
        config.only("attention_bias", false, false);
        config.only("mlp_bias", false, false);
        int width = config.integer("hidden_size", 4096);
        int heads = config.integer("num_attention_heads", 32);
        Limits.heads("hidden_size", width, "num_attention_heads", heads);
        int context = config.integer("max_position_embeddings", 2048);
        return new Llama(
                config.integer("vocab_size", 32_000),
                context,
                width,
                config.integer("num_hidden_layers", 32),
                heads,
                config.integerOrNone("num_key_value_heads").orElse(heads),
                config.integerOrNone("head_dim").orElse(width / heads),
                config.integer("intermediate_size", 11_008),
                config.activation("hidden_act", Activation.SILU),
                config.rope(context),
                config.number("rms_norm_eps", 1e-6),
                config.flag("tie_word_embeddings", false),
                config.number("initializer_range", 0.02),
                config.ids(new SpecialIds(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty())));
    }

    @Override
    public String family() {
        return FAMILY;
    }

    /** The family drops nothing; a pass may. */
    @Override
    public double dropout() {
        return 0;
    }

    private static String layer(int i) {
        return BODY + "layers." + i + ".";
    }

    @Override
    public Map<String, long[]> shapes() {
        long d = hiddenSize;
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(EMBEDDING, new long[] {vocabularySize, d});
        for (int i = 0; i < layers; i++) {
            shapes.put(layer(i) + "self_attn.q_proj.weight", new long[] {(long) heads * headSize, d});
            shapes.put(layer(i) + "self_attn.k_proj.weight", new long[] {(long) keyHeads * headSize, d});
            shapes.put(layer(i) + "self_attn.v_proj.weight", new long[] {(long) keyHeads * headSize, d});
            shapes.put(layer(i) + "self_attn.o_proj.weight", new long[] {d, (long) heads * headSize});
            shapes.put(layer(i) + "mlp.gate_proj.weight", new long[] {feedForward, d});
            shapes.put(layer(i) + "mlp.up_proj.weight", new long[] {feedForward, d});
            shapes.put(layer(i) + "mlp.down_proj.weight", new long[] {d, feedForward});
            shapes.put(layer(i) + "input_layernorm.weight", new long[] {d});
            shapes.put(layer(i) + "post_attention_layernorm.weight", new long[] {d});
        }
        shapes.put(NORM, new long[] {d});
        if (!tied) {
            shapes.put(FileNames.HEAD, new long[] {vocabularySize, d});
        }
        return shapes;
    }

    @Override
    public Weights initial(Noise noise, Device device) {
        return Initial.of(shapes(), name -> initialDeviation, noise, device, EMBEDDING, ids.padding());
    }

    @Override
    public Tensor hidden(Tensor ids, Weights weights, Pass pass) {
        Tensor x = Nn.embedding(weights.get(EMBEDDING), ids, this.ids.padding()); // [b, t, d]
        Rope.Angles angles = rope.angles(pass.positions(ids.size(1)), headSize, weights.get(NORM)); // [t, s]
        for (int i = 0; i < layers; i++) {
            Tensor y = norm(x, weights, layer(i) + "input_layernorm.weight");
            x = x.plus(pass.dropout(attention(y, weights, i, angles, pass)));
            y = norm(x, weights, layer(i) + "post_attention_layernorm.weight");
            x = x.plus(pass.dropout(feedForward(y, weights, i)));
        }
        return norm(x, weights, NORM);
    }

    private Tensor norm(Tensor x, Weights weights, String name) {
        return Nn.rmsNorm(x, weights.get(name), epsilon);
    }

    /** [b, t, d] to [b, t, d]. */
    private Tensor attention(Tensor x, Weights weights, int i, Rope.Angles angles, Pass pass) {
        String name = layer(i) + "self_attn.";
        Tensor queries = Heads.split(linear(x, weights, name + "q_proj"), heads, headSize); // [b, h, t, s]
        Tensor keys = Heads.split(linear(x, weights, name + "k_proj"), keyHeads, headSize); // [b, k, t, s]
        Tensor values = Heads.split(linear(x, weights, name + "v_proj"), keyHeads, headSize); // [b, k, t, s]
        Tensor seen = pass.attend(i, angles.turn(queries), angles.turn(keys), values); // [b, h, t, s]
        return linear(Heads.merged(seen), weights, name + "o_proj");
    }

    /** [b, t, d] to [b, t, d], by way of [b, t, f]. */
    private Tensor feedForward(Tensor x, Weights weights, int i) {
        Tensor gate = activation.of(linear(x, weights, layer(i) + "mlp.gate_proj"));
        return linear(gate.times(linear(x, weights, layer(i) + "mlp.up_proj")), weights, layer(i) + "mlp.down_proj");
    }

    private static Tensor linear(Tensor x, Weights weights, String name) {
        return Nn.linear(x, weights.get(name + ".weight"));
    }

    @Override
    public Tensor logits(Tensor hidden, Weights weights) {
        return Nn.linear(hidden, weights.get(tied ? EMBEDDING : FileNames.HEAD));
    }

    @Override
    public String config() {
        return ConfigWriter.of("LlamaForCausalLM", FAMILY)
                .put("vocab_size", vocabularySize)
                .put("max_position_embeddings", contextLength)
                .put("hidden_size", hiddenSize)
                .put("num_hidden_layers", layers)
                .put("num_attention_heads", heads)
                .put("num_key_value_heads", keyHeads)
                .put("head_dim", headSize)
                .put("intermediate_size", feedForward)
                .put("hidden_act", activation.text())
                .rope(rope)
                .put("rms_norm_eps", epsilon)
                .put("attention_bias", false)
                .put("attention_dropout", 0.0)
                .put("mlp_bias", false)
                .put("initializer_range", initialDeviation)
                .put("tie_word_embeddings", tied)
                .ids(ids)
                .text();
    }
}
