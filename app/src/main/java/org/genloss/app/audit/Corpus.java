package org.genloss.app.audit;

import java.util.List;
import java.util.Optional;

/**
 * What is to be profiled, as the user asked for it.
 *
 * @param files files, folders and patterns
 * @param text column of the text, or empty
 * @param numbers number columns
 * @param by columns by which it is grouped
 * @param where SQL condition on records, or empty
 * @param skipDamage whether damaged records are left out and counted, or stop the run
 * @param lowercase whether words are counted in lower case
 * @param threads how many
 */
public record Corpus(
        List<String> files,
        Optional<String> text,
        List<String> numbers,
        List<String> by,
        Optional<String> where,
        boolean skipDamage,
        boolean lowercase,
        int threads) {

    /** The same of other files. */
    public Corpus of(List<String> others) {
        return new Corpus(others, text, numbers, by, where, skipDamage, lowercase, threads);
    }

    /** The same as one group, without numbers. */
    public Corpus textOnly() {
        return new Corpus(files, text, List.of(), List.of(), where, skipDamage, lowercase, threads);
    }

    /** The same with a condition more. */
    public Corpus where(String condition) {
        return new Corpus(
                files,
                text,
                numbers,
                by,
                Optional.of(where.map(first -> "(" + first + ") AND (" + condition + ")")
                        .orElse(condition)),
                skipDamage,
                lowercase,
                threads);
    }
}
