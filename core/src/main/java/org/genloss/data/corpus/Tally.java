package org.genloss.data.corpus;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was read: a sum over shards, in their order.
 *
 * @param records handed out
 * @param leftOut by the condition
 * @param damage how often, by kind
 * @param first the first damages met, at most {@value #NAMED}
 * @param found columns for numbers and groups that at least one record had a value for
 */
public record Tally(long records, long leftOut, Map<Damage.Kind, Long> damage, List<Damage> first, Set<String> found)
        implements Serializable {

    /** How many damages are named. */
    public static final int NAMED = 10;

    /** Nothing. */
    public static Tally none() {
        return new Tally(0, 0, Map.of(), List.of(), Set.of());
    }

    /** One damage. */
    static Tally of(Damage damage) {
        return new Tally(0, 0, Map.of(damage.kind(), 1L), List.of(damage), Set.of());
    }

    /** This and what comes after it. */
    public Tally plus(Tally next) {
        Map<Damage.Kind, Long> sum = new EnumMap<>(Damage.Kind.class);
        sum.putAll(damage);
        next.damage.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        List<Damage> named = new ArrayList<>(first);
        next.first.stream().limit(NAMED - named.size()).forEach(named::add);
        Set<String> columns = new TreeSet<>(found);
        columns.addAll(next.found);
        return new Tally(records + next.records, leftOut + next.leftOut, sum, named, columns);
    }

    /** All damages together. */
    public long damaged() {
        return damage.values().stream().mapToLong(Long::longValue).sum();
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(records);
        out.writeLong(leftOut);
        out.writeInt(damage.size());
        for (Map.Entry<Damage.Kind, Long> entry : damage.entrySet()) {
            out.writeUTF(entry.getKey().name());
            out.writeLong(entry.getValue());
        }
        out.writeInt(first.size());
        for (Damage one : first) {
            out.writeUTF(one.kind().name());
            out.writeUTF(one.file());
            out.writeUTF(one.unit());
            out.writeLong(one.number());
            out.writeUTF(one.what());
        }
        out.writeInt(found.size());
        for (String column : found) {
            out.writeUTF(column);
        }
    }

    static Tally read(DataInput in) throws IOException {
        long records = in.readLong();
        long leftOut = in.readLong();
        Map<Damage.Kind, Long> damage = new EnumMap<>(Damage.Kind.class);
        for (int i = in.readInt(); i > 0; i--) {
            damage.put(Damage.Kind.valueOf(in.readUTF()), in.readLong());
        }
        List<Damage> first = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            first.add(new Damage(
                    Damage.Kind.valueOf(in.readUTF()), in.readUTF(), in.readUTF(), in.readLong(), in.readUTF()));
        }
        Set<String> found = new TreeSet<>();
        for (int i = in.readInt(); i > 0; i--) {
            found.add(in.readUTF());
        }
        return new Tally(records, leftOut, damage, first, found);
    }
}
