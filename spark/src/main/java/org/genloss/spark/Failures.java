package org.genloss.spark;

import org.genloss.spec.UserError;

/** Finds in what Spark reports what a task had to say. */
final class Failures {

    private Failures() {}

    /** The user's error that a failed job carries, or the exception itself. */
    static Exception ofUser(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError error) {
                return error;
            }
        }
        return failure;
    }
}
