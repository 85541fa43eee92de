package org.genloss.data.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * The lines of a stream, one after another in one buffer that grows to the longest of them. A line beyond the limit comes in
 * pieces. A stream that fails ends at the last whole line before.
 */
final class Lines implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** So that a buffer that has grown is empty again soon. */
    private static final int MOST_AT_ONCE = 1 << 18;

    /** A buffer larger than this is held by one reader of a corpus at a time. */
    private static final int LARGE = 1 << 22;

    private final InputStream in;
    private final int limit;
    private final Semaphore large;
    private boolean holding;

    private byte[] buffer = new byte[BUFFER];
    private int start;
    private int stop;
    private int next;
    private int end;

    private long number;
    private int physical;
    private int firstLength;
    private boolean whole = true;
    private IOException failure;

    /**
     * @param limit most bytes of a line
     * @param large one permit, for the reader with a long line
     */
    Lines(InputStream in, int limit, Semaphore large) {
        this.in = in;
        this.limit = limit;
        this.large = large;
    }

    /** Goes on to the next line, or to the next piece of a line that is not whole. */
    boolean next() {
        shrink();
        number += whole ? Math.max(1, physical) : 0;
        physical = 1;
        start = next;
        boolean more = advance();
        firstLength = next - start;
        return more;
    }

    /** Adds the line after it to the line, with the line end between; false if there is none. */
    boolean extend() {
        if (!advance()) {
            return false;
        }
        physical++;
        return true;
    }

    /** Gives back what {@link #extend} added. */
    void retreat() {
        next = start + firstLength;
        physical = 1;
        whole = true;
    }

    /** Whether nothing was added to the line. */
    boolean isOne() {
        return physical == 1;
    }

    /** Leaves out the rest of a line that is not whole. */
    void skipRest() {
        while (!whole) {
            start = next;
            if (!advance()) {
                whole = true;
            }
        }
    }

    /** The buffer, valid up to the next call; the line lies in it from {@link #start} to {@link #stop}. */
    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    /** After the last byte of the line, without its line feed. */
    int stop() {
        return stop;
    }

    /** Whether the line ends where it stops. */
    boolean whole() {
        return whole;
    }

    /** Whether a line feed stands at the end of the line. */
    boolean fed() {
        return next > stop;
    }

    /** After the end: goes on to what there is of the line in which the stream failed; false if there is nothing. */
    boolean rest() {
        if (failure == null || next == end) {
            return false;
        }
        start = next;
        stop = Utf8.boundary(buffer, start, end);
        next = end;
        whole = false;
        return stop > start;
    }

    /** Number of the line, from 1; of the first of an extended one. */
    long number() {
        return number;
    }

    /** Most bytes of a line. */
    int limit() {
        return limit;
    }

    /** Why the stream failed, or null. */
    IOException failure() {
        return failure;
    }

    private boolean advance() {
        int scanned = next - start;
        while (true) {
            int feed = find(start + scanned);
            if (feed >= 0) {
                stop = feed;
                next = feed + 1;
                whole = true;
                return true;
            }
            scanned = end - start;
            if (scanned >= limit) {
                stop = Utf8.boundary(buffer, start, end);
                next = stop;
                whole = false;
                return true;
            }
            if (!fill()) {
                return last();
            }
        }
    }

    /** What stands after the last line feed, if the stream ended as it should. */
    private boolean last() {
        if (failure != null || next == end) {
            return false;
        }
        stop = end;
        next = end;
        whole = true;
        return true;
    }

    private int find(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() {
        if (failure != null) {
            return false;
        }
        if (end == buffer.length) {
            makeRoom();
        }
        try {
            int room = Math.min(buffer.length, start + limit) - end;
            int count = in.read(buffer, end, Math.min(room, MOST_AT_ONCE));
            end += Math.max(0, count);
            return count >= 0;
        } catch (IOException e) {
            failure = e;
            return false;
        }
    }

    private void makeRoom() {
        int length = end - start;
        byte[] target = buffer;
        int size = (int) Math.min(2L * buffer.length, Math.max(limit, BUFFER));
        if (length > buffer.length / 2 && size > buffer.length) {
            if (size > LARGE && !holding) {
                large.acquireUninterruptibly();
                holding = true;
            }
            target = new byte[size];
        }
        System.arraycopy(buffer, start, target, 0, length);
        buffer = target;
        next -= start;
        stop -= start;
        end -= start;
        start = 0;
    }

    private void shrink() {
        if (buffer.length > LARGE && end - next < BUFFER) {
            buffer = Arrays.copyOf(Arrays.copyOfRange(buffer, next, end), BUFFER);
            end -= next;
            next = 0;
            release();
        }
    }

    private void release() {
        if (holding) {
            holding = false;
            large.release();
        }
    }

    @Override
    public void close() throws IOException {
        release();
        in.close();
    }
}
