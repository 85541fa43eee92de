package org.genloss.data;

/** A law of points with inputs and a target that is linear in them: a source with known truth, or a fitted model. */
public interface Coefficients {

    /** The coefficient of every input, in the order of the columns; length d. */
    double[] coefficients();
}
