/**
 * Metrics of texts in which order matters.
 *
 * <ul>
 *   <li>what models say of real text: {@code held_out_perplexity}
 *   <li>what the first model says of what later ones write: {@code first_perplexity}
 *   <li>how a text is made: {@code sequence_lengths}, {@code distinct_n}, {@code repetition}, {@code compression_ratio},
 *       {@code heaps}
 *   <li>what is lost, and what is learned by heart: {@code words}, {@code memorised_ngrams}
 * </ul>
 *
 * <p>Those of {@link org.genloss.metric.symbols} measure the types of a text too. {@code distinct_n}, {@code
 * compression_ratio}, {@code heaps} and {@code words} read a fixed length, since they depend on the length of what is
 * read.
 */
package org.genloss.metric.text;
