package org.genloss.data.corpus;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;
import org.genloss.data.Row;

/** A sum over records that comes out the same in any order, and changes with every one of them. */
final class Sum {

    private final LongAdder records = new LongAdder();
    private final LongAdder hashes = new LongAdder();

    static Sum of(byte[] bytes) {
        Sum sum = new Sum();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        sum.records.add(buffer.getLong());
        sum.hashes.add(buffer.getLong());
        return sum;
    }

    void add(Row row) {
        long hash = row.text().orElse("").hashCode();
        hash = hash * 0x9E3779B97F4A7C15L
                + row.file().substring(row.file().lastIndexOf('/')).hashCode();
        hash = hash * 0x9E3779B97F4A7C15L + row.number();
        hash ^= hash >>> 31;
        hashes.add(hash * hash);
        records.increment();
    }

    long records() {
        return records.sum();
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(records.sum())
                .putLong(hashes.sum())
                .array();
    }
}
