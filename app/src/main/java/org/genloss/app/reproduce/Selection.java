package org.genloss.app.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.genloss.spec.Names;
import org.genloss.spec.UserError;

/**
 * Which checks are run.
 *
 * @param ids only these; none for the choice of the other two
 * @param quick only those of {@link Check.Group#QUICK}
 * @param all those of {@link Check.Group#LONG} too
 */
public record Selection(List<String> ids, boolean quick, boolean all) {

    /** Checks that only one choice is made. */
    public Selection {
        int choices = (ids.isEmpty() ? 0 : 1) + (quick ? 1 : 0) + (all ? 1 : 0);
        if (choices > 1) {
            throw new UserError("IDs, --quick and --all exclude each other", "give one of them, or none");
        }
        ids = List.copyOf(ids);
    }

    /**
     * The checks that are spoken of: those asked for by name, otherwise the whole catalogue.
     *
     * @throws UserError if an id does not exist
     */
    List<Check> from(List<Check> catalogue) {
        if (ids.isEmpty()) {
            return catalogue;
        }
        List<String> known = catalogue.stream().map(Check::id).toList();
        Set<Check> chosen = new LinkedHashSet<>();
        for (String id : ids) {
            chosen.add(catalogue.stream()
                    .filter(check -> check.id().equalsIgnoreCase(id))
                    .findFirst()
                    .orElseThrow(() -> new UserError("there is no check '" + id + "'", Names.remedy(id, known))));
        }
        return new ArrayList<>(chosen);
    }

    /** Why a check that is spoken of is not run; empty if it is. */
    String whyNot(Check check) {
        if (!ids.isEmpty() || all) {
            return "";
        } else if (check.group() == Check.Group.LONG) {
            return "takes long; run by its id or with --all";
        }
        return quick && check.group() != Check.Group.QUICK ? "left out by --quick" : "";
    }
}
