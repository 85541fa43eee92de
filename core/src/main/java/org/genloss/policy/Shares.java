package org.genloss.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A share for every generation: written as one share, {@code 10%}, or as a schedule, {@code 50%,25%,10%}, whose last share
 * holds for all later generations.
 *
 * @param schedule shares of generations 1, 2, .., one or more
 */
public record Shares(List<Share> schedule) {

    /** Checks that there is one. */
    public Shares {
        if (schedule.isEmpty()) {
            throw new IllegalArgumentException("a schedule of shares must have one share or more, but is empty");
        }
        schedule = List.copyOf(schedule);
    }

    /** The same share for every generation. */
    public static Shares constant(double share) {
        return new Shares(List.of(new Share(share)));
    }

    /**
     * Reads {@code 10%} or {@code 50%,25%,10%}; with or without blanks after the commas.
     *
     * @throws IllegalArgumentException if a part is no share
     */
    public static Shares parse(String text) {
        List<Share> shares = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            shares.add(Share.parse(part));
        }
        return new Shares(shares);
    }

    /** The share of generation {@code g >= 1}. */
    public Share at(int g) {
        return schedule.get(Math.min(g, schedule.size()) - 1);
    }

    /** The largest of them. */
    public double largest() {
        return schedule.stream().mapToDouble(Share::value).max().orElseThrow();
    }

    @Override
    public String toString() {
        return schedule.stream().map(Share::toString).collect(Collectors.joining(","));
    }
}
