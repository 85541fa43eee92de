/**
 * Pair coalescence: what any policy does to the expected variance, to the walk of the mean and to the heterozygosity, by
 * following pairs of records back to the one they were copied from; and the closed forms that it must agree with.
 */
package org.genloss.theory.coalescence;
