package org.genloss.neural.transformer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.genloss.data.SafeTensors;
import org.genloss.data.Tensors;
import org.genloss.ledger.Disk;
import org.genloss.neural.torch.Weights;
import org.genloss.spec.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model folder of Hugging Face: {@code config.json}, {@code generation_config.json} where there is one, and weights in
 * {@code model.safetensors} or in shards with an index. What is written here, {@code AutoModelForCausalLM.from_pretrained}
 * loads; what is written, read and written again has the same bytes.
 */
public final class ModelFolder {

    private static final String CONFIG = "config.json";
    private static final String GENERATION = "generation_config.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A network and the numbers it was given.
     *
     * @param parameters float32, under the names and in the order of {@link Architecture#shapes}
     */
    public record Pretrained(Architecture network, Tensors parameters) {}

    private ModelFolder() {}

    /**
     * The network that a folder describes, without its weights.
     *
     * @throws UserError if there is no configuration, or it is damaged or one of a model that is not built
     */
    public static Architecture network(Path folder) {
        Path generation = folder.resolve(GENERATION);
        JsonNode speaking = Files.exists(generation) ? json(generation) : JSON.createObjectNode();
        return network(
                json(folder.resolve(CONFIG)), speaking, folder.resolve(CONFIG).toString());
    }

    /**
     * The network of a configuration.
     *
     * @param config the text of {@code config.json}
     * @param where it stands, for people
     * @throws UserError as {@link #network(Path)}
     */
    public static Architecture network(String config, String where) {
        return network(JSON.readTree(config), JSON.createObjectNode(), where);
    }

    private static Architecture network(JsonNode config, JsonNode speaking, String where) {
        String type = config.path("model_type").asString("");
        Family family = Family.named(type)
                .orElseThrow(() -> new UserError(
                        where + ": model_type is '" + type + "', a family that Genloss does not have",
                        "choose a model of one of the families " + Family.all()));
        try {
            return family.read(new ConfigReader(config, speaking));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    where + ": " + e.getMessage(),
                    "choose a model of the forms that Genloss has, or restore the file from where the model came from",
                    e);
        }
    }

    /**
     * A folder's network with its weights; float16 and bfloat16 are widened to float32.
     *
     * @throws UserError as {@link #network}, and if weights are not there, are damaged or are not those of the network
     */
    public static Pretrained read(Path folder) {
        Architecture network = network(folder);
        return new Pretrained(network, new WeightFiles(folder, network).read());
    }

    /**
     * Writes a model. The configuration comes last: a folder that has one is whole.
     *
     * @param folder one that exists
     * @param parameters those of the network, by name
     * @throws UserError if the folder cannot be written to
     * @throws IllegalArgumentException if the parameters are not those of the network
     */
    public static void write(Path folder, Architecture network, Tensors parameters) {
        Weights.check(parameters, network.shapes());
        Tensors inOrder = new Tensors();
        network.shapes().keySet().forEach(name -> inOrder.with(name, parameters.get(name)));
        SafeTensors.write(folder.resolve(WeightFiles.WHOLE), inOrder, Map.of("format", "pt"));
        Disk.replace(folder.resolve(GENERATION), ConfigWriter.generation(network.beginId(), network.endId()));
        Disk.replace(folder.resolve(CONFIG), network.config());
    }

    /** A JSON object. */
    static JsonNode json(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    file + " does not exist",
                    "name a model folder of Hugging Face: it holds config.json, model.safetensors and tokenizer.json");
        }
        String damaged;
        try {
            byte[] bytes = Disk.on(file, "read", () -> Files.readAllBytes(file));
            JsonNode node = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            if (node.isObject()) {
                return node;
            }
            damaged = "it is no JSON object";
        } catch (JacksonException e) {
            damaged = "it is not JSON: " + e.getOriginalMessage();
        }
        throw new UserError(file + " is damaged: " + damaged, "restore it from where the model came from");
    }
}
