package org.genloss.audit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signatures of blocks: of all different ones while there are few, above that of those of least rank, which is a hash of what
 * blocks that resemble each other mostly have in common. Depends on the text and on the number of groups only, not on any order.
 */
public final class Duplicates implements Part<Duplicates> {

    private static final int MOST = 1 << 15;
    private static final int TOGETHER = 1 << 17;
    private static final int LEAST = 1 << 8;

    private int most = MOST;
    /** Ranks from here on are not kept; as large as it gets while all are. */
    private Key threshold = new Key(-1, -1);

    private final TreeMap<Key, Kept> kept = new TreeMap<>();
    private final long[] blocks = new long[Folds.COUNT];

    /** Adds a block. */
    void add(long rank, long hash, Shingles shingles) {
        blocks[Folds.of(hash)]++;
        Key key = new Key(rank, hash);
        if (key.compareTo(threshold) < 0) {
            Kept same = kept.get(key);
            if (same != null) {
                same.count++;
            } else {
                kept.put(key, new Kept(1, shingles.signature()));
                cut();
            }
        }
    }

    /** Blocks with at least a word, [folds]. */
    public long[] blocks() {
        return blocks.clone();
    }

    /** The share of blocks whose signatures are kept, in (0, 1]; 1 if all are. */
    public double rate() {
        return threshold.rank == -1 ? 1 : Hashes.share(threshold.rank);
    }

    /** The blocks whose signatures are kept, with what repeats what. */
    public Clusters clusters() {
        List<Clusters.Item> items = new ArrayList<>();
        kept.forEach((key, block) -> items.add(new Clusters.Item(Folds.of(key.hash), block.count, block.signature)));
        return new Clusters(items);
    }

    @Override
    public Duplicates merge(Duplicates other) {
        most = Math.min(most, other.most);
        lower(other.threshold);
        for (Map.Entry<Key, Kept> block : other.kept.entrySet()) {
            if (block.getKey().compareTo(threshold) < 0) {
                kept.merge(block.getKey(), block.getValue(), (a, b) -> new Kept(a.count + b.count, a.signature));
            }
        }
        for (int fold = 0; fold < blocks.length; fold++) {
            blocks[fold] += other.blocks[fold];
        }
        cut();
        return this;
    }

    @Override
    public void shareAmong(int groups) {
        most = Math.min(most, Math.max(LEAST, Integer.highestOneBit(TOGETHER / groups)));
        cut();
    }

    private void lower(Key other) {
        if (other.compareTo(threshold) < 0) {
            threshold = other;
            kept.tailMap(threshold, true).clear();
        }
    }

    private void cut() {
        while (kept.size() > most) {
            threshold = kept.pollLastEntry().getKey();
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Bytes.writeLongs(out, blocks);
        Bytes.writeNumber(out, most);
        threshold.write(out);
        Bytes.writeNumber(out, kept.size());
        for (Map.Entry<Key, Kept> block : kept.entrySet()) {
            block.getKey().write(out);
            Bytes.writeNumber(out, block.getValue().count);
            for (int least : block.getValue().signature) {
                out.writeInt(least);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static Duplicates read(DataInput in) throws IOException {
        Duplicates part = new Duplicates();
        System.arraycopy(Bytes.readLongs(in, Folds.COUNT), 0, part.blocks, 0, Folds.COUNT);
        part.most = Bytes.size(in);
        part.threshold = Key.read(in);
        int size = Bytes.size(in);
        for (int i = 0; i < size; i++) {
            Key key = Key.read(in);
            long count = Bytes.readNumber(in);
            int[] signature = new int[Shingles.MINIMA];
            for (int j = 0; j < signature.length; j++) {
                signature[j] = in.readInt();
            }
            part.kept.put(key, new Kept(count, signature));
        }
        return part;
    }

    /** Blocks in the order in which they are kept: by rank, those of one rank by the hash of the whole block. */
    private record Key(long rank, long hash) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int order = Long.compareUnsigned(rank, other.rank);
            return order != 0 ? order : Long.compareUnsigned(hash, other.hash);
        }

        void write(DataOutput out) throws IOException {
            out.writeLong(rank);
            out.writeLong(hash);
        }

        static Key read(DataInput in) throws IOException {
            return new Key(in.readLong(), in.readLong());
        }
    }

    /** How often a block occurs, and its signature. */
    private static final class Kept {

        private long count;
        private final int[] signature;

        Kept(long count, int[] signature) {
            this.count = count;
            this.signature = signature;
        }
    }
}
