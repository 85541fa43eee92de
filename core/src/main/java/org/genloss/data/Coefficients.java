package org.genloss.data;

/** A law of points that knows the coefficients with which its inputs make its response. */
public interface Coefficients {

    /** Coefficients, one an input, in the order of the columns; a regression with an intercept puts it last. */
    double[] coefficients();
}
