package org.genloss.theory;

import java.util.List;
import org.genloss.theory.coalescence.CoalescenceLaw;

/** All laws, in the order in which they are told. */
public final class Laws {

    /** Every law that is asked about every cell. */
    public static final List<Law> ALL = List.of(new CoalescenceLaw());

    private Laws() {}
}
