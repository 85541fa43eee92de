/**
 * Chains whose law is known exactly: types by transition matrices, for small samples, and Gaussians by the laws of their
 * sufficient statistics, at a cost that does not grow with the sample. Nothing here is an approximation.
 */
package org.genloss.theory.chain;
