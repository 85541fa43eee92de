package org.genloss.neural.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.genloss.spec.UserError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The texts of a tokenizer's files.
 *
 * @param name where they are from, for messages
 * @param texts by the names of the files; {@code tokenizer.json} is among them
 */
record TokenizerFiles(String name, Map<String, String> texts) {

    private static final String JSON = "tokenizer.json";
    private static final String CONFIG = "tokenizer_config.json";
    private static final String SPECIAL = "special_tokens_map.json";

    /** What ends a text where no file says so, in order. */
    private static final List<String> ENDS =
            List.of(BpeTrainer.END_OF_TEXT, "</s>", "<|im_end|>", "<|end_of_text|>", "<|eot_id|>", "<eos>", "[EOS]");

    /** Of a folder, or of a file with its companions beside it. */
    static TokenizerFiles read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(JSON) : path;
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    Files.isDirectory(path) ? path + " has no " + JSON : path + " does not exist",
                    "give a " + JSON + " or its folder; transformers writes it: AutoTokenizer.from_pretrained(FOLDER)"
                            + ".save_pretrained(FOLDER)");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(JSON, text(file));
        for (String companion : List.of(CONFIG, SPECIAL)) {
            Path beside = file.resolveSibling(companion);
            if (Files.isRegularFile(beside)) {
                texts.put(companion, text(beside));
            }
        }
        return new TokenizerFiles(file.toString(), texts);
    }

    /** Of the text of a {@code tokenizer.json} alone. */
    static TokenizerFiles of(String json) {
        return new TokenizerFiles(JSON, Map.of(JSON, json));
    }

    /** The text of {@code tokenizer.json}. */
    String json() {
        return texts.get(JSON);
    }

    /** The id of what ends a text; see {@link HuggingFaceTokenizer}. */
    OptionalInt endOfText(TokenizerJson tokenizer) {
        Optional<String> named = eosToken(CONFIG).or(() -> eosToken(SPECIAL));
        if (named.isPresent()) {
            int id = tokenizer.pieces().indexOf(named.get());
            if (id < 0) {
                throw new UserError(
                        name + " has no token '" + named.get() + "', which the files beside it name as eos_token",
                        "bring together files that belong together");
            }
            return OptionalInt.of(id);
        }
        return ENDS.stream()
                .map(tokenizer::special)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** A text, or an object with the text as its content. */
    private Optional<String> eosToken(String companion) {
        if (!texts.containsKey(companion)) {
            return Optional.empty();
        }
        JsonNode token = TokenizerJson.object(texts.get(companion), companion + " beside " + name)
                .path("eos_token");
        String content = token.isObject() ? token.path("content").asString("") : token.asString("");
        return Optional.of(content).filter(text -> !text.isEmpty());
    }

    /**
     * The files, with a configuration if there was none.
     *
     * @param end the token that ends a text, or empty
     */
    Map<String, String> all(String end) {
        Map<String, String> all = new LinkedHashMap<>(texts);
        if (!texts.containsKey(CONFIG)) {
            Map<String, Object> config = new LinkedHashMap<>();
            config.put("tokenizer_class", "PreTrainedTokenizerFast");
            config.put("clean_up_tokenization_spaces", false);
            if (!end.isEmpty()) {
                config.put("bos_token", end);
                config.put("eos_token", end);
            }
            all.put(CONFIG, JsonMapper.builder().build().writeValueAsString(config));
        }
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not UTF-8", "fetch or save it again", e);
        } catch (IOException e) {
            throw new UserError(
                    file + " could not be read: " + e.getMessage(), "check its permissions and the disk", e);
        }
    }
}
