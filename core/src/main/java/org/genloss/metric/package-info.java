/**
 * How far a generation has drifted: the contracts of metrics, what all of them share, and {@code
 * held_out_log_likelihood}, which measures any kind of sample.
 */
package org.genloss.metric;
