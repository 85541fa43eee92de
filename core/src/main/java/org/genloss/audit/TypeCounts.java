package org.genloss.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Types with their counts by fold: all of them while there are few, above that those of smallest hash. What {@link #sample} gives
 * depends
 * on the text and on the number of groups only, not on any order.
 */
public final class TypeCounts implements Part<TypeCounts> {

    /** Most types of a sample where there are few groups. */
    public static final int MOST = 1 << 18;

    /** Types of all groups together, if each has as many as it may. */
    private static final int TOGETHER = 1 << 20;

    private static final int LEAST = 1 << 11;

    private final TypeTable table = new TypeTable(MOST);
    private final long[] tokens = new long[Folds.COUNT];

    private int most = MOST;

    /** Most types of a sample in a profile of so many groups: from 2^18 for up to 4 to 2^11 for more than 256. */
    public static int most(int groups) {
        int most = MOST;
        while (most > LEAST && (long) most * groups > TOGETHER) {
            most /= 2;
        }
        return most;
    }

    /** The types that are known. */
    public TypeSample sample() {
        table.trim();
        long[] hashes = table.ordered();
        long[][] counts = new long[hashes.length][];
        List<String> texts = new ArrayList<>(hashes.length);
        List<String> examples = new ArrayList<>(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            int slot = table.slot(hashes[i]);
            counts[i] = table.counts(slot);
            texts.add(table.text(slot));
            examples.add(table.file(slot) + ":" + table.number(slot));
        }
        return new TypeSample(share(), hashes, counts, tokens.clone(), texts, examples);
    }

    private double share() {
        long threshold = table.threshold();
        // a double of an unsigned number: twice that of its upper 63 bits
        return threshold == TypeTable.ALL ? 1 : (threshold >>> 1) * 0x1p-63;
    }

    /** Adds what was found in a block. */
    void add(Found found, Block block) {
        int fold = block.fold();
        tokens[fold] += found.tokens();
        int[] kept = table.touch(found.hashes(), found.size());
        int file = table.file(block.file());
        for (int i : kept) {
            long hash = found.hashes()[i];
            table.makeRoom();
            // which may have lowered the threshold
            if (table.keeps(hash)) {
                int slot = table.slot(hash);
                if (table.isFree(slot)) {
                    table.put(slot, hash, found.text(i), file, block.number());
                } else {
                    table.met(slot, file, block.number());
                }
                table.count(slot, fold, found.count(i));
            }
        }
    }

    @Override
    public TypeCounts merge(TypeCounts other) {
        table.add(other.table);
        most = Math.min(most, other.most);
        for (int fold = 0; fold < tokens.length; fold++) {
            tokens[fold] += other.tokens[fold];
        }
        return this;
    }

    @Override
    public void shareAmong(int groups) {
        if (most(groups) < most) {
            most = most(groups);
            table.shrink(most);
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        table.trim();
        Bytes.writeLongs(out, tokens);
        Bytes.writeNumber(out, most);
        out.writeLong(table.threshold());
        long[] hashes = table.ordered();
        List<String> files = writeFiles(out, hashes);
        TreeMap<String, Integer> indices = new TreeMap<>();
        files.forEach(file -> indices.put(file, indices.size()));
        out.writeInt(hashes.length);
        for (long hash : hashes) {
            int slot = table.slot(hash);
            out.writeLong(hash);
            Bytes.writeSparse(out, table.counts(slot));
            Bytes.writeText(out, table.text(slot));
            Bytes.writeNumber(out, indices.get(table.file(slot)));
            Bytes.writeNumber(out, table.number(slot));
        }
    }

    private List<String> writeFiles(DataOutput out, long[] hashes) throws IOException {
        TreeSet<String> files = new TreeSet<>();
        for (long hash : hashes) {
            files.add(table.file(table.slot(hash)));
        }
        Bytes.writeTexts(out, List.copyOf(files));
        return List.copyOf(files);
    }

    /** Reads what {@link #write} wrote. */
    static TypeCounts read(DataInput in) throws IOException {
        TypeCounts counts = new TypeCounts();
        System.arraycopy(Bytes.readLongs(in, Folds.COUNT), 0, counts.tokens, 0, Folds.COUNT);
        counts.most = Bytes.size(in);
        counts.table.shrink(counts.most);
        long threshold = in.readLong();
        List<String> files = Bytes.readTexts(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            long hash = in.readLong();
            counts.table.makeRoom();
            int slot = counts.table.slot(hash);
            long[] byFold = Bytes.readSparse(in, Folds.COUNT);
            String text = Bytes.readText(in);
            int file = counts.table.file(files.get((int) Bytes.readNumber(in)));
            counts.table.put(slot, hash, text, file, Bytes.readNumber(in));
            for (int fold = 0; fold < Folds.COUNT; fold++) {
                if (byFold[fold] > 0) {
                    counts.table.count(slot, fold, byFold[fold]);
                }
            }
        }
        counts.table.lower(threshold);
        return counts;
    }
}
