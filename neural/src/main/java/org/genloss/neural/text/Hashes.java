package org.genloss.neural.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.genloss.data.file.Documents;

/** SHA-256 of all that was read for blocks. */
final class Hashes {

    private Hashes() {}

    /** That of the training text where nothing else was read; else of the lines "hash, two spaces, what it is". */
    static String of(
            Documents training,
            Optional<Documents> validation,
            Optional<Documents> test,
            Optional<HuggingFaceTokenizer> tokenizer) {
        List<String> lines = new ArrayList<>();
        lines.add(training.hash() + "  training");
        validation.ifPresent(text -> lines.add(text.hash() + "  validation"));
        test.ifPresent(text -> lines.add(text.hash() + "  test"));
        tokenizer.ifPresent(of -> of.files().forEach((name, text) -> lines.add(sha256(text) + "  " + name)));
        return lines.size() == 1 ? training.hash() : sha256(String.join("\n", lines) + "\n");
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
