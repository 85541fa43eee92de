package org.genloss.ledger;

/**
 * Something that happened, as the ledger tells it.
 *
 * @param cell index of the cell
 * @param trial number of the trial, from 0; -1 for {@code stopped}
 * @param generation where it happened; -1 for {@code stopped} and {@code sampling}
 * @param kind {@code collapsed} or {@code end} of a trial, {@code sampling} where a trial's training data are not written
 *     as points, or {@code stopped} of a cell that needs no more trials
 * @param trials of a cell that stopped, how many it has; otherwise 0
 * @param reason in words; of {@code sampling} the form, {@code sufficient}, {@code population} or {@code stream}
 */
public record Event(int cell, int trial, int generation, String kind, int trials, String reason) {}
