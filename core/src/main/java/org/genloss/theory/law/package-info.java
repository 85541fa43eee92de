/**
 * The laws of the field, one class each: source, assumptions, range of validity, and the formulas as functions of numbers.
 *
 * <p>Throughout, t counts samples since the truth: generation g has been through t = g + 1 of them, the first of size M_0
 * from the truth itself. Decoding acts on what a model writes, so never on the first sample.
 */
package org.genloss.theory.law;
