package org.genloss.spec;

/**
 * One thing that is wrong with a spec.
 *
 * @param place where
 * @param what what is wrong: condition and value
 * @param remedy what to do about it, one sentence
 */
public record Problem(Place place, String what, String remedy) {

    /** {@code FILE:LINE:COLUMN: PATH: WHAT}, and the remedy on a line of its own. */
    @Override
    public String toString() {
        return place + ": " + what + "\n  remedy: " + remedy;
    }
}
