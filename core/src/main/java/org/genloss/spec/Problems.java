package org.genloss.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything wrong that was found so far: a reader notes a problem here and goes on, to find the next. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Notes a problem; the same one again is not noted. */
    public void add(Place place, String what, String remedy) {
        Problem problem = new Problem(place, what, remedy);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean none() {
        return found.isEmpty();
    }

    /** Number of problems so far. */
    public int size() {
        return found.size();
    }

    /** All of them, in the order of lines. */
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparing(
                                (Problem problem) -> problem.place().file())
                        .thenComparing(problem -> problem.place().line()))
                .toList();
    }

    /**
     * Ends reading.
     *
     * @throws InvalidSpec if anything is wrong
     */
    public void orThrow() {
        if (!none()) {
            throw new InvalidSpec(all());
        }
    }
}
