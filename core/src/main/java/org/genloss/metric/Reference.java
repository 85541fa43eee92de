package org.genloss.metric;

import org.genloss.data.Sample;
import org.genloss.data.Supply;

/**
 * What a metric measures against: the real data of one experiment cell, shared by all trials.
 *
 * @param supply the opened source, which may know the truth (see {@link Supply})
 * @param heldOut real records that no generation is trained on
 * @param draws number of items in the sample drawn from every generation's model to be measured, so that what depends
 *     on the size of a sample can be prepared for it
 */
public record Reference<S extends Sample<S>>(Supply<S> supply, S heldOut, int draws) {}
