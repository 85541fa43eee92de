package org.genloss.audit;

import java.io.DataOutput;
import java.io.IOException;

/** What is known of one number column: moments, quantiles of body and tails, and cells, by fold. */
public final class Numbers implements Part<Numbers> {

    @Override
    public Numbers merge(Numbers other) {
        throw new UnsupportedOperationException("built by the profile task");
    }

    @Override
    public void write(DataOutput out) throws IOException {
        throw new UnsupportedOperationException("built by the profile task");
    }
}
