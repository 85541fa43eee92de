package org.genloss.model.external;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.genloss.data.Tensors;
import org.genloss.data.Tokens;
import org.genloss.data.Vocabulary;
import tools.jackson.databind.JsonNode;

/**
 * Sequences as {@code {"text": "the whale", "tokens": [4, 17]}}. Both are written; where only the text comes back it is
 * cut into the vocabulary's units: words at blanks, code points, or bytes of UTF-8.
 */
final class TokenLines extends JsonLines {

    private final Tokens sequences;
    private final LongStream.Builder tokens = LongStream.builder();
    private final IntStream.Builder offsets = IntStream.builder();
    private int taken;
    private int items;

    TokenLines(Tokens sequences) {
        this.sequences = sequences;
        offsets.add(0);
    }

    @Override
    int size() {
        return sequences.size();
    }

    @Override
    String line(int i) {
        StringBuilder ids = new StringBuilder();
        for (int j = sequences.offsets()[i]; j < sequences.offsets()[i + 1]; j++) {
            ids.append(ids.length() == 0 ? "" : ", ").append(sequences.tokens()[j]);
        }
        return "{\"text\": " + MAPPER.writeValueAsString(sequences.text(i)) + ", \"tokens\": [" + ids + "]}";
    }

    @Override
    void take(JsonNode item) {
        if (item.has("tokens")) {
            JsonNode ids = item.get("tokens");
            if (!ids.isArray()) {
                throw new IllegalArgumentException("must give \"tokens\" as a list, but has " + shown(ids));
            }
            ids.forEach(id -> add(whole(id, "tokens")));
        } else {
            JsonNode text = value(item, "text");
            if (!text.isString()) {
                throw new IllegalArgumentException("must give \"text\" as a string, but has " + shown(text));
            }
            read(text.stringValue());
        }
        items++;
        offsets.add(taken);
    }

    private void add(long id) {
        tokens.add(id);
        taken = Math.addExact(taken, 1);
    }

    private void read(String text) {
        Vocabulary vocabulary = sequences.vocabulary();
        vocabulary
                .tokenizer()
                .ifPresentOrElse(
                        tokenizer -> IntStream.of(tokenizer.encode(text, false)).forEach(this::add),
                        () -> units(text, vocabulary.unit()).forEach(unit -> add(vocabulary.id(unit))));
    }

    private static List<String> units(String text, Vocabulary.Unit unit) {
        return switch (unit) {
            case WORDS -> text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
            case CHARACTERS -> text.codePoints().mapToObj(Character::toString).toList();
            case BYTES -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                yield IntStream.range(0, bytes.length)
                        .mapToObj(i -> String.format(Locale.ROOT, "%02x", bytes[i] & 0xff))
                        .toList();
            }
            case SUBWORDS -> throw new IllegalStateException("subwords have a tokenizer");
        };
    }

    @Override
    Tensors taken() {
        return new Tensors()
                .with("tokens", tokens.build().toArray(), taken)
                .with("offsets", offsets.build().toArray(), items + 1);
    }
}
