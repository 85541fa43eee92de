package org.genloss.neural.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.neural.torch.Device;
import org.genloss.neural.torch.Nn;
import org.genloss.neural.torch.Scope;
import org.genloss.neural.torch.Tensor;
import org.genloss.neural.transformer.Pass;

/**
 * The pass of generation: keys and values are kept, so that a step reads only the newest token of every beam. The beams of a
 * prompt stand along the axis of time, all at the same position, and share its keys. What a beam wrote lies in slots behind
 * those of the prompt and never moves: which beam sees which slot is told by a mask, and where beams branch only the rows of
 * that mask do. A slot that no beam sees any more is given to a new token, so that few more are in use than one beam has
 * written.
 *
 * <p>With one beam nothing branches, and there is no mask.
 */
final class Cache implements Pass {

    /** Slots that are made at a time. */
    private static final int MORE = 32;

    /** What one layer keeps, each [prompts, key heads, capacity, head size]. */
    private record Kept(Tensor keys, Tensor values) {}

    private final Device device;
    private final Scope scope;
    private final int beams;

    /** By layer; empty while the prompts are read. */
    private List<Kept> layers = new ArrayList<>();

    private int prompts;
    private int promptLength;
    private int capacity;

    /** Which slots each of [prompts x beams] sees; none before the first step. */
    private BitSet[] seen;

    /** Slots in use; tokens that each beam has written. */
    private int slots;

    private int written;

    /** Of the step in progress: which of [prompts x beams] sees which slot, [prompts, 1, beams, prompt + slots]. */
    private Tensor mask;
    /** Rows that the new keys become among all that are kept, put one under another, [prompts x key heads x beams]. */
    private Tensor rows;

    /** @param scope outlives every step */
    Cache(Device device, Scope scope, int beams) {
        this.device = device;
        this.scope = scope;
        this.beams = beams;
    }

    /** Tokens of each prompt that it has read. */
    int promptLength() {
        return promptLength;
    }

    /** Every beam, of [prompts x beams], goes on from another of its prompt. */
    void branch(int[] parents) {
        BitSet[] branched = new BitSet[seen.length];
        Arrays.setAll(branched, row -> (BitSet) seen[parents[row]].clone());
        seen = branched;
    }

    /** To be called, in the scope of a step, before the network reads the next token of every beam. */
    void step() {
        if (seen == null) {
            seen = new BitSet[prompts * beams];
            Arrays.setAll(seen, row -> new BitSet());
        } else {
            written++;
        }
        int[] slot = new int[seen.length];
        for (int prompt = 0; prompt < prompts; prompt++) {
            place(prompt, slot);
        }
        slots = Math.max(slots, Arrays.stream(slot).max().orElseThrow() + 1);
        if (promptLength + slots > capacity) {
            grow(promptLength + slots + MORE);
        }
        rows = rows(slot);
        mask = beams == 1 ? null : mask();
    }

    /** Finds slots for the new tokens of a prompt's beams. */
    private void place(int prompt, int[] slot) {
        BitSet alive = new BitSet();
        for (int row = prompt * beams; row < (prompt + 1) * beams; row++) {
            alive.or(seen[row]);
        }
        int free = 0;
        for (int row = prompt * beams; row < (prompt + 1) * beams; row++) {
            free = alive.nextClearBit(free);
            seen[row].set(free);
            slot[row] = free++;
        }
    }

    private Tensor rows(int[] slot) {
        int keyHeads = Math.toIntExact(layers.get(0).keys().size(1));
        int[] rows = new int[prompts * keyHeads * beams];
        for (int i = 0; i < rows.length; i++) {
            int prompt = i / (keyHeads * beams);
            rows[i] = i / beams * capacity + promptLength + slot[prompt * beams + i % beams];
        }
        return Tensor.of(rows, device);
    }

    private Tensor mask() {
        int width = promptLength + slots;
        float[] mask = new float[seen.length * width];
        for (int row = 0; row < seen.length; row++) {
            int from = row * width + promptLength;
            for (int hidden = seen[row].nextClearBit(0); hidden < slots; hidden = seen[row].nextClearBit(hidden + 1)) {
                mask[from + hidden] = Float.NEGATIVE_INFINITY;
            }
        }
        return Tensor.of(mask, device, prompts, 1, beams, width);
    }

    private void grow(int length) {
        List<Kept> grown = new ArrayList<>();
        for (Kept kept : layers) {
            grown.add(new Kept(grown(kept.keys(), length), grown(kept.values(), length)));
        }
        layers = grown;
        capacity = length;
    }

    /** The same with more room, in the scope that outlives the step. */
    private Tensor grown(Tensor kept, int length) {
        Tensor room = Tensor.zeros(device, prompts, kept.size(1), length - kept.size(2), kept.size(3));
        return scope.keep(Tensor.cat(List.of(kept, room), 2));
    }

    @Override
    public Tensor positions(long t) {
        IntStream places = seen == null
                ? IntStream.range(0, Math.toIntExact(t))
                : IntStream.generate(() -> promptLength + written).limit(t);
        return Tensor.of(places.toArray(), device);
    }

    @Override
    public Tensor attend(int layer, Tensor queries, Tensor keys, Tensor values) {
        return seen == null ? read(queries, keys, values) : goOn(layers.get(layer), queries, keys, values);
    }

    /** Prompts: each token sees itself and those before. */
    private Tensor read(Tensor queries, Tensor keys, Tensor values) {
        prompts = Math.toIntExact(keys.size(0));
        promptLength = Math.toIntExact(keys.size(2));
        capacity = promptLength + MORE;
        layers.add(new Kept(grown(keys, capacity), grown(values, capacity)));
        return Nn.attention(queries, keys, values, true);
    }

    /** One token of every beam, [prompts, heads, beams, head size]. */
    private Tensor goOn(Kept kept, Tensor queries, Tensor keys, Tensor values) {
        Tensor allKeys = with(kept.keys(), keys);
        Tensor allValues = with(kept.values(), values);
        long keyHeads = keys.size(1);
        int group = Math.toIntExact(queries.size(1) / keyHeads);
        // the heads that share keys ask side by side, as more beams of that one head would
        Tensor asked = queries.reshape(prompts, keyHeads, (long) group * beams, queries.size(3));
        Tensor answers = mask == null
                ? Nn.attention(asked, allKeys, allValues, false)
                : Nn.attention(asked, allKeys, allValues, Tensor.cat(Collections.nCopies(group, mask), 2));
        return answers.reshape(queries.shape());
    }

    /** Puts new keys or values, [prompts, key heads, beams, head size], into their slots; gives all that are in use. */
    private Tensor with(Tensor kept, Tensor added) {
        long size = added.size(3);
        kept.reshape(-1, size).putRows(rows, added.reshape(-1, size));
        return kept.narrow(2, 0, promptLength + slots);
    }

    @Override
    public Tensor dropout(Tensor x) {
        return x;
    }
}
