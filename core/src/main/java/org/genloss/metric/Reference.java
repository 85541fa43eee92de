package org.genloss.metric;

import java.util.function.Consumer;
import org.genloss.data.Sample;
import org.genloss.data.Supply;

/**
 * What a metric measures against: the real data of one experiment cell, shared by all trials.
 *
 * @param supply the opened source, which may know the truth (see {@link Supply})
 * @param heldOut real records that no generation is trained on
 * @param draws number of items in the sample drawn from every generation's model to be measured, so that what depends
 *     on the size of a sample can be prepared for it
 * @param warning is told what a person should know, but what does not stop the run
 */
public record Reference<S extends Sample<S>>(Supply<S> supply, S heldOut, int draws, Consumer<String> warning) {

    /** One that warns nobody. */
    public Reference(Supply<S> supply, S heldOut, int draws) {
        this(supply, heldOut, draws, nobody -> {});
    }

    /** The same, with somebody who is warned. */
    public Reference<S> warned(Consumer<String> person) {
        return new Reference<>(supply, heldOut, draws, person);
    }
}
