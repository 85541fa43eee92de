/**
 * How much of a corpus machines wrote: the share of sentences as a mixture of two reference texts, calibrated on known slices, and
 * the marks that machines leave openly. It speaks of groups of documents, never of one.
 */
package org.genloss.audit.share;
