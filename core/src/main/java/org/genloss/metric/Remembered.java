package org.genloss.metric;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was computed of objects, for as long as these live: once for each, whoever asks on whatever thread. Objects are told
 * apart by identity. What is remembered must not refer to its object, which would then live for ever.
 */
public final class Remembered<K, V> {

    private final Map<Key<K>, Once<V>> values = new ConcurrentHashMap<>();
    private final ReferenceQueue<K> dead = new ReferenceQueue<>();

    /** The value of {@code object}; a function that throws is asked again the next time. */
    public V of(K object, Function<K, V> function) {
        for (Reference<? extends K> key = dead.poll(); key != null; key = dead.poll()) {
            values.remove(key);
        }
        // the map is left before anything is computed, so that others can ask for other objects meanwhile
        return values.computeIfAbsent(new Key<>(object, dead), key -> new Once<>())
                .of(object, function);
    }

    /** How many values are held. */
    int size() {
        return values.size();
    }

    private static final class Once<V> {

        private V value;

        synchronized <K> V of(K object, Function<K, V> function) {
            if (value == null) {
                value = function.apply(object);
            }
            return value;
        }
    }

    private static final class Key<K> extends WeakReference<K> {

        private final int hash;

        Key(K object, ReferenceQueue<K> dead) {
            super(object, dead);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public boolean equals(Object other) {
            return this == other || (other instanceof Key<?> key && get() != null && key.get() == get());
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
