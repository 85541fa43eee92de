/**
 * Metrics of texts in which order matters: {@code distinct_n}, {@code repetition}, {@code compression_ratio},
 * {@code held_out_perplexity}. Those of {@link org.genloss.metric.symbols} measure the words of a text too.
 *
 * <p>The first and the third read a fixed length, since both fall with the length of what is read.
 */
package org.genloss.metric.text;
