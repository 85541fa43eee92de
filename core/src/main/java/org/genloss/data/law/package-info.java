/**
 * Sources with known truth: every one knows its moments, quantiles, densities or probabilities, so that metrics measure
 * against the law itself.
 */
package org.genloss.data.law;
