package org.genloss.spark;

import java.util.function.Supplier;
import org.apache.spark.sql.AnalysisException;
import org.genloss.spec.UserError;

/** What Spark has against a query, in the user's words. */
final class Analysis {

    private Analysis() {}

    /**
     * Plans something. Spark's exception is a checked one that its methods do not declare.
     *
     * @throws UserError if Spark finds a mistake in it
     */
    static <T> T of(Supplier<T> plan, String remedy) {
        try {
            return plan.get();
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                throw new UserError(e.getMessage().lines().findFirst().orElse("Spark refuses the query"), remedy, e);
            }
            throw e;
        }
    }
}
