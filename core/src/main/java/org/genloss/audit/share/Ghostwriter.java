package org.genloss.audit.share;

import java.util.function.Consumer;
import org.genloss.data.Tokens;
import org.genloss.model.Decoding;
import org.genloss.model.Model;
import org.genloss.num.Seed;

/**
 * Lets a language model that was trained on a human slice write the synthetic reference, where the user has none. It stands for
 * one machine only: text of others may be told less well, or better.
 */
public final class Ghostwriter {

    /** Sequences of a document. */
    private static final int PARAGRAPHS = 20;

    private Ghostwriter() {}

    /**
     * Writes documents, each of 20 sequences of the model as paragraphs of their own: sentences of a model of
     * {@link org.genloss.audit.perplexity.ReferenceText}, blocks of text of a neural one.
     *
     * @param decoding how the model writes
     * @param each takes each document
     */
    public static void write(Model<Tokens> model, int documents, Decoding decoding, Seed seed, Consumer<String> each) {
        for (int d = 0; d < documents; d++) {
            Tokens written = model.sample(PARAGRAPHS, decoding, seed.at("document", d));
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < written.size(); i++) {
                text.append(written.text(i)).append("\n\n");
            }
            each.accept(text.toString());
        }
    }
}
