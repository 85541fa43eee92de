package org.genloss.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A spec that cannot be run, with everything that is wrong with it. The user's mistake. */
public final class InvalidSpec extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** All problems, one or more. */
    public InvalidSpec(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of lines. */
    public List<Problem> problems() {
        return problems;
    }
}
