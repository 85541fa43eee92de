/**
 * Genloss on Apache Spark: profiles of any table, and the trials of a sweep as tasks. Spark only moves rows and bytes about: what is
 * computed is computed by core, so that it comes out as on one machine.
 */
package org.genloss.spark;
