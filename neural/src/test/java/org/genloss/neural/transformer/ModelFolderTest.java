package org.genloss.neural.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.spec.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as others leave them: older forms, parts missing, damage, and what is meant to do harm. */
class ModelFolderTest {

    @TempDir
    Path folder;

    private void copy(String name) throws IOException {
        try (Stream<Path> files = Files.list(Goldens.folder(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void config(UnaryOperator<String> change) throws IOException {
        change("config.json", change);
    }

    private void change(String name, UnaryOperator<String> change) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        String changed = change.apply(text);
        assertFalse(text.equals(changed), "nothing was changed in " + name);
        Files.writeString(file, changed);
    }

    private void weights(UnaryOperator<Tensors> change) {
        Path file = folder.resolve("model.safetensors");
        SafeTensors.write(file, change.apply(SafeTensors.read(file)));
    }

    private void assertRefused(String... said) {
        String message =
                assertThrows(UserError.class, () -> ModelFolder.read(folder)).getMessage();
        Arrays.stream(said).forEach(part -> assertTrue(message.contains(part), message));
    }

    /** The parameters of the golden model of this name. */
    private void assertReadAs(String name) {
        Tensors expected = ModelFolder.read(Goldens.folder(name)).parameters();
        Tensors found = ModelFolder.read(folder).parameters();
        assertEquals(List.copyOf(expected.names()), List.copyOf(found.names()));
        expected.names()
                .forEach(parameter -> assertArrayEquals(
                        (float[]) expected.get(parameter).data(),
                        (float[]) found.get(parameter).data(),
                        parameter));
    }

    private static Tensors renamed(Tensors tensors, String prefix) {
        Tensors renamed = new Tensors();
        tensors.names()
                .forEach(name -> renamed.with(
                        name.startsWith(prefix) ? name.substring(prefix.length()) : name, tensors.get(name)));
        return renamed;
    }

    @ParameterizedTest
    @CsvSource({"opt, model.", "gpt2, transformer.", "llama, model."})
    void namesMayLackThePrefixOfTheFamily(String name, String prefix) throws IOException {
        copy(name);
        weights(tensors -> renamed(tensors, prefix));
        assertReadAs(name);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt2, transformer.h.0.attn.bias",
        "gpt2, h.1.attn.masked_bias",
        "llama, model.layers.0.self_attn.rotary_emb.inv_freq"
    })
    void buffersOfOldFilesAreNoParameters(String name, String buffer) throws IOException {
        copy(name);
        weights(tensors -> tensors.with(buffer, new float[3], 3));
        assertReadAs(name);
    }

    @Test
    void aTiedHeadMayStandInTheFile() throws IOException {
        copy("opt");
        weights(tensors -> tensors.with("lm_head.weight", tensors.get("model.decoder.embed_tokens.weight")));
        assertReadAs("opt");
    }

    @Test
    void aTiedHeadThatDiffersIsRefused() throws IOException {
        copy("opt");
        weights(tensors -> tensors.with("lm_head.weight", new float[80 * 24], 80, 24));
        assertRefused("lm_head.weight differs from model.decoder.embed_tokens.weight", "tie_word_embeddings");
    }

    @Test
    void rotaryPositionsAsOlderFilesSayThem() throws IOException {
        copy("llama3");
        Architecture now = ModelFolder.network(folder);
        config(text -> text.replace("rope_parameters", "rope_scaling")
                .replace("\"rope_theta\": 500.0,", "")
                .replace("\"use_cache\"", "\"rope_theta\": 500, \"use_cache\""));
        assertEquals(now, ModelFolder.network(folder));
    }

    @Test
    void idsOfGenerationGoBeforeThoseOfTheConfiguration() throws IOException {
        copy("gpt2");
        assertEquals(OptionalInt.of(3), ModelFolder.network(folder).endId());
        change("generation_config.json", text -> text.replace("\"eos_token_id\": 3", "\"eos_token_id\": [5]"));
        assertEquals(OptionalInt.of(5), ModelFolder.network(folder).endId());
        assertEquals(OptionalInt.of(2), ModelFolder.network(folder).beginId());
        change("generation_config.json", text -> text.replace("[5]", "[5, 6]"));
        assertRefused("eos_token_id must be one id");
    }

    @Test
    void aNetworkWithoutIdsIsReadAsOneWithoutIds() {
        Architecture network = Preset.of("tiny", "opt", 20, 8, SpecialIds.NONE);
        ModelFolder.write(folder, network, zeros(network));
        assertEquals(network, ModelFolder.network(folder));
        assertEquals(OptionalInt.empty(), ModelFolder.network(folder).endId());
    }

    private static Tensors zeros(Architecture network) {
        Tensors tensors = new Tensors();
        network.shapes()
                .forEach((name, shape) ->
                        tensors.with(name, new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)], shape));
        return tensors;
    }

    @Test
    void parametersOfAnotherNetworkAreNotWritten() {
        Architecture network = Preset.of("tiny", "gpt2", 20, 8, SpecialIds.NONE);
        Tensors others = zeros(Preset.of("tiny", "gpt2", 21, 8, SpecialIds.NONE));
        assertThrows(IllegalArgumentException.class, () -> ModelFolder.write(folder, network, others));
        assertFalse(Files.exists(folder.resolve("config.json")));
    }

    @Test
    void missingAndExtraTensorsAreNamed() throws IOException {
        copy("gpt2");
        weights(tensors -> tensors.where(name -> !name.equals("transformer.h.1.ln_2.bias"))
                .with("transformer.h.2.ln_1.bias", new float[24], 24));
        assertRefused(
                "transformer.h.1.ln_2.bias is missing", "transformer.h.2.ln_1.bias does not belong to it", "remedy");
    }

    @Test
    void shapesThatAreNotThoseOfTheConfigurationAreNamed() throws IOException {
        copy("llama");
        config(text -> text.replace("\"intermediate_size\": 32", "\"intermediate_size\": 40"));
        assertRefused("model.layers.0.mlp.up_proj.weight has shape [32, 24], not [40, 24]");
    }

    @Test
    void aVocabularyLargerThanTheEmbeddingIsRefused() throws IOException {
        copy("opt");
        config(text -> text.replace("\"vocab_size\": 80", "\"vocab_size\": 81"));
        assertRefused("vocab_size 81", "model.decoder.embed_tokens.weight has 80 rows");
    }

    @ParameterizedTest
    @CsvSource({
        "opt, \"model_type\": \"opt\", \"model_type\": \"bert\", a family that Genloss does not have",
        "opt, \"activation_function\": \"relu\", \"activation_function\": \"mish\", activation_function must be one of relu",
        "opt, \"word_embed_proj_dim\": 24, \"word_embed_proj_dim\": 12, word_embed_proj_dim must be as large as",
        "opt, \"do_layer_norm_before\": true, \"do_layer_norm_before\": false, do_layer_norm_before must be true",
        "opt, \"num_attention_heads\": 4, \"num_attention_heads\": 5, hidden_size must be a multiple of",
        "opt, \"num_hidden_layers\": 2, \"num_hidden_layers\": 2000000000, num_hidden_layers must be from 1 to 1000",
        "opt, \"pad_token_id\": 1, \"pad_token_id\": 80, pad_token_id must be from 0 to vocab_size - 1 = 79",
        "opt, \"vocab_size\": 80, \"vocab_size\": \"80\", vocab_size must be an integer",
        "gpt2, \"scale_attn_weights\": true, \"scale_attn_weights\": false, scale_attn_weights must be true",
        "gpt2, \"n_layer\": 2, \"n_layer\": 0, n_layer must be",
        "gpt2, \"embd_pdrop\": 0.1, \"embd_pdrop\": 0.2, embd_pdrop must be as large as resid_pdrop",
        "llama, \"attention_bias\": false, \"attention_bias\": true, attention_bias must be false",
        "llama, \"num_key_value_heads\": 2, \"num_key_value_heads\": 3, a multiple of num_key_value_heads",
        "llama, \"rope_type\": \"default\", \"rope_type\": \"yarn\", rope_type must be one of default",
        "llama3, \"factor\": 8.0, \"factor\": null, factor must be a finite number",
        "llama3, \"high_freq_factor\": 4.0, \"high_freq_factor\": 0.5, high_freq_factor must be above",
        "llama, \"rms_norm_eps\": 1e-06, \"rms_norm_eps\": 1e999, rms_norm_eps must be",
    })
    void aModelThatIsNotBuiltIsRefused(String name, String setting, String other, String said) throws IOException {
        copy(name);
        config(text -> text.replace(setting, other));
        assertRefused("config.json", said, "remedy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"model_type\": \"opt\"} {"})
    void aDamagedConfigurationIsRefused(String text) throws IOException {
        copy("opt");
        Files.writeString(folder.resolve("config.json"), text);
        assertThrows(UserError.class, () -> ModelFolder.read(folder));
    }

    @Test
    void aFolderWithoutConfigurationIsRefused() {
        assertRefused("config.json does not exist");
    }

    @Test
    void pickleIsNeverRead() throws IOException {
        copy("opt");
        Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));
        Files.delete(folder.resolve("golden.safetensors"));
        assertRefused("pickle only (pytorch_model.bin)", "convert it to safetensors");
        Files.delete(folder.resolve("pytorch_model.bin"));
        assertRefused("holds no weights");
    }

    @Test
    void truncatedWeightsAreRefused() throws IOException {
        copy("opt");
        byte[] whole = Files.readAllBytes(folder.resolve("model.safetensors"));
        Files.write(folder.resolve("model.safetensors"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused("is not a whole safetensors file");
    }

    @Test
    void aMissingShardIsNamed() throws IOException {
        copy("llama-shards");
        Files.delete(folder.resolve("model-00002-of-00002.safetensors"));
        assertRefused("model-00002-of-00002.safetensors does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../model-00001-of-00002.safetensors", "/etc/passwd", "model.bin", ""})
    void anIndexNamesNeighboursOnly(String file) throws IOException {
        copy("llama-shards");
        change("model.safetensors.index.json", text -> text.replace("model-00001-of-00002.safetensors", file));
        assertRefused("names no file beside it");
    }

    @Test
    void anIndexThatPromisesWhatAShardLacksIsRefused() throws IOException {
        copy("llama-shards");
        change(
                "model.safetensors.index.json",
                text -> text.replace("\"lm_head.weight\"", "\"model.layers.7.mlp.up_proj.weight\""));
        assertRefused("lacks what", "model.layers.7.mlp.up_proj.weight");
    }

    @Test
    void aTensorOfTwoShardsIsRefused() throws IOException {
        copy("llama-shards");
        Files.copy(folder.resolve("model-00001-of-00002.safetensors"), folder.resolve("again.safetensors"));
        Files.writeString(folder.resolve("model.safetensors.index.json"), """
                {"weight_map": {"model.embed_tokens.weight": "model-00001-of-00002.safetensors",
                 "model.layers.0.input_layernorm.weight": "again.safetensors"}}""");
        assertRefused("hold 'model.embed_tokens.weight' twice");
    }
}
