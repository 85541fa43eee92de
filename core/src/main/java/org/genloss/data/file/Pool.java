package org.genloss.data.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Sample;
import org.genloss.data.Supply;
import org.genloss.data.Validated;
import org.genloss.num.Seed;
import org.genloss.spec.UserError;

/**
 * A finite supply: records of files, kept in memory.
 *
 * @param <S> what it gives
 */
public final class Pool<S extends Sample<S>> implements Supply<S>, Validated<S> {

    /** At most so many numbers (4 bytes each) of orders are remembered, but always some orders. */
    private static final int MOST_REMEMBERED = 1 << 24;

    private static final int LEAST_ORDERS = 2;
    private static final int MOST_ORDERS = 64;

    private final Records<S> training;
    private final Records<S> heldOut;
    private final Optional<S> validation;
    private final Origin origin;
    private final Map<Seed, int[]> orders;

    /**
     * Records that may be kept in another form than that in which they are handed out.
     *
     * @param size how many there are
     * @param select those at the rows given
     */
    record Records<S>(int size, Function<int[], S> select) {}

    /**
     * Where records come from.
     *
     * @param name what they were read from, for messages
     * @param hash SHA-256 of what was read
     * @param published the published data set that this is, or empty
     */
    public record Origin(String name, String hash, String published) {}

    /** A supply of two samples; see the other constructor. */
    Pool(S training, S heldOut, String name, String hash) {
        this(
                new Records<>(training.size(), training::select),
                new Records<>(heldOut.size(), heldOut::select),
                name,
                hash,
                "");
    }

    /**
     * @param name what the records come from, for messages
     * @param hash SHA-256 of what was read
     * @param published the published data set that this is, or empty
     */
    Pool(Records<S> training, Records<S> heldOut, String name, String hash, String published) {
        this(training, heldOut, Optional.empty(), new Origin(name, hash, published));
    }

    private Pool(Records<S> training, Records<S> heldOut, Optional<S> validation, Origin origin) {
        this.training = training;
        this.heldOut = heldOut;
        this.validation = validation;
        this.origin = origin;
        int room = MOST_REMEMBERED / Math.max(1, training.size());
        this.orders = leastRecentlyUsed(Math.max(LEAST_ORDERS, Math.min(MOST_ORDERS, room)));
    }

    /**
     * A supply that holds out records read for this.
     *
     * @param validation records to choose among fits by, if there are any
     */
    public static <S extends Sample<S>> Pool<S> of(S training, S heldOut, Optional<S> validation, Origin origin) {
        return new Pool<>(
                new Records<>(training.size(), training::select),
                new Records<>(heldOut.size(), heldOut::select),
                validation,
                origin);
    }

    /**
     * A supply that holds out a share of its records, picked at random: rounded down, but one at least if the share is not 0.
     *
     * @param share 0 or more and below 1
     * @param validation records to choose among fits by, if there are any
     */
    public static <S extends Sample<S>> Pool<S> split(
            S all, double share, Optional<S> validation, Origin origin, Seed seed) {
        Split rows = Split.of(all.size(), share, seed);
        return new Pool<>(some(all, rows.training()), some(all, rows.heldOut()), validation, origin);
    }

    private static <S extends Sample<S>> Records<S> some(S all, int[] rows) {
        return new Records<>(
                rows.length,
                chosen -> all.select(IntStream.of(chosen).map(row -> rows[row]).toArray()));
    }

    @Override
    public long size() {
        return training.size();
    }

    @Override
    public S draw(int n, long from, Seed seed) {
        if (n > training.size() - from) {
            throw tooSmall("training", from + n, training.size());
        }
        return training.select().apply(Arrays.copyOfRange(order(seed), (int) from, (int) from + n));
    }

    @Override
    public long heldOutSize() {
        return heldOut.size();
    }

    @Override
    public S heldOut(int n, Seed seed) {
        if (n > heldOut.size()) {
            throw tooSmall("held-out", n, heldOut.size());
        }
        return heldOut.select()
                .apply(n == 0 ? new int[0] : new PermutationSampler(seed.stream(), heldOut.size(), n).sample());
    }

    @Override
    public Optional<S> validation() {
        return validation;
    }

    @Override
    public String hash() {
        return origin.hash();
    }

    @Override
    public String published() {
        return origin.published();
    }

    private UserError tooSmall(String kind, long asked, int there) {
        return new UserError(
                "source smaller than the sample asked for: " + origin.name() + " has " + there + " " + kind
                        + " records, but " + asked + " are needed",
                "ask for smaller samples or less fresh data, change held_out or keep where the source has them, or use a larger file");
    }

    /** The random order of all training records that a seed names; a pure function, remembered for the last few. */
    private int[] order(Seed seed) {
        synchronized (orders) {
            int[] known = orders.get(seed);
            if (known != null) {
                return known;
            }
        }
        int n = training.size();
        int[] order = new PermutationSampler(seed.at("order").stream(), n, n).sample();
        synchronized (orders) {
            orders.put(seed, order);
        }
        return order;
    }

    private static Map<Seed, int[]> leastRecentlyUsed(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Seed, int[]> eldest) {
                return size() > most;
            }
        };
    }
}
