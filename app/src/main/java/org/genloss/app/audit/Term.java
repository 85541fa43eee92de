package org.genloss.app.audit;

import org.genloss.report.audit.Audit;

/**
 * What is known of a measure, or of a curve, by its name.
 *
 * @param name as {@code rarefied-types}
 * @param title for people
 * @param unit of its values
 * @param sentence what it means
 * @param worse {@code lower}, {@code higher} or {@code neither}
 * @param decides whether it may carry a verdict
 * @param onlyBesideReference whether its level alone decides nothing
 * @param needsReference whether there is none without a reference
 * @param misleads whether it is shown as a trap only
 */
public record Term(
        String name,
        String title,
        String unit,
        String sentence,
        String worse,
        boolean decides,
        boolean onlyBesideReference,
        boolean needsReference,
        boolean misleads) {

    /** As an audit tells it. */
    Audit.Meaning meaning() {
        return new Audit.Meaning(name, title, sentence, worse, decides);
    }
}
