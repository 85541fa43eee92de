/**
 * What is measured of profiles, with intervals: pure functions that read nothing.
 *
 * <p>{@code Measures} is the door: all measures of a corpus, alone or against a reference. {@code Comparison} sets candidates
 * against a reference and says what is better, worse or cannot be told. {@code Lost} names what vanished, {@code Curves} draws
 * tails, {@code Meanings} says what each measure means, {@code NextGeneration} what a copy of a copy loses, and for whom that holds.
 *
 * <p>How a measure is made: a {@code Statistic} is a function of a few sums over types ({@code Text} is a text, or some of its
 * folds, as these sums see it). {@code LeftOut} holds it without each fold and without some of the types of a sample; {@code
 * Estimate} reads the interval off.
 */
package org.genloss.audit.measure;
