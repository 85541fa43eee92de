package org.genloss.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * n token sequences, possibly of different lengths, in one flat array: sequence i is
 * {@code tokens[offsets[i] .. offsets[i + 1])}. Arrays are shared, as in {@link Points}.
 *
 * <p>A sequence is {@linkplain #closed() closed} when it is a whole document, paragraph or line, so that where it ends
 * means something and is learned; blocks cut to a fixed length are not.
 */
public final class Tokens implements Sample<Tokens> {

    private final int[] tokens;
    private final int[] offsets;
    private final Vocabulary vocabulary;
    private final boolean closed;

    /**
     * @param tokens ids in [0, vocabulary size)
     * @param offsets n + 1 increasing positions, the first 0 and the last the number of tokens
     * @param vocabulary names of the ids
     * @param closed whether the end of a sequence is an event of the text
     */
    public Tokens(int[] tokens, int[] offsets, Vocabulary vocabulary, boolean closed) {
        if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != tokens.length) {
            throw new IllegalArgumentException("offsets must run from 0 to the number of tokens, " + tokens.length);
        }
        this.tokens = tokens;
        this.offsets = offsets;
        this.vocabulary = vocabulary;
        this.closed = closed;
    }

    /** Number of sequences, n. */
    @Override
    public int size() {
        return offsets.length - 1;
    }

    /** All tokens, shared. */
    public int[] tokens() {
        return tokens;
    }

    /** The n + 1 positions at which sequences start and end, shared. */
    public int[] offsets() {
        return offsets;
    }

    /** Names of the ids. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether the end of a sequence is an event of the text. */
    public boolean closed() {
        return closed;
    }

    /** Number of tokens of sequence {@code i}. */
    public int length(int i) {
        return offsets[i + 1] - offsets[i];
    }

    /** Sequence {@code i} as text. */
    public String text(int i) {
        return vocabulary.text(tokens, offsets[i], offsets[i + 1]);
    }

    /** How often each id occurs; length is the vocabulary's size. */
    public long[] counts() {
        long[] counts = new long[vocabulary.size()];
        for (int token : tokens) {
            counts[token]++;
        }
        return counts;
    }

    @Override
    public Tokens select(int[] rows) {
        int[] starts = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], offsets[rows[i] + 1] - offsets[rows[i]]);
        }
        int[] chosen = new int[starts[rows.length]];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(tokens, offsets[rows[i]], chosen, starts[i], starts[i + 1] - starts[i]);
        }
        return new Tokens(chosen, starts, vocabulary, closed);
    }

    @Override
    public Tokens join(List<Tokens> others) {
        int length = tokens.length;
        int n = size();
        for (Tokens other : others) {
            length = Math.addExact(length, other.tokens.length);
            n = Math.addExact(n, other.size());
        }
        int[] all = new int[length];
        int[] starts = new int[n + 1];
        System.arraycopy(tokens, 0, all, 0, tokens.length);
        System.arraycopy(offsets, 0, starts, 0, offsets.length);
        int at = tokens.length;
        int row = size();
        for (Tokens other : others) {
            System.arraycopy(other.tokens, 0, all, at, other.tokens.length);
            for (int i = 1; i <= other.size(); i++) {
                starts[row + i] = at + other.offsets[i];
            }
            at += other.tokens.length;
            row += other.size();
        }
        return new Tokens(all, starts, vocabulary, closed);
    }

    @Override
    public Tensors toTensors() {
        return new Tensors().with("tokens", tokens, tokens.length).with("offsets", offsets, offsets.length);
    }

    @Override
    public Tokens fromTensors(Tensors tensors) {
        return new Tokens(tensors.ints("tokens"), tensors.ints("offsets"), vocabulary, closed);
    }

    /** {@code text}: sequences, each cut to its first 100 tokens; fifty times fewer than points would be. */
    @Override
    public Map<String, Object> preview(int most) {
        int n = Math.min(Math.max(1, most / 50), size());
        List<String> texts = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int row = (int) ((long) i * size() / n);
            texts.add(vocabulary.text(tokens, offsets[row], Math.min(offsets[row + 1], offsets[row] + 100)));
        }
        Map<String, Object> preview = new LinkedHashMap<>();
        preview.put("kind", "tokens");
        preview.put("text", texts);
        return preview;
    }
}
