package org.genloss.data.corpus;

/** Ends the work of a thread because another one has failed. */
final class Ended extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Ended() {
        super(null, null, false, false);
    }
}
