package org.genloss.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private record Value(int number) {}

    @Test
    void isAskedOnceForEachObjectHoweverManyAsk() {
        Remembered<Value, Integer> remembered = new Remembered<>();
        AtomicInteger asked = new AtomicInteger();
        Value one = new Value(1);
        Value equal = new Value(1);
        IntStream.range(0, 100).parallel().forEach(i -> {
            assertEquals(1, remembered.of(one, value -> value.number() + 0 * asked.incrementAndGet()));
        });
        assertEquals(1, asked.get());
        remembered.of(equal, value -> asked.incrementAndGet());
        assertEquals(2, asked.get());
    }

    @Test
    void aFailureIsNotRemembered() {
        Remembered<Value, Integer> remembered = new Remembered<>();
        Value one = new Value(1);
        assertThrows(
                IllegalStateException.class,
                () -> remembered.of(one, value -> {
                    throw new IllegalStateException("not now");
                }));
        assertEquals(7, remembered.of(one, value -> 7));
    }

    /** Values go with their objects: of a thousand sets of images that are gone, not all are held. */
    @Test
    void forgetsWhatIsGone() throws InterruptedException {
        Remembered<byte[], Integer> remembered = new Remembered<>();
        byte[] last = {};
        for (int i = 0; i < 1000; i++) {
            remembered.of(new byte[1000], bytes -> bytes.length);
        }
        for (int i = 0; i < 100 && remembered.size() > 900; i++) {
            System.gc();
            Thread.sleep(10);
            remembered.of(last, bytes -> 0);
        }
        assertEquals(0, remembered.of(last, bytes -> 1));
        assertEquals(true, remembered.size() <= 900, remembered.size() + " are held");
    }
}
