package org.genloss.lab;

import java.io.Serializable;
import java.util.SortedMap;

/**
 * What one trial leaves that was computed away from its run folder, whole.
 *
 * @param data SHA-256 of the real data that it read, hexadecimal; empty for laws
 * @param lines those of the ledger, UTF-8
 * @param timings lines of {@code timing.jsonl}, UTF-8
 * @param files what else stands in a run folder (samples, models), by path within it, with slashes
 */
public record TrialOutput(String data, byte[] lines, byte[] timings, SortedMap<String, byte[]> files)
        implements Serializable {}
