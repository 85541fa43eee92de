package org.genloss.data;

/** A law of outcomes given inputs that is linear in known coefficients: a regression's truth, or its fit. */
public interface Coefficients {

    /** The coefficients, in the order of the inputs. */
    double[] coefficients();
}
