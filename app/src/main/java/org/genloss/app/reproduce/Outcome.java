package org.genloss.app.reproduce;

import java.util.List;
import java.util.Optional;
import org.genloss.report.gallery.Claim;
import org.genloss.report.gallery.Picture;

/**
 * What a check found.
 *
 * @param rows numbers compared, one or more
 * @param picture our picture of a figure
 * @param note what a reader should know, or empty
 */
public record Outcome(List<Claim.Row> rows, Optional<Picture> picture, String note) {

    /** Whether no row fails. */
    public boolean pass() {
        return rows.stream().allMatch(Claim.Row::holds);
    }
}
