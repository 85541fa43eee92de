package org.genloss.spec;

/**
 * Something the user can put right: a bad value, a missing file, a full disk. The message names the thing, its value,
 * the condition it breaks and the remedy; the program prints it without a stack trace and exits with 2.
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong: name, value, condition
     * @param remedy what to do about it, one sentence
     */
    public UserError(String message, String remedy) {
        super(message + "\n  remedy: " + remedy);
    }

    /** As above, with what the machine said. */
    public UserError(String message, String remedy, Throwable cause) {
        super(message + "\n  remedy: " + remedy, cause);
    }
}
