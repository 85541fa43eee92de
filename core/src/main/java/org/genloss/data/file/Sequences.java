package org.genloss.data.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.num.Seed;

/** Cuts a stream of tokens into sequences and keeps a uniform sample of them. No sequence crosses a document. */
final class Sequences {

    private final Text.Split split;
    private final int block;
    private final Reservoir reservoir;
    private final List<int[]> kept = new ArrayList<>();
    private int[] current = new int[256];
    private int size;
    /** Tokens of the current paragraph up to the end of its last line with ink. */
    private int paragraph;

    private boolean ink;

    Sequences(Text.Split split, int block, int keep, Seed seed) {
        this.split = split;
        this.block = block;
        this.reservoir = new Reservoir(keep, seed.stream());
    }

    /**
     * A token.
     *
     * @param blank whether it is white space
     */
    void token(int type, boolean blank) {
        append(type);
        ink |= !blank;
    }

    /**
     * A line end.
     *
     * @param type its own token, or -1 where line ends are no tokens
     */
    void lineEnd(int type) {
        if (split == Text.Split.LINE) {
            emit(ink ? size : 0);
        } else if (split == Text.Split.PARAGRAPH && !ink) {
            emit(paragraph);
        } else {
            paragraph = size;
            if (type >= 0) {
                append(type);
            }
        }
        ink = false;
    }

    /** The end of a document. */
    void end() {
        switch (split) {
            case BLOCK -> emit(0);
            case LINE -> emit(ink ? size : 0);
            case PARAGRAPH -> emit(ink ? size : paragraph);
            case DOCUMENT -> emit(size);
        }
        ink = false;
    }

    /** The kept sequences, by the numbers of their types. */
    List<int[]> kept() {
        return kept;
    }

    private void append(int type) {
        if (size == current.length) {
            current = Arrays.copyOf(current, Math.multiplyExact(2, size));
        }
        current[size++] = type;
        if (split == Text.Split.BLOCK && size == block) {
            emit(block);
        }
    }

    /** Ends the sequence after {@code length} tokens; what follows them is dropped, and so is an empty sequence. */
    private void emit(int length) {
        int place = length == 0 ? -1 : reservoir.place();
        if (place == kept.size()) {
            kept.add(Arrays.copyOf(current, length));
        } else if (place >= 0) {
            kept.set(place, Arrays.copyOf(current, length));
        }
        size = 0;
        paragraph = 0;
    }
}
