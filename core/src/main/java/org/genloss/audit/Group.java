package org.genloss.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One group of a profile while it grows: a lock for its sizes and numbers, and one for each part. */
final class Group {

    private final Settings settings;
    private final List<Slot<?>> slots = new ArrayList<>();
    private final Sizes sizes = Sizes.none();
    private final List<Numbers> numbers = new ArrayList<>();

    Group(Settings settings, List<Observer<?>> observers) {
        this.settings = settings;
        observers.forEach(observer -> slots.add(Slot.of(observer)));
        settings.numbers().forEach(name -> numbers.add(new Numbers()));
    }

    void add(Block block) {
        slots.forEach(slot -> slot.add(block));
        String text = block.text();
        int fold = block.fold();
        int characters = text.codePointCount(0, text.length());
        int bytes = utf8(text);
        synchronized (sizes) {
            sizes.blocks()[fold]++;
            sizes.words()[fold] += block.words();
            sizes.characters()[fold] += characters;
            sizes.bytes()[fold] += bytes;
        }
    }

    void add(double[] values, int fold) {
        synchronized (sizes) {
            sizes.records()[fold]++;
            for (int i = 0; i < values.length; i++) {
                numbers.get(i).add(values[i], fold);
            }
        }
    }

    /** Tells every part how many groups there are. */
    void shareAmong(int groups) {
        slots.forEach(slot -> slot.shareAmong(groups));
        synchronized (sizes) {
            numbers.forEach(column -> column.shareAmong(groups));
        }
    }

    void merge(Group other) {
        for (int i = 0; i < slots.size(); i++) {
            slots.get(i).merge(other.slots.get(i));
        }
        synchronized (sizes) {
            addSizes(other.sizes);
            for (int i = 0; i < numbers.size(); i++) {
                numbers.set(i, numbers.get(i).merge(other.numbers.get(i)));
            }
        }
    }

    GroupProfile profile() {
        Map<String, Part<?>> parts = new LinkedHashMap<>();
        slots.forEach(slot -> parts.put(slot.name(), slot.part));
        Map<String, Numbers> columns = new LinkedHashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            columns.put(settings.numbers().get(i), numbers.get(i));
        }
        return new GroupProfile(sizes, parts, columns);
    }

    void write(DataOutput out) throws IOException {
        for (long[] byFold : all(sizes)) {
            Bytes.writeLongs(out, byFold);
        }
        for (Slot<?> slot : slots) {
            slot.part.write(out);
        }
        for (Numbers column : numbers) {
            column.write(out);
        }
    }

    /** Reads what {@link #write} wrote into this group, which is empty. */
    void read(DataInput in) throws IOException {
        for (long[] byFold : all(sizes)) {
            System.arraycopy(Bytes.readLongs(in, Folds.COUNT), 0, byFold, 0, Folds.COUNT);
        }
        for (Slot<?> slot : slots) {
            slot.read(in);
        }
        for (int i = 0; i < numbers.size(); i++) {
            numbers.set(i, Numbers.read(in));
        }
    }

    /** The same, which grows by itself. */
    Group copy(List<Observer<?>> observers) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(new DataOutputStream(bytes));
            Group copy = new Group(settings, observers);
            copy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addSizes(Sizes other) {
        List<long[]> own = all(sizes);
        List<long[]> added = all(other);
        for (int i = 0; i < own.size(); i++) {
            for (int fold = 0; fold < Folds.COUNT; fold++) {
                own.get(i)[fold] += added.get(i)[fold];
            }
        }
    }

    private static List<long[]> all(Sizes sizes) {
        return List.of(sizes.records(), sizes.blocks(), sizes.words(), sizes.characters(), sizes.bytes());
    }

    private static int utf8(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // each half of a surrogate pair has half of its four bytes
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** A part and what fills it. */
    private static final class Slot<P extends Part<P>> {

        private final Observer<P> observer;
        private P part;

        Slot(Observer<P> observer) {
            this.observer = observer;
            this.part = observer.none();
        }

        static <P extends Part<P>> Slot<P> of(Observer<P> observer) {
            return new Slot<>(observer);
        }

        String name() {
            return observer.name();
        }

        void add(Block block) {
            Consumer<P> found = observer.observe(block);
            synchronized (this) {
                found.accept(part);
            }
        }

        synchronized void shareAmong(int groups) {
            part.shareAmong(groups);
        }

        /** Of the same observer, which its place in the list says. */
        @SuppressWarnings("unchecked")
        synchronized void merge(Slot<?> other) {
            part = part.merge((P) other.part);
        }

        void read(DataInput in) throws IOException {
            part = observer.read(in);
        }
    }
}
