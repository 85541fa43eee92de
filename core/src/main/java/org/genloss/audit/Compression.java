package org.genloss.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.genloss.spec.UserError;

/** Sums of bytes of blocks before and after compression, by fold. */
public final class Compression implements Part<Compression> {

    private double rate;
    private final long[] blocks = new long[Folds.COUNT];
    private final long[] bytes = new long[Folds.COUNT];
    private final long[] compressed = new long[Folds.COUNT];

    /** @param rate 0 for that of the first part that is added */
    Compression(double rate) {
        this.rate = rate;
    }

    void add(int fold, int before, int after) {
        blocks[fold]++;
        bytes[fold] += before;
        compressed[fold] += after;
    }

    /** Share of blocks that were compressed, in (0, 1]. */
    public double rate() {
        return rate;
    }

    /** Blocks that were compressed, [folds]. */
    public long[] blocks() {
        return blocks.clone();
    }

    /** Bytes of these in UTF-8, [folds]. */
    public long[] bytes() {
        return bytes.clone();
    }

    /** Bytes that were left of them, [folds]. */
    public long[] compressed() {
        return compressed.clone();
    }

    @Override
    public Compression merge(Compression other) {
        if (rate == 0) {
            rate = other.rate;
        }
        if (rate != other.rate) {
            throw new UserError(
                    "profiles compressed different shares of their blocks: " + rate + " and " + other.rate,
                    "make both with the same --sample");
        }
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            blocks[fold] += other.blocks[fold];
            bytes[fold] += other.bytes[fold];
            compressed[fold] += other.compressed[fold];
        }
        return this;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(rate);
        Bytes.writeLongs(out, blocks);
        Bytes.writeLongs(out, bytes);
        Bytes.writeLongs(out, compressed);
    }

    static Compression read(DataInput in) throws IOException {
        Compression part = new Compression(in.readDouble());
        for (long[] sums : new long[][] {part.blocks, part.bytes, part.compressed}) {
            System.arraycopy(Bytes.readLongs(in, Folds.COUNT), 0, sums, 0, Folds.COUNT);
        }
        return part;
    }
}
