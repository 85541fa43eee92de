/**
 * Metrics of how often each type occurs, of symbols and of words alike.
 *
 * <ul>
 *   <li>what is left: {@code support}, {@code survival}, {@code tail_type_recall}, {@code coverage_deficit}
 *   <li>what is lost in this step and the next: {@code extinction}, {@code next_generation_loss}
 *   <li>what a sample does not show: {@code good_turing}
 *   <li>diversity: {@code entropy}, {@code hill_numbers}, {@code heterozygosity}, {@code zipf_slope}
 *   <li>distance: {@code divergence}
 * </ul>
 *
 * <p>All that counts types depends on the size of the sample; samples drawn to be measured are equally large in every
 * generation. Diversity of order 2 (heterozygosity, Hill number q = 2) hears only the head.
 */
package org.genloss.metric.symbols;
