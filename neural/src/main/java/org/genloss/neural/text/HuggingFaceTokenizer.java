package org.genloss.neural.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.genloss.data.Tokenizer;
import org.genloss.spec.UserError;

/**
 * A tokenizer of Hugging Face, by their own library: every kind that {@code tokenizer.json} knows. Texts are never padded or
 * cut, whatever the file says of that. Nothing is downloaded.
 *
 * <p>The end of text is, in this order: {@code eos_token} of {@code tokenizer_config.json} or {@code special_tokens_map.json}
 * beside the tokenizer; else the first of the special tokens {@code <|endoftext|>}, {@code </s>}, {@code <|im_end|>},
 * {@code <|end_of_text|>}, {@code <|eot_id|>}, {@code <eos>} and {@code [EOS]} that the tokenizer has; else there is none.
 *
 * <p>A tokenizer of bytes decodes what it encoded byte for byte; others may normalise, as Hugging Face does.
 */
public final class HuggingFaceTokenizer implements Tokenizer {

    private static final Cleaner CLEANER = Cleaner.create();

    private final TokenizersLibrary library = NativeLibrary.load();
    private final TokenizerFiles files;
    private final List<String> pieces;
    private final OptionalInt endOfText;
    private final long handle;

    private HuggingFaceTokenizer(TokenizerFiles files) {
        this.files = files;
        TokenizerJson json = TokenizerJson.of(files.json(), files.name());
        this.pieces = json.pieces();
        this.endOfText = files.endOfText(json);
        this.handle = create();
        CLEANER.register(this, new Release(library, handle));
        json.added().forEach(this::check);
    }

    /** The library gives added tokens the next free ids, whatever the file says. */
    private void check(String added, int id) {
        int[] ids = encode(added, false);
        if (ids.length == 1 && ids[0] != id) {
            throw new UserError(
                    files.name() + " gives the added token '" + added + "' the id " + id + ", but it can only be "
                            + ids[0],
                    "load and save the tokenizer once with transformers");
        }
    }

    /**
     * Of a folder that holds {@code tokenizer.json}, or of such a file with its companions beside it.
     *
     * @throws UserError if it is missing, unreadable, damaged or no tokenizer
     */
    public static HuggingFaceTokenizer read(Path path) {
        return new HuggingFaceTokenizer(TokenizerFiles.read(path));
    }

    /**
     * Of the text of a {@code tokenizer.json}.
     *
     * @throws UserError if the text is no tokenizer
     */
    public static HuggingFaceTokenizer of(String json) {
        return new HuggingFaceTokenizer(TokenizerFiles.of(json));
    }

    @Override
    public List<String> pieces() {
        return pieces;
    }

    /**
     * The ids of a text; names of special tokens in it become these, as Hugging Face has it.
     *
     * @throws UserError if the tokenizer knows no token for a part of the text, nor one for what is unknown
     */
    @Override
    public int[] encode(String text, boolean special) {
        long encoding;
        try {
            encoding = library.encode(handle, text, special);
        } catch (RuntimeException e) {
            throw new UserError(
                    files.name() + " cannot encode a text: " + e.getMessage(),
                    "use a tokenizer that knows every byte, or has a token for what is unknown",
                    e);
        } finally {
            Reference.reachabilityFence(this);
        }
        try {
            long[] ids = library.getTokenIds(encoding);
            int[] tokens = new int[ids.length];
            for (int i = 0; i < ids.length; i++) {
                tokens[i] = (int) ids[i];
            }
            return tokens;
        } finally {
            library.deleteEncoding(encoding);
        }
    }

    /** As Hugging Face decodes, special tokens included; numbers that are no ids give no text. */
    @Override
    public String decode(int[] tokens, int from, int to) {
        long[] ids = new long[to - from];
        for (int i = from; i < to; i++) {
            ids[i - from] = tokens[i];
        }
        try {
            return library.decode(handle, ids, false);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public OptionalInt endOfText() {
        return endOfText;
    }

    @Override
    public String json() {
        return files.json();
    }

    /**
     * The files that make Hugging Face's {@code AutoTokenizer} load this tokenizer from a folder, by their names: as they were
     * read, or a {@code tokenizer_config.json} that names the end of text.
     */
    public Map<String, String> files() {
        return files.all(endOfText.isPresent() ? pieces.get(endOfText.getAsInt()) : "");
    }

    /** Says which tokenizer this is. */
    @Override
    public String toString() {
        return files.name() + " (" + pieces.size() + " tokens)";
    }

    private long create() {
        try {
            long created = library.createTokenizerFromString(files.json());
            library.disablePadding(created);
            library.disableTruncation(created);
            return created;
        } catch (RuntimeException e) {
            throw new UserError(
                    files.name() + " is no tokenizer: " + e.getMessage(),
                    "give a tokenizer.json as Hugging Face tokenizers writes it",
                    e);
        }
    }

    /** Frees the native tokenizer; knows nothing of the object it belongs to. */
    private record Release(TokenizersLibrary library, long handle) implements Runnable {

        @Override
        public void run() {
            library.deleteTokenizer(handle);
        }
    }
}
