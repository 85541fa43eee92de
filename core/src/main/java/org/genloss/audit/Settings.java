package org.genloss.audit;

import java.util.List;

/**
 * What a profile is a profile of. Profiles can be merged and compared if these are equal.
 *
 * @param by columns by which the corpus is grouped, in this order
 * @param lowercase whether words are counted in lower case
 * @param text whether there is a text
 * @param numbers names of the number columns
 * @param references SHA-256 of each file that observers were made from (vocabularies of the synthetic share, a language model),
 *     as {@code name=hash}, ordered
 */
public record Settings(
        List<String> by, boolean lowercase, boolean text, List<String> numbers, List<String> references) {}
