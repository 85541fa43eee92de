package org.genloss.data;

import java.util.List;
import java.util.Optional;

/**
 * One record of a corpus as its reader hands it out.
 *
 * @param group values of the columns by which the corpus is grouped, in their order; empty if it is not grouped
 * @param text the document; empty where the record has none
 * @param numbers values of the number columns, in their order; NaN where the record has none
 * @param file the file it comes from, as the user named it
 * @param number of the record in its file, from 1: the line of a JSONL file, the row of a table, 1 for a plain file
 */
public record Row(List<String> group, Optional<String> text, double[] numbers, String file, long number) {}
