package org.genloss.app.reproduce;

import java.util.List;

/** All checks, in the order in which they are told. */
public final class Checks {

    /** Every check there is. */
    public static final List<Check> ALL = List.of();

    private Checks() {}
}
